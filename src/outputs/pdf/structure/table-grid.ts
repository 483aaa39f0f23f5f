import {addAll} from '../../../core/add-all.ts'
import {isElement, type StructureElement} from '../file/structure-tree.ts'

/** Whether all rows of a table have the same number of cells, counting cells that span rows and columns. */
export function isRegular(table: StructureElement): boolean {
  const rows = rowsOf(table)
  const spans: number[] = []
  let isEven = true
  let width: number | undefined
  for (const row of rows) {
    let columns = spans.length
    const begun: number[] = []
    for (const cell of row.kids) {
      if (!isElement(cell)) continue
      const {rowSpan = 1, columnSpan = 1} = cell.table ?? {}
      columns += columnSpan
      for (let column = 0; column < columnSpan; column++) begun.push(rowSpan)
    }
    width ??= columns
    isEven &&= columns === width
    const going = [...spans, ...begun].map(left => left - 1).filter(left => left > 0)
    spans.length = 0
    addAll(spans, going)
  }
  return isEven
}

function rowsOf({kids}: StructureElement): readonly StructureElement[] {
  return kids.flatMap(kid => {
    if (!isElement(kid)) return []
    return kid.type === 'TR' ? [kid] : kid.type.startsWith('T') ? rowsOf(kid) : []
  })
}
