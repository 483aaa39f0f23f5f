import type {Nodes, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {sourceOf} from './source.ts'
import {spanByComments} from './table/cell-comments.ts'
import {type CellReader, cellReader} from './table/cell-content.ts'
import {gridTable} from './table/grid-table.ts'
import {spanColumns, weighColumns} from './table/pipe-table.ts'
import {plusTable} from './table/plus-table.ts'
import {ruledTables} from './table/ruled-table.ts'

/**
 * Tables that GFM lacks: Pandoc's simple and multiline tables, whose columns are marked by lines of dashes; Pandoc's
 * grid tables, `+---+`, whose cells contain blocks and can span rows and columns; Emacs's, `|---+---|`. In pipe tables,
 * `||` makes a cell span several columns (MultiMarkdown), and if a line is longer than 72 characters, the dashes
 * determine the relative widths of columns (Pandoc). `<!-- $colspan="2" -->` in a cell spans columns (Manubot). Use it before plugins that process paragraphs.
 */
export function remarkTable(this: Processor): (tree: Root, file: VFile) => void {
  const parse = (text: string): Root => this.parse(text) as Root
  return (tree, file) => {
    const source = sourceOf(file)
    const hasPlus = source.includes('-+-')
    let read: ReturnType<typeof cellReader> | undefined
    walk(tree, node => {
      if (node.type === 'table') {
        spanColumns(node, source)
        weighColumns(node, source)
        spanByComments(node)
      }
      if (node.type === 'root' || node.type === 'div') {
        const reader = (): CellReader => {
          read ??= cellReader(tree, parse)
          return read
        }
        if (mayHoldRules(node)) Object.assign(node, {children: ruledTables(node.children, source, reader)})
      }
      if (!('children' in node)) return
      const isPlus = hasPlus && node.children.some(isPlusLine)
      if (!isPlus && !mayHoldGrid(node)) return
      read ??= cellReader(tree, parse)
      const cell = read
      const children = node.children.flatMap(
        child => gridTable(child, source, cell) ?? plusTable(child, source, cell) ?? [child]
      )
      Object.assign(node, {children})
    })
  }
}

/** Whether one of a node's children may be a line of dashes. */
function mayHoldRules({children}: Root | Div): boolean {
  return children.some(({type}) => type === 'thematicBreak')
}

/** Whether a node may be a pipe table with `+` between its dashes. */
function isPlusLine(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some(child => child.type === 'text' && /^\|?[ :-]*-\+[ :-]/m.test(child.value))
  )
}

/** Whether a paragraph among a node's children begins like a grid table. */
function mayHoldGrid(node: Extract<Nodes, {children: unknown}>): boolean {
  return node.children.some(child => {
    if (child.type !== 'paragraph') return false
    const [first] = child.children
    return first?.type === 'text' && /^\+[-=:+]/.test(first.value)
  })
}
