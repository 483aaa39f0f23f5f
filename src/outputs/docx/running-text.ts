import type {Node} from '../../core/article.ts'

/** Whether nodes are running text, in a block of HTML or in a cell. */
export function isRunningText(nodes: readonly Node[]): boolean {
  return nodes.every(
    node =>
      !('id' in node && node.id !== undefined) ||
      (node.type === 'equation' && node.inline) ||
      (node.type === 'element' && inLine.has(node.tagName) && isRunningText(node.children))
  )
}

/** The elements of HTML that stand in a line (HTML, 3.2.5.2.5), as far as they have words. */
const inLine: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)
