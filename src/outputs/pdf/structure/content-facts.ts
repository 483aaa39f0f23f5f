import {contentKey, keyOf, mapStructure, type StructureElement, withKids} from '../file/structure-tree.ts'
import type {PageContent} from '../text/page-content.ts'

/** Information about the marked content of pages, by the keys of marked content. */
export type ContentFacts = Readonly<{
  contents: readonly PageContent[]
  /** Marked content that has been joined with the preceding mark. */
  joined: ReadonlySet<number>
  /** Marked content without text. */
  drawings: ReadonlySet<number>
  /** The texts of lines whose words are not painted in reading order. */
  spoken: ReadonlyMap<number, string>
  /** For marked content that continues in other marked content on the same page, the MCIDs of the latter. */
  continuations: ReadonlyMap<number, readonly number[]>
}>

export function contentFacts(contents: readonly PageContent[]): ContentFacts {
  return {
    contents,
    joined: new Set(contents.flatMap(({joined}) => [...joined])),
    drawings: new Set(contents.flatMap(({drawings}) => [...drawings])),
    spoken: new Map(
      contents.flatMap(({container, spoken}) =>
        Array.from(spoken, ([id, text]): [number, string] => [contentKey(container, id), text])
      )
    ),
    continuations: new Map(contents.flatMap(({continuations}) => [...continuations]))
  }
}

/** Adds marked content that continues after hyphens to the elements of the content before the hyphens. */
export function withContinuations(
  root: StructureElement,
  continuations: ContentFacts['continuations']
): StructureElement {
  if (continuations.size === 0) return root
  return mapStructure(root, element => {
    const kids = element.kids.flatMap(kid => {
      const more = kid.kind === 'content' ? continuations.get(keyOf(kid)) : undefined
      return kid.kind === 'content' && more ? [kid, ...more.map(id => ({...kid, id}))] : [kid]
    })
    return withKids(element, kids)
  })
}
