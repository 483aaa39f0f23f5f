import type {Table} from 'mdast'
import {slice} from '../source.ts'

/** Merges an empty cell written `||` with the cell before it, which then spans several columns. */
export function spanColumns(table: Table, source: string): void {
  if (!slice(table, source).includes('||')) return
  for (const row of table.children) {
    const kept: typeof row.children = []
    for (const cell of row.children) {
      const before = kept.at(-1)
      const start = cell.position?.start.offset ?? 0
      // The position of a cell begins at its pipe. If another pipe follows, the cell consists only of that pipe.
      const isPipe = cell.children.length === 0 && source[start] === '|' && isTouched(source, start)
      if (before === undefined || !isPipe) kept.push(cell)
      else before.data = {...before.data, columns: (before.data?.columns ?? 1) + 1}
    }
    row.children = kept
  }
}

/** Whether the pipe at an offset is directly before or after another pipe. */
function isTouched(source: string, offset: number): boolean {
  return source[offset - 1] === '|' || source[offset + 1] === '|'
}

/**
 * The number of characters in a line above which Pandoc makes the table as wide as the page, and wraps the text in its
 * cells.
 */
const widest = 72

/**
 * Sets the relative widths of columns by the numbers of dashes below the head, in a table with a line of more than 72
 * characters. If all columns have the same number, the author has not specified widths.
 */
export function weighColumns(table: Table, source: string): void {
  const lines = slice(table, source).split(/\r\n|\r|\n/)
  if (lines.every(line => line.length <= widest)) return
  const dashes = (lines[1] ?? '').replace(/^[>\s]+/, '').match(/:?-+:?/g) ?? []
  const lengths = dashes.map(each => each.length)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (lengths.every(length => length === lengths[0])) return
  table.data = {...table.data, widths: lengths.map(length => percent(length, total))}
}

/** A share of a total as a percentage, to one decimal place. */
export function percent(part: number, total: number): number {
  return Math.round((part / total) * 1000) / 10
}
