import {isElement, mapElements, type StructureElement, type StructureKid} from '../file/structure-tree.ts'

/**
 * Puts the content of a list item, except its label, into an `LBody`, because an `LI` can contain only `Lbl` and
 * `LBody` (ISO 32000-1, table 336). An empty item gets an empty one.
 */
export function giveListBodies(root: StructureElement): StructureElement {
  return mapElements(root, element => {
    if (element.type !== 'LI') return element
    const labels: readonly StructureKid[] = element.kids.filter(kid => isElement(kid, labelTypes))
    const rest = element.kids.filter(kid => !labels.includes(kid))
    const body = rest.flatMap(kid => (isElement(kid) && kid.type === 'LBody' ? kid.kids : [kid]))
    return {...element, kids: [...labels, {kind: 'element', type: 'LBody', kids: body}]}
  })
}

const labelTypes: ReadonlySet<string> = new Set(['Lbl'])
