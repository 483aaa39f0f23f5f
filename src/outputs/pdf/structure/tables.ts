import {isElement, mapElements, type StructureElement} from '../file/structure-tree.ts'

/**
 * Divides the rows of a table into head and body: Chromium tags header cells but not the rows of the head. A table has
 * a head only if it also has a body.
 */
export function divideTables(root: StructureElement): StructureElement {
  return mapElements(root, element => {
    if (element.type !== 'Table' || element.kids.some(kid => isElement(kid, divisions))) return element
    const rows = element.kids.filter(kid => isElement(kid, rowTypes))
    const captions = element.kids.filter(kid => !isElement(kid, rowTypes))
    const head = rows.slice(0, headRows(element))
    const body = rows.slice(head.length)
    if (head.length === 0 || body.length === 0) return {...element, kids: [...captions, ...rows]}
    const divided: StructureElement[] = [
      {kind: 'element', type: 'THead', kids: head},
      {kind: 'element', type: 'TBody', kids: body}
    ]
    return {...element, kids: [...captions, ...divided]}
  })
}

/** The number of rows at the start of a table with only column headers. */
export function headRows(table: StructureElement): number {
  const rows = table.kids.filter(kid => isElement(kid, rowTypes))
  const end = rows.findIndex(
    row => !isElement(row) || !row.kids.every(isColumnHeader) || row.kids.length === 0
  )
  return end < 0 ? rows.length : end
}

function isColumnHeader(kid: StructureElement['kids'][number]): boolean {
  return isElement(kid) && kid.type === 'TH' && kid.table?.scope !== 'Row'
}

/** The type of a row of a table. */
export const rowTypes: ReadonlySet<string> = new Set(['TR'])
const divisions: ReadonlySet<string> = new Set(['THead', 'TBody', 'TFoot'])
