import type {DateValue, Day} from './date.ts'

/**
 * Returns a key that sorts dates from earlier to later; years BC count backwards. Parts that are unknown or not
 * selected are zeros (CSL 1.0.2, “Sorting”).
 */
export function dateKey({from, to, literal}: DateValue, parts: readonly string[]): string {
  if (from === undefined) return literal ?? ''
  const end = to === undefined || to === 'open' ? '' : dayKey(to, parts)
  // A space separates the two days: it is kept when the output of a macro becomes a sort key, while a hyphen would join
  // the days into one number.
  return `${dayKey(from, parts)}${end === '' ? '' : ` ${end}`}`
}

function dayKey({year, month = 0, day = 0}: Day, parts: readonly string[]): string {
  const shown = year < 0 ? `0${String(100000 + year).padStart(6, '0')}` : `1${String(year).padStart(6, '0')}`
  const pieces = [
    parts.includes('year') ? shown : '',
    parts.includes('month') ? String(month > 12 ? seasonMonth(month) : month).padStart(2, '0') : '00',
    parts.includes('day') ? String(day).padStart(2, '0') : '00'
  ]
  return pieces.join('')
}

function seasonMonth(month: number): number {
  return [3, 6, 9, 12][(month - 13) % 4] ?? 0
}
