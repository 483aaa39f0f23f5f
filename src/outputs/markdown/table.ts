import {addAll} from '../../core/add-all.ts'
import type {Node, Table, TableCell, TableRow} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import {standsInLine} from '../../core/kinds.ts'
import {childNodes} from '../../core/walk-article.ts'
import type {MarkdownContext} from './context.ts'
import {indexList} from './index-list.ts'
import {markdownInlines} from './inline.ts'

/**
 * A pipe table. Each cell is one line, in which the text of several blocks is joined. If a cell spans columns or
 * rows, the spanned cells after the first are empty, and the problem is reported.
 */
export function pipeTable(node: Table, caption: string, context: MarkdownContext): string {
  const {head, body, foot} = node
  const rows = [...head, ...body, ...foot].filter(row => row.length > 0)
  if (rows.length === 0) return ''
  const {cells, isSpread} = spread(rows)
  if (isSpread) context.problems.add('the Markdown has cells over several columns or rows as cells of one')
  const width = largestOf(cells.map(({length}) => length))
  const texts = cells.map(row => row.map(cell => (cell === undefined ? '' : cellText(cell, context))))
  const looks = cells[Math.min(head.length, cells.length - 1)]!
  const line = (words: readonly string[]): string =>
    `| ${Array.from({length: width}, (_, at) => words[at] ?? '').join(' | ')} |`
  const rule = `|${Array.from({length: width}, (_, at) => rules[looks[at]?.align ?? 'left']).join('|')}|`
  // A pipe table has one head row, which is empty for a table without a head.
  const heads = head.length === 0 ? line([]) : line(texts[0]!)
  const lines = [heads, rule, ...texts.slice(head.length === 0 ? 0 : 1).map(line)].join('\n')
  return caption === '' ? lines : `${lines}\n\n: ${caption}`
}

const rules: Readonly<Record<string, string>> = {left: '---', center: ':-:', right: '--:'}

/** The grid of rows; a cell that spans several positions is at the first of them. */
function spread(
  rows: readonly TableRow[]
): Readonly<{cells: ReadonlyArray<readonly (TableCell | undefined)[]>; isSpread: boolean}> {
  let isSpread = false
  const taken = new Set<string>()
  const cells = rows.map((row, down) => {
    const line: (TableCell | undefined)[] = []
    for (const cell of row) {
      while (taken.has(`${down} ${line.length}`)) line.push(undefined)
      const {columns = 1, rows: height = 1} = cell
      isSpread ||= columns > 1 || height > 1
      const start = line.length
      for (let right = 0; right < columns; right++) {
        line.push(right === 0 ? cell : undefined)
        for (let below = 1; below < height; below++) taken.add(`${down + below} ${start + right}`)
      }
    }
    return line
  })
  return {cells, isSpread}
}

/** The text of a cell on one line. */
function cellText({children}: TableCell, context: MarkdownContext): string {
  const lines: string[] = []
  let run: Node[] = []
  const end = (): void => {
    if (run.length > 0) lines.push(markdownInlines(run, context))
    run = []
  }
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (standsInLine(node) || node.type === 'listing' || node.type === 'raw') run.push(node)
      else if (node.type === 'index') {
        end()
        addAll(lines, indexList(node, context))
      } else {
        end()
        const inner = childNodes(node)
        if (inner.length > 0) visit(inner)
        else run.push(node)
        end()
      }
    }
  }
  visit(children)
  end()
  if (lines.length > 1)
    context.problems.add('the Markdown has the words of cells with several blocks on one line')
  return lines
    .join(' ')
    .replace(/\\?\n\s*/g, ' ')
    .trim()
}
