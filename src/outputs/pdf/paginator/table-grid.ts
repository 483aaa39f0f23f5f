/** A cell with its position: its first row, as an index in the given rows, and its first column. */
export type PlacedCell = Readonly<{cell: HTMLTableCellElement; row: number; column: number}>

/** The cells in each row of a table, in order, including cells that extend from earlier rows (`rowspan`). */
function cellsOfRows(rows: readonly HTMLTableRowElement[]): readonly (readonly PlacedCell[])[] {
  let open: readonly PlacedCell[] = []
  return rows.map((row, index) => {
    const placed = open.filter(({cell, row: first}) => first + cell.rowSpan > index)
    let column = 0
    for (const cell of row.cells) {
      for (let taken = cellAt(placed, column); taken; taken = cellAt(placed, column))
        column = taken.column + taken.cell.colSpan
      placed.push({cell, row: index, column})
    }
    open = placed.sort((one, other) => one.column - other.column)
    return open
  })
}

function cellAt(placed: readonly PlacedCell[], column: number): PlacedCell | undefined {
  return placed.find(({cell, column: first}) => column >= first && column < first + cell.colSpan)
}

/** The rows that must stay with the previous row because a cell spans both, unless that cell is too high. */
export function joinedRows(table: HTMLTableElement, highest: number): ReadonlySet<HTMLTableRowElement> {
  const isSpanned = table.querySelector('tbody > tr > [rowspan]') !== null
  const joined = [...(isSpanned ? table.tBodies : [])].flatMap(body => {
    const rows = [...body.rows]
    return cellsOfRows(rows).flatMap((cells, index) => {
      const reaching = cells.filter(({row}) => row < index)
      const isLow = reaching.every(({cell}) => cell.getBoundingClientRect().height <= highest)
      return reaching.length > 0 && isLow ? [rows[index]!] : []
    })
  })
  return new Set(joined)
}

/** Continues the cells that are divided by a cut between two rows; their content stays in the first part. */
export function divideCells(
  before: readonly HTMLTableRowElement[],
  after: readonly HTMLTableRowElement[]
): void {
  const [next] = after
  if (next === undefined) return
  const rests = (cellsOfRows(before).at(-1) ?? []).flatMap(({cell, row, column}) => {
    const rest = row + cell.rowSpan - before.length
    if (rest <= 0) return []
    cell.rowSpan -= rest
    const copy = cell.cloneNode(false) as HTMLTableCellElement
    copy.removeAttribute('id')
    copy.rowSpan = rest
    return [{copy, column}]
  })
  for (const {copy, column} of rests) {
    const later = cellsOfRows([next])[0]!.find(placed => placed.column >= column)
    if (later) later.cell.before(copy)
    else next.append(copy)
  }
}
