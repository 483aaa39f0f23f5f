/** Matches a TeX environment whose lines are numbered separately. */
const environment =
  /^\s*\\begin\{(?:align|alignat|gather)\*?\}(?:\{[^{}]*\})?([\s\S]*?)\\end\{(?:align|alignat|gather)\*?\}\s*$/

/** The lines of an `align`, `alignat` or `gather` environment; any other TeX is one line. */
export function texRows(tex: string): readonly string[] {
  const body = environment.exec(tex)?.[1]
  return body === undefined ? [tex] : rowsOf(body)
}

/** Splits TeX after each `\\` that is not inside braces or an inner environment. */
function rowsOf(body: string): readonly string[] {
  const rows: string[] = []
  let depth = 0
  let start = 0
  for (const match of body.matchAll(/\\begin\b|\\end\b|\\\\(?:\*?\[[^\]]*\])?|\\[\s\S]|[{}]/g)) {
    const [token] = match
    if (token === '{' || token === '\\begin') depth++
    else if (token === '}' || token === '\\end') depth--
    else if (token.startsWith('\\\\') && depth === 0) {
      rows.push(body.slice(start, match.index))
      start = match.index + token.length
    }
  }
  return [...rows, body.slice(start)]
}

/** A line of an environment without the signs `&` between its columns; the signs of an inner environment stay. */
export function withoutColumns(row: string): string {
  let depth = 0
  return row.replace(/\\begin\b|\\end\b|\\[\s\S]|[{}&]/g, token => {
    if (token === '{' || token === '\\begin') depth++
    else if (token === '}' || token === '\\end') depth--
    return token === '&' && depth === 0 ? ' ' : token
  })
}
