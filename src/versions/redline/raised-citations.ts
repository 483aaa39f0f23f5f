import type {Article, Inline, Node} from '../../core/article.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {WordToken} from './tokens.ts'

const marks: ReadonlySet<string> = new Set([...'.,;:'])

/** Whether the style of an article puts citations after the punctuation that follows them, as with raised numbers. */
export function raisesCitations({body}: Article): boolean {
  let [raised, other] = [0, 0]
  const visit = (nodes: readonly Node[]): void => {
    for (const [index, node] of nodes.entries()) {
      if (node.type !== 'citation') {
        visit(childNodes(node))
        continue
      }
      const [before, after] = [nodes[index - 1], nodes[index + 1]].map(beside =>
        beside ? wordsOf([beside as Inline]) : ''
      )
      if (marks.has(before!.slice(-1))) raised++
      else if (marks.has(after!.slice(0, 1))) other++
    }
  }
  visit(body)
  return raised > other
}

/** Moves citations in tokens of the old version to the side of punctuation where the new version has them. */
export function withCitationsMoved(tokens: readonly WordToken[], isRaised: boolean): readonly WordToken[] {
  const moved = [...tokens]
  for (let at = 0; at + 1 < moved.length; at++) {
    const [one, other] = [moved[at]!, moved[at + 1]!]
    const [citation, mark] = isRaised ? [one, other] : [other, one]
    if (citation.kind !== 'citation' || !marks.has(mark.text) || other.space !== '') continue
    moved[at] = isRaised ? {...mark, space: ''} : {...citation, space: ' '}
    moved[at + 1] = isRaised ? {...citation, space: ''} : {...mark, space: ''}
    at++
  }
  return moved
}
