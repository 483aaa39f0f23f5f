import {largestOf} from '../../../core/extremes.ts'
import {isElement, mapStructure, type StructureElement} from '../file/structure-tree.ts'

/**
 * Divides the rows of a table into head and body: Chromium tags header cells, but not the rows of the head. A table
 * gets a head only if it also has a body.
 */
export function divideTables(root: StructureElement): StructureElement {
  return mapStructure(root, element => {
    if (element.type !== 'Table' || element.kids.some(kid => isElement(kid, divisions))) return element
    const rows = withFullRows(element.kids.flatMap(kid => (isElement(kid, rowTypes) ? [kid] : [])))
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

/**
 * Adds empty cells to rows with fewer cells than others, because an author's rows may differ, but all rows must have
 * the same number of columns (ISO 14289-1, 7.5). A cell that spans rows counts in each of them.
 */
function withFullRows(rows: readonly StructureElement[]): readonly StructureElement[] {
  const spanning: number[] = []
  const widths = rows.map((row, index) => {
    let width = spanning[index] ?? 0
    for (const cell of row.kids) {
      if (!isElement(cell)) continue
      const {columnSpan = 1, rowSpan = 1} = cell.table ?? {}
      width += columnSpan
      for (let below = 1; below < rowSpan && index + below < rows.length; below++)
        spanning[index + below] = (spanning[index + below] ?? 0) + columnSpan
    }
    return width
  })
  const columns = largestOf([0, ...widths])
  return rows.map((row, index) => {
    const missing = Array.from({length: columns - widths[index]!}, emptyCell)
    return missing.length === 0 ? row : {...row, kids: [...row.kids, ...missing]}
  })
}

/** Returns a new object each time, because the written elements are identified by object. */
function emptyCell(): StructureElement {
  return {kind: 'element', type: 'TD', kids: []}
}

/** The number of rows at the start of a table that contain only column headers. */
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

/** The type of table rows. */
export const rowTypes: ReadonlySet<string> = new Set(['TR'])
const divisions: ReadonlySet<string> = new Set(['THead', 'TBody', 'TFoot'])
