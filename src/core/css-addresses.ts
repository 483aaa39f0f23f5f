/**
 * The first URL outside the page that the value of a declaration loads: by `url()`, possibly written with escapes, or
 * by a function that takes URLs as strings.
 */
export function requestedAddress(value: string): string | undefined {
  const plain = withoutEscapes(value)
  const address = /\b(?:url|src)\(\s*["']?(?!["']|data:|#)([^"')\s]*)/i.exec(plain)?.[1]
  if (address !== undefined) return address
  for (const [, inner = ''] of plain.matchAll(
    /\b(?:image-set|image|cross-fade)\(((?:[^()]|\([^()]*\))*)\)/gi
  ))
    for (const [, kind, , string = ''] of inner.matchAll(/(\btype\(\s*)?(["'])(.*?)\2/g))
      if (kind === undefined && !/^(?:data:|#)/i.test(string)) return string
  return undefined
}

/** Decodes the escapes of a value, except in strings (CSS Syntax 3, 4.3.7): `\75 rl(` is `url(`. */
function withoutEscapes(value: string): string {
  return value.replace(
    /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\\(?:([\da-f]{1,6})\s?|([\s\S]))/gi,
    (whole, code?: string, character?: string) => {
      if (character !== undefined) return character
      if (code === undefined) return whole
      const number = Number.parseInt(code, 16)
      return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '\ufffd'
    }
  )
}
