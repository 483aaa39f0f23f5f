import type {Node} from '../core/article.ts'
import type {EditedNode} from '../core/mdast.ts'
import type {Composing} from './context.ts'

/** Marks a node as changed by an edit; edits are numbered through the whole paper. */
export function withEdit(node: Node, {kind, number, start}: EditedNode, composing: Composing): Node {
  if (node.type === 'break') return node
  const author = composing.edits[number - 1]?.author
  return {
    ...node,
    change: {
      kind,
      edit: true,
      number: composing.editsBefore + number,
      ...(start && {start}),
      ...(author !== undefined && {author})
    }
  } as Node
}
