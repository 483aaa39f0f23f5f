import {type NumberStyle, rounded} from './unit-options.ts'

/**
 * Formats a number such as `1.2e-3`, `3 +- 1` or `2 x 3`. By default, digits are grouped by three if the number has
 * five or more.
 */
export function writtenNumber(number: string, style: NumberStyle): string {
  const whole = rounded(number, style)
  return (style.separate ? separateUncertainties(whole) : compactUncertainties(whole))
    .replace(/(?:\+\s*-|\\pm)/g, '±')
    .replace(/^([^eEdD]*±[^eEdD]*)(?=[eEdD])/, '($1)')
    .replace(/\s*(?:\\times|[x×])\s*/g, '×')
    .replace(/^[eEdD](?=[+-]?\d)/, '◦e')
    .replace(/(?<!\d)(?=[.,]\d)/g, '0')
    .replace(/(?<![\d.,])(\d+)(?:([.,])(\d+))?/g, (_, whole: string, mark?: string, parts = '') => {
      const shown = style.marker ?? (mark === ',' ? '{,}' : mark)
      const fraction = mark === undefined ? '' : `${shown}${grouped(parts, false, style)}`
      return grouped(whole, true, style) + fraction
    })
    .replace(/\s*[eEdD]\s*\+?(-?\d+)/g, `${style.product} 10^{$1}`)
    .replace(/^◦\\(?:times|cdot) /, '')
    .replaceAll('±', '\\pm ')
    .replaceAll('×', '\\times ')
    .replaceAll('~', '\\,')
}

/** Writes `1.23+-0.04` as siunitx does, `1.23(4)`: with the uncertainty in units of the last digit. */
function compactUncertainties(number: string): string {
  return number.replace(
    /(\d+)(?:([.,])(\d*))?\s*(?:\+\s*-|\\pm|±)\s*(\d+)(?:[.,](\d*))?(?![\d.,])/g,
    (_, whole: string, mark = '.', parts = '', uncertain: string, fraction = '') => {
      const places = Math.max(parts.length, fraction.length)
      const decimals = places === 0 ? '' : `${mark}${parts.padEnd(places, '0')}`
      const digits = `${uncertain}${fraction.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '')
      return `${whole}${decimals}(${digits})`
    }
  )
}

/** `1.23(4)` as `1.23 ± 0.04`. */
function separateUncertainties(number: string): string {
  return number.replace(
    /(\d+)(?:([.,])(\d*))?\((\d+)\)/g,
    (_, whole: string, mark = '.', parts = '', digits: string) => {
      const padded = digits.padStart(parts.length + 1, '0')
      const [first, rest] = [
        padded.slice(0, padded.length - parts.length),
        padded.slice(padded.length - parts.length)
      ]
      const [own, uncertain] =
        parts === '' ? [whole, digits] : [`${whole}${mark}${parts}`, `${first}${mark}${rest}`]
      return `${own}±${uncertain}`
    }
  )
}

/** Formats a complex number such as `1+2i`, with an upright imaginary unit. */
export function complexTex(number: string, style: NumberStyle): string {
  return writtenNumber(number, style).replace(/[ij]/g, '\\mathrm{$&}')
}

function grouped(digits: string, fromEnd: boolean, {groups}: NumberStyle): string {
  if (digits.length < groups.least) return digits
  const threes = fromEnd ? /\d(?=(?:\d{3})+$)/g : /\d{3}(?=\d)/g
  return digits.replace(threes, three => `${three}${groups.sign}`)
}

/** Formats an angle such as `45.5`, or in degrees, minutes and seconds as `1;2;3`. */
export function angleTex(angle: string, style: NumberStyle): string {
  const signs = ['°', '′', '″']
  return angle
    .split(';')
    .flatMap((part, index) =>
      part.trim() === '' ? [] : `${writtenNumber(part.trim(), style)}\\text{${signs[index] ?? ''}}`
    )
    .join('')
}
