import {roundedNumber} from './rounded-number.ts'

/** The style in which siunitx prints a number. */
export type NumberStyle = Readonly<{
  /** The number of decimal places or figures to which a number is rounded, unless it has an uncertainty. */
  round?: Readonly<{to: 'places' | 'figures'; precision: number}>
  /** The decimal marker; if undefined, the number keeps the marker that the author typed. */
  marker?: string
  /** The minimum number of digits that are grouped by three, and the separator between groups. */
  groups: Readonly<{least: number; sign: string}>
  /** Whether an uncertainty is written as `1.23 ± 0.04` instead of `1.23(4)`. */
  separate: boolean
  /** The multiplication sign before the power of ten. */
  product: string
  /** The word between the ends of a range. */
  to?: string
}>

/** siunitx's defaults. */
const usual: NumberStyle = {groups: {least: 5, sign: '\\,'}, separate: false, product: '\\times'}

/** The maximum number of places or figures, which limits the cost of malicious options. */
const mostPlaces = 99

type Draft = {-readonly [Name in keyof NumberStyle]: NumberStyle[Name]}
type Read = (style: Draft, value: string, options: ReadonlyMap<string, string>) => boolean

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  [
    'round-mode',
    (style, value, options) => {
      const precision = Number(options.get('round-precision') ?? 2)
      if (value === 'none' || value === 'off') return true
      if ((value !== 'places' && value !== 'figures') || !(precision <= mostPlaces)) return false
      style.round = {to: value, precision}
      return true
    }
  ],
  ['round-precision', (_, value) => /^\d{1,2}$/.test(value)],
  [
    'output-decimal-marker',
    (style, value) => {
      style.marker = value === ',' ? '{,}' : value
      return value === ',' || value === '.'
    }
  ],
  [
    'group-digits',
    (style, value) => {
      if (value === 'false' || value === 'none') style.groups = {...style.groups, least: Infinity}
      return /^(?:true|all|false|none)$/.test(value)
    }
  ],
  [
    'group-minimum-digits',
    (style, value) => {
      style.groups = {...style.groups, least: Number(value)}
      return /^\d+$/.test(value)
    }
  ],
  [
    'group-separator',
    (style, value) => {
      style.groups = {...style.groups, sign: value === ',' ? '{,}' : value}
      return /^(?:,|\.|'|~|\\[,;: ])$/.test(value)
    }
  ],
  ['separate-uncertainty', (style, value) => isTruth(value, is => (style.separate = is))],
  [
    'uncertainty-mode',
    (style, value) => {
      style.separate = value === 'separate'
      return value === 'separate' || value === 'compact'
    }
  ],
  [
    'exponent-product',
    (style, value) => {
      style.product = value
      return value === '\\cdot' || value === '\\times'
    }
  ],
  [
    'range-phrase',
    (style, value) => {
      style.to = value.replaceAll('---', '—').replaceAll('--', '–').replaceAll('~', '\u00a0')
      return !/[\\${}]/.test(value)
    }
  ]
])

/**
 * Options that do not change a number: those that affect the format of letters or columns, and `per-mode`, which
 * affects the unit.
 */
const idle =
  /^(?:per-mode|mode|number-mode|unit-mode|detect-[a-z-]+|reset-[a-z-]+|propagate-math-font|table-[a-z-]+|[a-z-]*color|tight-spacing|input-[a-z-]+|text-[a-z-]+|allow-[a-z-]+|qualifier-mode)$/

/** The options in the brackets of a command, by name; an option without a value is `true`. */
export function unitOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const [part] of text.matchAll(/(?:\{[^{}]*\}|[^,{}])+/g)) {
    const [name = '', ...value] = part.split('=')
    if (name.trim() !== '')
      options.set(name.trim(), value.length === 0 ? 'true' : unbraced(value.join('=').trim()))
  }
  return options
}

/** The style that options specify, or the first option that galley does not support. */
export function numberStyle(options: ReadonlyMap<string, string>): NumberStyle | Readonly<{fault: string}> {
  if (options.size === 0) return usual
  const style: Draft = {...usual}
  for (const [name, value] of options) {
    const read = readers.get(name)
    const isRead = read === undefined ? idle.test(name) : read(style, value, options)
    if (!isRead) return {fault: `Unread option of siunitx ${name}=${value}`}
  }
  return style
}

/** Rounds a number as its style specifies. A number with an uncertainty is not changed. */
export function rounded(number: string, {round}: NumberStyle): string {
  if (round === undefined || /[(±]|\\pm|\+\s*-/.test(number)) return number
  return number.replace(/[eEdD]\s*[+-]?\d+|\d+(?:[.,]\d*)?|[.,]\d+/g, part =>
    /^[eEdD]/.test(part) || part.length > 1000 ? part : roundedNumber(part, round.to, round.precision)
  )
}

function isTruth(value: string, set: (is: boolean) => void): boolean {
  set(value === 'true')
  return value === 'true' || value === 'false'
}

function unbraced(value: string): string {
  return /^\{[^{}]*\}$/.test(value) ? value.slice(1, -1).trim() : value
}
