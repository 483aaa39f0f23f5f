const signs = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Whether a string is a ROR identifier, whose last two digits check the preceding six (ISO 7064 MOD 97-10, as used by
 * ROR).
 */
export function isRor(text: string): boolean {
  if (!/^0[0-9a-hjkmnp-tv-z]{6}\d{2}$/.test(text)) return false
  let number = 0
  for (const sign of text.slice(1, 7)) number = number * 32 + signs.indexOf(sign)
  return 98 - ((number * 100) % 97) === Number(text.slice(7))
}
