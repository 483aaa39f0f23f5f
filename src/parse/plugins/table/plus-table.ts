import type {Nodes} from 'mdast'
import type {CellReader} from './cell-content.ts'
import {paragraphLines} from './grid-table.ts'

/**
 * Parses a paragraph that is a pipe table with `+` between its dashes, `|---+---|`, as Emacs and Pandoc write it. The
 * lines after the table stay a paragraph.
 */
export function plusTable(node: Nodes, source: string, read: CellReader): Nodes[] | undefined {
  if (node.type !== 'paragraph' || node.position === undefined) return undefined
  const lines = paragraphLines(node, source)
  const [head, ruler, ...others] = lines ?? []
  if (head === undefined || ruler === undefined || !head.text.includes('|')) return undefined
  if (!/^\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)+\|?$/.test(ruler.text) || !ruler.text.includes('+'))
    return undefined
  const children = read([head, {...ruler, text: ruler.text.replaceAll('+', '|')}, ...others])
  return children[0]?.type === 'table' ? children : undefined
}
