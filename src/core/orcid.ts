/**
 * Returns an ORCID iD as groups of four digits, without a host; the input may contain one. Undefined if the last digit
 * is not the ISO 7064 MOD 11-2 check digit of the others (ORCID, “Structure of the ORCID Identifier”).
 */
export function readOrcid(text: string): string | undefined {
  const digits = text
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?orcid\.org\//i, '')
    .replace(/[-\s]/g, '')
    .toUpperCase()
  if (!/^\d{15}[\dX]$/.test(digits)) return undefined
  return digits[15] === checkDigit(digits.slice(0, 15)) ? digits.replace(/(.{4})(?=.)/g, '$1-') : undefined
}

/** The check digit for the first fifteen digits of an ORCID iD. */
function checkDigit(digits: string): string {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const result = (12 - (total % 11)) % 11
  return result === 10 ? 'X' : String(result)
}

/** The URL of an ORCID iD. */
export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${orcid}`
}
