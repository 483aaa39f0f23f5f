import type {Change, Node} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {comparedAs} from '../../core/kinds.ts'
import {counter} from './marks.ts'
import type {Story} from './story.ts'

/**
 * The content of the old version in place of a deleted or moved node: unlike the node itself, it contains the notes and
 * citations. Anchors and generated content are removed, because the new version has its own.
 */
export function formerNodes(node: Node, {was}: Change): readonly Node[] {
  if (was === undefined || was.length === 0) return [node]
  return changeNodes(was, each => {
    if (comparedAs(each) === 'generated' && each.type !== 'query') return []
    if (each.type === 'references') return {type: 'division', id: each.id, children: each.children ?? []}
    const {anchor, ...bare} = each as Node & Readonly<{anchor?: string}>
    return anchor === undefined ? each : (bare as Node)
  })
}

/** A story for writing blocks only to determine their forms: notes, comments and counts remain unaffected. */
export function inVain(story: Story): Story {
  const {context} = story
  const nothing = (): undefined => undefined
  return {
    ...story,
    relationships: {link: () => '', picture: () => '', part: () => '', xml: nothing},
    marks: [],
    context: {
      ...context,
      blockNumbers: new Map(),
      targets: {
        nameOf: nothing,
        numberAt: nothing,
        around: (_, pieces) => pieces,
        aroundNumber: (_, pieces) => pieces
      },
      pictures: {...context.pictures, files: () => new Map()},
      captions: {isNext: () => false},
      comments: {add: () => 0, xml: nothing, extendedXml: nothing},
      notes: {claim: nothing, areCalled: () => true, uncalled: () => []},
      nextChange: counter(),
      nextBookmark: counter(),
      nextDrawing: counter(),
      report: nothing
    }
  }
}
