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
 * @param unordered the numbering of a list whose labels are signs, such as dashes
 */
export function giveListBodies(
  root: StructureElement,
  drawings: ReadonlySet<number>,
  textOf: (label: StructureElement) => string,
  unordered: 'None' | 'Unordered'
): StructureElement {
  const isSign = (label: StructureElement) => /^[^\p{L}\p{N}]+$/u.test(textOf(label))
  return mapStructure(root, element => {
    if (element.type === 'L') return {...element, listNumbering: numberingOf(element, isSign, unordered)}
    if (element.type !== 'LI') return element
    const labels = labelsOf(element)
    const rest = element.kids.filter(kid => !isLabel(kid))
    const body = rest.flatMap(kid => (isElement(kid) && kid.type === 'LBody' ? kid.kids : [kid]))
    const said = labels.map(label => (isDrawn(label, drawings) ? {...label, actualText: '•'} : label))
    return {...element, kids: [...said, {kind: 'element', type: 'LBody', kids: body}]}
  })
}

/**
 * The numbering of a list; undefined if the list has no labels. Chromium names the numbering of its own bullets and
 * numbers only. Other labels count as numbers, except signs.
 */
function numberingOf(
  {kids, listNumbering}: StructureElement,
  isSign: (label: StructureElement) => boolean,
  unordered: 'None' | 'Unordered'
): string | undefined {
  const [first] = kids.flatMap(item => (isElement(item) ? labelsOf(item) : []))
  if (first === undefined) return undefined
  if (listNumbering !== undefined && listNumbering !== 'None') return listNumbering
  return isSign(first) ? unordered : 'Decimal'
}

function labelsOf({kids}: StructureElement): readonly StructureElement[] {
  return kids.flatMap(kid => (isElement(kid) && isLabel(kid) ? [kid] : []))
}

function isDrawn(label: StructureElement, drawings: ReadonlySet<number>): boolean {
  return [...contentIn(label)].every(content => drawings.has(keyOf(content)))
}

function isLabel(kid: StructureKid): boolean {
  return isElement(kid) && kid.type === 'Lbl'
}
