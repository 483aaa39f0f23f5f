/** An opaque CSS colour: red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/**
 * Parses a colour as in style sheets and settings: `#abc`, `#aabbcc`, `rgb(1 2 3)`, or one of a few names. Undefined
 * for anything else, including transparent colours, whose contrast depends on the background.
 */
export function readColour(text: string): Colour | undefined {
  const written = text.trim().toLowerCase()
  const named = Object.hasOwn(names, written) ? names[written] : undefined
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(named ?? written)?.[1]
  if (hex !== undefined) {
    const digits = hex.length === 3 ? [...hex].map(digit => digit + digit).join('') : hex
    const [red, green, blue] = [0, 2, 4].map(at => Number.parseInt(digits.slice(at, at + 2), 16))
    return [red!, green!, blue!]
  }
  const numbers = /^rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)$/.exec(written)
  const parts = numbers?.slice(1).map(Number) ?? []
  return parts.length === 3 && parts.every(part => part <= 255)
    ? [parts[0]!, parts[1]!, parts[2]!]
    : undefined
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(part => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

const names: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  grey: '#808080',
  gray: '#808080',
  silver: '#c0c0c0',
  red: '#ff0000',
  maroon: '#800000',
  green: '#008000',
  teal: '#008080',
  blue: '#0000ff',
  navy: '#000080',
  purple: '#800080'
}
