import {
  contentIn,
  isElement,
  keyOf,
  mapStructure,
  type StructureElement,
  type StructureKid
} from '../file/structure-tree.ts'

/**
 * Puts the content of a list item, except its label, into an `LBody`, because an `LI` can contain only `Lbl` and
 * `LBody` (ISO 32000-1, table 336). An empty item gets an empty `LBody`. A bullet that is only a drawing gets the text
 * “•”; a list without labels has no numbering.
 */
export function giveListBodies(root: StructureElement, drawings: ReadonlySet<number>): StructureElement {
  return mapStructure(root, element => {
    if (element.type === 'L') return {...element, listNumbering: numberingOf(element)}
    if (element.type !== 'LI') return element
    const labels = element.kids.flatMap(kid => (isElement(kid) && isLabel(kid) ? [kid] : []))
    const rest = element.kids.filter(kid => !isLabel(kid))
    const body = rest.flatMap(kid => (isElement(kid) && kid.type === 'LBody' ? kid.kids : [kid]))
    const said = labels.map(label => (isDrawn(label, drawings) ? {...label, actualText: '•'} : label))
    return {...element, kids: [...said, {kind: 'element', type: 'LBody', kids: body}]}
  })
}

/**
 * The numbering of a list; undefined if the list has no labels. Labels that the page writes as text count as numbers.
 */
function numberingOf({kids, listNumbering}: StructureElement): string | undefined {
  if (!kids.some(isLabelled)) return undefined
  return listNumbering === undefined || listNumbering === 'None' ? 'Decimal' : listNumbering
}

function isLabelled(item: StructureKid): boolean {
  return isElement(item) && item.kids.some(isLabel)
}

function isDrawn(label: StructureElement, drawings: ReadonlySet<number>): boolean {
  return [...contentIn(label)].every(content => drawings.has(keyOf(content)))
}

function isLabel(kid: StructureKid): boolean {
  return isElement(kid) && kid.type === 'Lbl'
}
