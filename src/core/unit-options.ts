import {roundedNumber} from './rounded-number.ts'

/** How siunitx prints a number. */
export type NumberStyle = Readonly<{
  /** Decimal places or figures that a number without an uncertainty is rounded to. */
  round?: Readonly<{to: 'places' | 'figures'; precision: number}>
  /** The decimal marker; the number's own without one. */
  marker?: string
  /** The fewest digits that are grouped by three, and the sign between groups. */
  groups: Readonly<{least: number; sign: string}>
  /** `1.23 ± 0.04` instead of `1.23(4)`. */
  separate: boolean
  /** The sign before the power of ten. */
  product: string
  /** The words between the ends of a range. */
  to?: string
}>

/** siunitx's defaults. */
const usual: NumberStyle = {groups: {least: 5, sign: '\\,'}, separate: false, product: '\\times'}

/** The most places or figures, as a bound on what a hostile option can cost. */
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

/** Options that change the look of letters or of a column, never the number; `per-mode` is that of the unit. */
const idle =
  /^(?:per-mode|mode|number-mode|unit-mode|detect-[a-z-]+|reset-[a-z-]+|propagate-math-font|table-[a-z-]+|[a-z-]*color|tight-spacing|input-[a-z-]+|text-[a-z-]+|allow-[a-z-]+|qualifier-mode)$/

/** The options of a command in brackets by their names; a name alone is `true`. */
export function unitOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const [part] of text.matchAll(/(?:\{[^{}]*\}|[^,{}])+/g)) {
    const [name = '', ...value] = part.split('=')
    if (name.trim() !== '')
      options.set(name.trim(), value.length === 0 ? 'true' : unbraced(value.join('=').trim()))
  }
  return options
}

/** The style that options ask for, or the first that galley does not read. */
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

/** A number as the style rounds it; one with an uncertainty is as it was. */
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
