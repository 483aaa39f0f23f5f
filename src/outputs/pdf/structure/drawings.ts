import {isElement, keyOf, type StructureElement, type StructureKid, withKids} from '../file/structure-tree.ts'

/**
 * Removes borders, rules and backgrounds from the tree: Chromium assigns these drawings to the element of a box, whose
 * text is in other elements. Drawings in pictures and in text are kept, and so are bullets of lists. The keys of
 * removed drawings are added to `artifacts`.
 */
export function dropDrawings(
  root: StructureElement,
  drawings: ReadonlySet<number>,
  artifacts: Set<number>
): StructureElement {
  if (drawings.size === 0) return root
  return withKids(root, keptKids(root, false))

  function keptKids(element: StructureElement, inText: boolean): readonly StructureKid[] {
    const isDecorated = element.type === 'NonStruct' ? !inText : element.type !== 'Lbl'
    const within = inText || !groups.has(element.type)
    const kept: StructureKid[] = []
    for (const kid of element.kids) {
      if (isElement(kid)) kept.push(kid.type === 'Figure' ? kid : withKids(kid, keptKids(kid, within)))
      else if (kid.kind === 'content' && isDecorated && drawings.has(keyOf(kid))) artifacts.add(keyOf(kid))
      else kept.push(kid)
    }
    return kept
  }
}

const groups: ReadonlySet<string> = new Set(
  'StructTreeRoot Document Part Art Sect Div BlockQuote NonStruct'.split(' ')
)
