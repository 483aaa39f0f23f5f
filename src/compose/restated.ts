import type {Nodes} from 'mdast'
import type {Block, Node, Theorem} from '../core/article.ts'
import {changeNodes} from '../core/change-article.ts'
import type {Div} from '../core/mdast.ts'
import {perObject} from '../core/per-object.ts'
import {restatedLabel} from '../core/restated.ts'
import {targetOf} from '../core/targets.ts'
import type {Manuscript} from '../core/types.ts'
import {type Composing, placeIn} from './context.ts'
import {theorem} from './theorem.ts'

/**
 * Composes `::: {.restated ref="thm:x"}`: a copy of the theorem with that label, with its number but without its
 * anchors, notes and places. Undefined for other divisions, and if the label names no theorem.
 */
export function restated(node: Div, composing: Composing): Block | undefined {
  // A restated theorem inside a restated theorem is not composed again.
  const label = composing.isRestated ? undefined : restatedLabel(node)
  const target = label === undefined ? undefined : targetOf(composing.manuscript, label, composing.file)
  const data = target?.node.type === 'div' ? target.node.data?.theorem : undefined
  if (target?.node.type !== 'div' || data === undefined) return undefined
  const made = theorem(target.node, data, {...composing, file: target.file, isRestated: true})
  const [copy] = changeNodes<Node>([made], bare) as readonly Theorem[]
  if (copy === undefined) return undefined
  const id = composing.identify(node)
  return {...copy, id, ...placeIn(node, composing), classes: ['restated', ...(copy.classes ?? [])]}
}

/** Removes from a copied node everything that only the original may have. */
function bare(node: Node): Node | readonly Node[] {
  if (node.type === 'noteCall' || node.type === 'indexMark' || node.type === 'query') return []
  const {
    anchor: _,
    place: __,
    lineAnchors: ___,
    ...rest
  } = {anchor: undefined, place: undefined, lineAnchors: undefined, ...node}
  return {...rest, ...('id' in node && node.id !== undefined && {id: `${node.id}-restated`})} as Node
}

/** The hashes of the texts that contain the originals of the theorems that a text restates. */
export function restatedTexts(text: Landmarks, manuscript: Manuscript): readonly unknown[] {
  return restatedLabels(text).flatMap(label => {
    const file = targetOf(manuscript, label, text.path)?.file
    return manuscript.chapters.filter(chapter => chapter.path === file).map(({hash}) => hash)
  })
}

type Landmarks = Readonly<{landmarks: readonly Nodes[]; path: string}>

const restatedLabels = perObject(({landmarks}: Landmarks): readonly string[] =>
  landmarks.flatMap(node => (node.type === 'div' ? (restatedLabel(node) ?? []) : []))
)
