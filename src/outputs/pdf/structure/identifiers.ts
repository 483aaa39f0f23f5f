import {mapStructure, type StructureElement, withKids} from '../file/structure-tree.ts'

/**
 * Turns asides into notes, and adds identifiers, numbered in reading order, to notes and header cells (ISO 14289-1, 7.9
 * and 7.5). Chromium's identifiers are numbers of DOM nodes, which differ between runs.
 */
export function identifyNotesAndHeaders(root: StructureElement): StructureElement {
  const renamed = new Map<string, string>()
  const counts = {note: 0, header: 0}
  const identified = identify(root)
  return mapStructure(identified, element => {
    if (!element.table?.headers.length) return element
    const headers = element.table.headers.flatMap(header => renamed.get(header) ?? [])
    return {...element, table: {...element.table, headers}}
  })

  function identify(element: StructureElement): StructureElement {
    const type = element.type === 'Aside' ? 'Note' : element.type
    const prefix = type === 'Note' ? 'note' : type === 'TH' ? 'header' : undefined
    const identifier = prefix && `${prefix}-${++counts[prefix]}`
    if (element.identifier !== undefined && identifier !== undefined)
      renamed.set(element.identifier, identifier)
    const kids = element.kids.map(kid => (kid.kind === 'element' ? identify(kid) : kid))
    const same = withKids(element, kids)
    return type === element.type && identifier === element.identifier ? same : {...same, type, identifier}
  }
}
