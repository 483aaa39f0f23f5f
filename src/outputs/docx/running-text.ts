import type {Node} from '../../core/article.ts'
import {elementsInLine} from '../../core/text-elements.ts'

/** Whether nodes are running text, in a block of HTML or in a cell. */
export function isRunningText(nodes: readonly Node[]): boolean {
  return nodes.every(
    node =>
      !('id' in node && node.id !== undefined) ||
      (node.type === 'equation' && node.inline) ||
      (node.type === 'element' && elementsInLine.has(node.tagName) && isRunningText(node.children))
  )
}
