import type {ElementContent} from 'hast'
import type {Change, Node} from '../../core/article.ts'
import {h} from './elements.ts'

/** The elements of a node that was inserted or deleted between two versions of an article, marked as such. */
export function withChange(elements: readonly ElementContent[], node: Node): readonly ElementContent[] {
  const {change} = node as Readonly<{change?: Change}>
  if (change === undefined) return elements
  const mark = (content: readonly ElementContent[]): ElementContent =>
    h(change.kind === 'inserted' ? 'ins' : 'del', {}, content)
  const [only] = elements
  // A list contains items only.
  if (elements.length === 1 && only?.type === 'element' && only.tagName === 'li')
    return [{...only, children: [mark(only.children)]}]
  return [mark(elements)]
}
