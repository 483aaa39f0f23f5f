import {
  contentKey,
  isElement,
  keyOf,
  type StructureElement,
  type StructureKid
} from '../file/structure-tree.ts'
import type {PageContent} from '../text/page-content.ts'

/** The texts of lines whose words are painted in another order, by the keys of their marked content. */
export function spokenIn(contents: readonly PageContent[]): ReadonlyMap<number, string> {
  return new Map(
    contents.flatMap(({container, spoken}) =>
      Array.from(spoken, ([id, text]): [number, string] => [contentKey(container, id), text])
    )
  )
}

/** Puts each such line into a `Span` with its text (ISO 32000-1, 14.9.4). */
export function sayLines(root: StructureElement, spoken: ReadonlyMap<number, string>): StructureElement {
  if (spoken.size === 0) return root
  const said = (kid: StructureKid): StructureKid => {
    // Alternative text replaces all other text.
    if (isElement(kid)) return kid.alternative === undefined ? {...kid, kids: kid.kids.map(said)} : kid
    const actualText = kid.kind === 'content' ? spoken.get(keyOf(kid)) : undefined
    return actualText === undefined ? kid : {kind: 'element', type: 'Span', actualText, kids: [kid]}
  }
  return {...root, kids: root.kids.map(said)}
}
