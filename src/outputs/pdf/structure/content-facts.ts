import {contentKey, keyOf, mapStructure, type StructureElement, withKids} from '../file/structure-tree.ts'
import type {PageContent} from '../text/page-content.ts'

/** What the content of pages tells about its marks, by their keys. */
export type ContentFacts = Readonly<{
  contents: readonly PageContent[]
  /** Marked content that became part of the mark before it. */
  joined: ReadonlySet<number>
  /** Marked content without text. */
  drawings: ReadonlySet<number>
  /** The texts of lines whose words are painted in another order. */
  spoken: ReadonlyMap<number, string>
  /** The MCIDs that marked content goes on with on its page. */
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

/** Adds the marked content behind hyphens to the elements of that before them. */
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
