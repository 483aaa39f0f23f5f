/**
 * Whether ten or thirteen characters are a valid ISBN. The last one is a check digit: weights 10 to 2 modulo 11, or
 * alternating 1 and 3 modulo 10 (ISO 2108; International ISBN Agency, “ISBN Users’ Manual”, section 4).
 */
export function isIsbn(text: string): boolean {
  if (/^\d{9}[\dX]$/.test(text)) {
    return (
      [...text].reduce((sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - index), 0) %
        11 ===
      0
    )
  }
  if (!/^97[89]\d{10}$/.test(text)) return false
  return (
    [...text].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0
  )
}

/** Whether eight characters are a valid ISSN, with a check digit of weights 8 to 2 modulo 11 (ISO 3297). */
export function isIssn(text: string): boolean {
  if (!/^\d{7}[\dX]$/.test(text)) return false
  return (
    [...text].reduce((sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * (8 - index), 0) %
      11 ===
    0
  )
}
