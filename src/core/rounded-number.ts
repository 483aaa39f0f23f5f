/**
 * Rounds a decimal number, `3.14159` or `3,5`, half up to a number of decimal places or significant figures, and adds
 * zeros if it has fewer digits, as siunitx does.
 */
export function roundedNumber(number: string, to: 'places' | 'figures', precision: number): string {
  const [, whole = '', mark = '.', fraction = ''] = /^(\d*)(?:([.,])(\d*))?$/.exec(number) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '')
  if (to === 'figures' && /^0*$/.test(digits)) return number
  const places = to === 'places' ? precision : precision - digits.length + fraction.length
  const dropped = fraction.length - places
  const kept = dropped > 0 ? halfUp(digits, dropped) : digits.padEnd(digits.length - dropped, '0')
  // Carrying adds a figure, which is dropped again: 9.96 to two figures is 10, not 10.0.
  if (to === 'figures' && dropped > 0 && kept.length > precision)
    return placed(kept.slice(0, -1), places - 1, mark)
  return placed(kept, places, mark)
}

function halfUp(digits: string, dropped: number): string {
  const power = 10n ** BigInt(dropped)
  return String((BigInt(digits === '' ? 0 : digits) + power / 2n) / power)
}

/** Puts the decimal mark before the last `places` digits; a negative `places` appends zeros. */
function placed(digits: string, places: number, mark: string): string {
  if (places <= 0) return digits === '0' ? '0' : `${digits}${'0'.repeat(-places)}`
  const padded = digits.padStart(places + 1, '0')
  return `${padded.slice(0, -places)}${mark}${padded.slice(-places)}`
}
