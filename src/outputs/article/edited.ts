import type {Element, ElementContent} from 'hast'
import type {Change, Node} from '../../core/article.ts'
import {h} from './elements.ts'

/** The elements of a node that an edit in the text inserts or deletes. */
export function editedElements(
  elements: readonly ElementContent[],
  change: Change,
  node: Node
): readonly ElementContent[] {
  const isBlock = blockKinds.has(node.type)
  const mark = (content: readonly ElementContent[]): Element =>
    h(change.kind === 'inserted' ? 'ins' : 'del', editProperties(change, isBlock), content)
  const [only] = elements
  if (elements.length === 1 && only?.type === 'element') {
    // A list may contain only items, so the mark is inside the item.
    if (only.tagName === 'li') return [{...only, children: [mark(only.children)]}]
    const isBare = only.tagName === 'span' && Object.keys(only.properties).length === 0
    if (isBare) return withNumber(mark(only.children), change, isBlock)
  }
  return withNumber(mark(elements), change, isBlock)
}

/** The `id` of the beginning of an edit in the text. */
export function editId(number: number): string {
  return `edit-${number}`
}

/** The name of an edit: `E3`. */
export function editName(number: number): string {
  return `E${number}`
}

function editProperties({number, start}: Change, isBlock: boolean): Element['properties'] {
  if (number === undefined) return {}
  return {
    className: isBlock ? ['edit', 'edit-block'] : ['edit'],
    ...(start && {id: editId(number)})
  }
}

/** The mark of an edit, with its number at its beginning: before words, or above a block. */
function withNumber(mark: Element, {number, start, author}: Change, isBlock: boolean): ElementContent[] {
  if (number === undefined || !start) return [mark]
  const words = author === undefined ? editName(number) : `${editName(number)} ${author}`
  const name = h(isBlock ? 'p' : 'span', {className: ['edit-number']}, words)
  return isBlock ? [h(mark.tagName, mark.properties, name, mark.children)] : [name, mark]
}

/** The kinds of nodes that an edit marks as a whole. */
const blockKinds: ReadonlySet<Node['type']> = new Set<Node['type']>([
  'listing',
  'equation',
  'figure',
  'table',
  'thematicBreak'
])
