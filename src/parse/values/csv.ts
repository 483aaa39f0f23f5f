/**
 * Parses comma-separated values (RFC 4180). Quoted cells can contain doubled quotes and line ends; lines end with
 * CRLF or LF, or with CR in a text without LF. The separator can also be a semicolon or a tab, which is detected if
 * it is not `given`. Only the columns in `wanted` are extracted. An unclosed quote extends to the end of the text,
 * and missing cells are empty.
 */
export function* csvRows(
  text: string,
  wanted: (header: readonly string[]) => readonly number[],
  given?: string
): Generator<readonly string[]> {
  const first = text.startsWith('\uFEFF') ? 1 : 0
  const separator = given ?? separatorOf(text, first)
  const nextSeparator = finder(text, separator)
  const nextLineEnd = finder(text, text.includes('\n') ? '\n' : '\r')
  const nextQuote = finder(text, '"')
  let columns: readonly number[] | undefined
  let slots: ReadonlyArray<number | undefined> = []
  let at = first
  while (at < text.length) {
    const row: string[] = []
    for (let column = 0; ; column++) {
      const slot = columns === undefined ? column : slots[column]
      let quoted = ''
      if (nextQuote(at) === at) {
        let start = at + 1
        do {
          const end = nextQuote(at + 1)
          if (slot !== undefined) quoted += text.slice(start, end)
          at = end + 1
          // The second of two quotes is part of the text.
          start = at
        } while (at < text.length && nextQuote(at) === at)
      }
      const end = Math.min(nextSeparator(at), nextLineEnd(at))
      const isLast = text[end] !== separator
      const isReturned = isLast && end > at && text[end - 1] === '\r'
      if (slot !== undefined) row[slot] = quoted + text.slice(at, isReturned ? end - 1 : end)
      at = end + 1
      if (isLast) break
    }
    if (columns === undefined) {
      columns = wanted(row)
      slots = slotsOf(columns)
    } else yield columns.map((_, index) => row[index] ?? '')
  }
}

/** The separator: a comma, unless the first line contains more semicolons or tabs. */
function separatorOf(text: string, first: number): string {
  const line = text.slice(first, first + 2000).split(/[\r\n]/, 1)[0] ?? ''
  const count = (mark: string): number => line.split(mark).length
  const [best = ','] = [',', ';', '\t'].sort((a, b) => count(b) - count(a))
  return best
}

/** For each column, the index of its cell among the wanted cells; undefined if the column is not wanted. */
function slotsOf(columns: readonly number[]): readonly (number | undefined)[] {
  const slots: (number | undefined)[] = []
  for (const [slot, column] of columns.entries()) if (column >= 0) slots[column] = slot
  return slots
}

/**
 * Returns a function that finds the next occurrence of a character. It searches again only when the last occurrence has
 * been passed, which keeps the time linear.
 */
function finder(text: string, mark: string): (from: number) => number {
  let next = -1
  return from => {
    if (next < from) {
      const found = text.indexOf(mark, from)
      next = found === -1 ? text.length : found
    }
    return next
  }
}
