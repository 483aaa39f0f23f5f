/**
 * The table of values of siunitx's `per-mode`: how a unit with negative powers is written. All other values use powers.
 */
const modes: ReadonlyMap<string, (above: string, below: readonly string[]) => string> = new Map([
  ['fraction', asFraction],
  ['symbol-or-fraction', asFraction],
  ['symbol', asQuotient],
  ['single-symbol', (above, below) => (below.length === 1 ? asQuotient(above, below) : '')],
  ['repeated-symbol', (above, below) => [above, ...below].join('/')]
])

/** Writes a unit in powers, such as `\text{m}\,\text{s}^{-2}`, in a `per-mode` such as `symbol`. */
export function inPerMode(unit: string, mode: string): string {
  const write = modes.get(mode)
  const units = unit.split('\\,')
  const below = units.filter(each => negative.test(each)).map(each => each.replace(negative, positive))
  if (write === undefined || below.length === 0) return unit
  const above = units.filter(each => !negative.test(each)).join('\\,')
  return write(above === '' ? '1' : above, below) || unit
}

const negative = /\^\{-(\d+)\}$/

function positive(_: string, power: string): string {
  return power === '1' ? '' : `^{${power}}`
}

function asFraction(above: string, below: readonly string[]): string {
  return `\\frac{${above}}{${below.join('\\,')}}`
}

function asQuotient(above: string, below: readonly string[]): string {
  return `${above}/${below.length === 1 ? below[0] : `(${below.join('\\,')})`}`
}
