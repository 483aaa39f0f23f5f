import {isElement, keyOf, type StructureElement, type StructureKid} from '../file/structure-tree.ts'

/**
 * Puts marked content that is spoken differently from the painted text into a `Span` with the spoken text (ISO 32000-1,
 * 14.9.4).
 */
export function sayLines(root: StructureElement, spoken: ReadonlyMap<number, string>): StructureElement {
  if (spoken.size === 0) return root
  const said = (kid: StructureKid): StructureKid => {
    // An alternative text replaces all other text in an element.
    if (isElement(kid)) return kid.alternative === undefined ? {...kid, kids: kid.kids.map(said)} : kid
    const actualText = kid.kind === 'content' ? spoken.get(keyOf(kid)) : undefined
    return actualText === undefined ? kid : {kind: 'element', type: 'Span', actualText, kids: [kid]}
  }
  return {...root, kids: root.kids.map(said)}
}
