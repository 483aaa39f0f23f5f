/** The Markdown of each cell that Quarto has run, in order, extracted from the document that it froze. */
export function frozenCells(markdown: string): readonly string[] {
  const cells: string[] = []
  let lines: string[] = []
  /** For each open div in a cell, beginning with the cell itself: whether the author wrote it. */
  const open: boolean[] = []
  let fence = ''
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    const isDiv = fence === '' && mark === undefined && /^\s*:{3,}/.test(line)
    if (fence === '' && mark !== undefined) fence = mark
    else if (fence !== '' && mark?.startsWith(fence) && line.trim() === mark) fence = ''
    if (isDiv && /[^\s:]/.test(line)) {
      if (open.length === 0 && !/\{[^{}]*\.cell[\s}]/.test(line)) continue
      // Quarto adds divs around the code and the outputs of a cell.
      const isAuthors = open.length > 0 && !/\.cell-/.test(line)
      open.push(isAuthors)
      lines.push(isAuthors ? line : '')
    } else if (isDiv && open.length > 0) {
      lines.push(open.pop() === true ? line : '')
      if (open.length > 0) continue
      cells.push(
        lines
          .join('\n')
          .replace(/^```+ *\{\.(\w+) \.cell-code[^{}]*\}/gm, fenceWith)
          .trim()
      )
      lines = []
    } else if (open.length > 0) lines.push(line)
  }
  return cells
}

function fenceWith(line: string, language: string): string {
  return `${/^`+/.exec(line)?.[0] ?? ''}${language}`
}

/**
 * The values of inline code in a paragraph: the text at their positions in the frozen document. Undefined if the text
 * around them does not identify exactly one position there.
 */
export function frozenValues(parts: readonly string[], markdown: string): readonly string[] | undefined {
  const pattern = parts.map(part => escaped(part)).join('([^\\n]{1,200}?)')
  const matches = [...markdown.matchAll(new RegExp(pattern, 'g'))]
  const [only] = matches
  return only !== undefined && matches.length === 1 ? only.slice(1) : undefined
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')
}
