import type {Table} from 'mdast'
import {plainText} from '../../core/walk.ts'
import type {LatexReading} from './latex-reader.ts'

/** Matches texts that may contain the rest of a `\cmidrule` in a table; most do not. */
export const mayHoldRules = /^[ \t>]*\|[ \t]*\d{1,2}-\d{1,2}[ \t]/m

/**
 * Reports the columns of `\cmidrule(lr){3-4}` that Pandoc has left in the first cell of a row, below a cell that spans
 * these columns.
 */
export function reportRules({children}: Table, {file}: LatexReading): void {
  for (const [index, row] of children.entries()) {
    const cell = row.children[0]
    const [written, first, last] =
      (cell && /^\s*(\d{1,2})-(\d{1,2})(?:[ \t]+\d{1,2}-\d{1,2})*\s/.exec(plainText(cell))) ?? []
    if (cell === undefined || written === undefined || index === 0) continue
    if (!spansOf(children[index - 1]!).has(`${first}-${last}`)) continue
    const message = file.message(
      `Pandoc has left the columns \`${written.trim()}\` of \`\\cmidrule\` in this cell`,
      {
        place: cell.position,
        ruleId: 'raw-tex',
        source: 'galley'
      }
    )
    message.actual = '\\cmidrule'
    message.note = 'Remove them: the style draws the rules of a table.'
  }
}

/** The ranges of columns of the cells in a row that span several columns, such as `3-4`. */
function spansOf({children}: Table['children'][number]): ReadonlySet<string> {
  const spans = new Set<string>()
  let column = 1
  for (const {data} of children) {
    const {columns = 1} = data ?? {}
    if (columns > 1) spans.add(`${column}-${column + columns - 1}`)
    column += columns
  }
  return spans
}
