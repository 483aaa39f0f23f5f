import {isElement, keyOf, type StructureElement, type StructureKid} from './structure-tree.ts'

/**
 * Takes borders, rules and backgrounds out of the tree: drawings that Chromium gives to a box, whose text is in
 * boxes of its own. Drawings in pictures and in text stay, and the bullets of lists. The keys of the others are added to `artifacts`.
 */
export function dropDrawings(
  root: StructureElement,
  drawings: ReadonlySet<number>,
  artifacts: Set<number>
): StructureElement {
  if (drawings.size === 0) return root
  return {...root, kids: keptKids(root, false)}

  function keptKids(element: StructureElement, inText: boolean): readonly StructureKid[] {
    const isDecorated = element.type === 'NonStruct' ? !inText : element.type !== 'Lbl'
    const within = inText || !groups.has(element.type)
    return element.kids.flatMap((kid): StructureKid[] => {
      if (isElement(kid)) return [kid.type === 'Figure' ? kid : {...kid, kids: keptKids(kid, within)}]
      if (kid.kind !== 'content' || !isDecorated || !drawings.has(keyOf(kid))) return [kid]
      artifacts.add(keyOf(kid))
      return []
    })
  }
}

const groups: ReadonlySet<string> = new Set(
  'StructTreeRoot Document Part Art Sect Div BlockQuote NonStruct'.split(' ')
)
