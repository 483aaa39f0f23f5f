import {isElement, type StructureElement, type StructureKid, withKids} from '../file/structure-tree.ts'

/**
 * Removes `Form` elements without a field: Chromium writes them for the checkboxes of task lists, which cannot be
 * filled in (ISO 14289-1, 7.18.4).
 */
export function withoutEmptyForms(element: StructureElement): StructureElement {
  const kids = element.kids.flatMap((kid): readonly StructureKid[] => {
    if (!isElement(kid)) return [kid]
    const inner = withoutEmptyForms(kid)
    return kid.type === 'Form' && inner.kids.every(({kind}) => kind !== 'annotation') ? inner.kids : [inner]
  })
  return withKids(element, kids)
}
