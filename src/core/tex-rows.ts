/** TeX environments whose lines are numbered separately. */
const environment =
  /^(\s*\\begin\{(?:align|alignat|gather)\*?\}(?:\{[^{}]*\})?)([\s\S]*?)(\\end\{(?:align|alignat|gather)\*?\}\s*)$/

/** The lines of an `align` or `gather` environment; any other TeX is one line. */
export function texRows(tex: string): readonly string[] {
  const body = environment.exec(tex)?.[2]
  return body === undefined ? [tex] : rowsOf(body).map(([row]) => row)
}

/** Adds the numbers of an environment's lines as `\tag{…}`, which is empty for a line without one. */
export function withTags(tex: string, numbers: readonly string[]): string {
  const [, begin, body, end] = environment.exec(tex) ?? []
  if (begin === undefined || body === undefined || end === undefined) return tex
  const rows = rowsOf(body).map(([row, ending], index) => {
    const number = numbers[index] ?? ''
    return `${row}${number === '' ? '' : `\\tag{${number}} `}${ending}`
  })
  return `${begin}${rows.join('')}${end}`
}

/** Splits after each `\\`, except in braces and inner environments. */
function rowsOf(body: string): ReadonlyArray<readonly [row: string, ending: string]> {
  const rows: Array<readonly [string, string]> = []
  let depth = 0
  let start = 0
  for (const match of body.matchAll(/\\begin\b|\\end\b|\\\\(?:\*?\[[^\]]*\])?|\\[\s\S]|[{}]/g)) {
    const [token] = match
    if (token === '{' || token === '\\begin') depth++
    else if (token === '}' || token === '\\end') depth--
    else if (token.startsWith('\\\\') && depth === 0) {
      rows.push([body.slice(start, match.index), token])
      start = match.index + token.length
    }
  }
  return [...rows, [body.slice(start), '']]
}
