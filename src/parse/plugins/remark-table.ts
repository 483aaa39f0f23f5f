import type {Nodes, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {sourceOf} from './source.ts'
import {type CellReader, cellReader} from './table/cell-content.ts'
import {gridTable} from './table/grid-table.ts'
import {spanColumns, weighColumns} from './table/pipe-table.ts'
import {ruledTables} from './table/ruled-table.ts'

/**
 * Tables beyond GFM: Pandoc's simple and multiline tables, whose columns are lines of dashes; its grid tables,
 * `+---+`, with blocks in their cells and cells that span rows and columns; in pipe tables, `||` for a cell that
 * spans several columns (MultiMarkdown), and relative widths of columns by the dashes if a line is longer than 72
 * characters (Pandoc). Use it before plugins that look into paragraphs.
 */
export function remarkTable(this: Processor): (tree: Root, file: VFile) => void {
  const parse = (text: string): Root => this.parse(text) as Root
  return (tree, file) => {
    const source = sourceOf(file)
    let read: ReturnType<typeof cellReader> | undefined
    walk(tree, node => {
      if (node.type === 'table') {
        spanColumns(node, source)
        weighColumns(node, source)
      }
      if (node.type === 'root' || node.type === 'div') {
        const reader = (): CellReader => {
          read ??= cellReader(tree, parse)
          return read
        }
        if (mayHoldRules(node)) Object.assign(node, {children: ruledTables(node.children, source, reader)})
      }
      if (!('children' in node) || !mayHoldGrid(node)) return
      read ??= cellReader(tree, parse)
      const cell = read
      const children = node.children.map(child => gridTable(child, source, cell) ?? child)
      Object.assign(node, {children})
    })
  }
}

/** Whether there is a line of dashes among the children of a node. */
function mayHoldRules({children}: Root | Div): boolean {
  return children.some(({type}) => type === 'thematicBreak')
}

/** Whether a paragraph among the children of a node begins like a grid. */
function mayHoldGrid(node: Extract<Nodes, {children: unknown}>): boolean {
  return node.children.some(child => {
    if (child.type !== 'paragraph') return false
    const [first] = child.children
    return first?.type === 'text' && /^\+[-=:+]/.test(first.value)
  })
}
