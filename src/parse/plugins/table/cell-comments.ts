import type {Html, PhrasingContent, RowContent, Table, TableCell, TableRow} from 'mdast'

/**
 * Reads comments of Manubot's plugin `attributes`, `<!-- $colspan="2" -->`, by which a cell spans the cells to its
 * right or, with `$rowspan`, those below it. Only empty cells are spanned, and they are removed.
 */
export function spanByComments(table: Table): void {
  const rows = table.children
  if (!rows.some(row => row.children.some(cell => spanOf(cell) !== undefined))) return
  const slots = rows.map(slotsOf)
  for (const [y, row] of rows.entries()) {
    for (const cell of [...row.children]) {
      const x = slots[y]?.indexOf(cell) ?? -1
      const comment = spanOf(cell)
      if (comment === undefined || cell.type !== 'tableCell' || x === -1) continue
      const isFree = (line: number, column: number): boolean => slots[line]?.[column]?.children.length === 0
      let columns = 1
      while (columns < numberOf(comment, 'colspan') && isFree(y, x + columns)) columns++
      const across = Array.from({length: columns}, (_, at) => x + at)
      let height = 1
      while (height < numberOf(comment, 'rowspan') && across.every(column => isFree(y + height, column)))
        height++
      for (let line = y; line < y + height; line++)
        for (const column of across) {
          const other = slots[line]?.[column]
          if (other !== cell && other !== undefined) remove(other, rows[line])
        }
      takeComment(cell, comment)
      cell.data = {...cell.data, ...(columns > 1 && {columns}), ...(height > 1 && {rows: height})}
    }
  }
}

/** The cells of a row by their columns. */
function slotsOf({children}: TableRow): ReadonlyArray<RowContent | undefined> {
  return children.flatMap(cell => [cell, ...Array<undefined>((cell.data?.columns ?? 1) - 1)])
}

function remove(cell: RowContent, row: TableRow | undefined): void {
  if (row !== undefined) row.children = row.children.filter(other => other !== cell)
}

function takeComment(cell: TableCell, comment: Html): void {
  cell.children = cell.children.filter(child => child !== comment)
  const last = cell.children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  if (last?.type === 'text' && last.value === '') cell.children.pop()
}

/** The comment by which a cell spans others. */
function spanOf(cell: RowContent): Html | undefined {
  return cell.type === 'tableCell' ? cell.children.find(isSpan) : undefined
}

function isSpan(node: PhrasingContent): node is Html {
  return node.type === 'html' && /^<!--[^>]*\$(?:col|row)span=["']?\d/.test(node.value)
}

function numberOf({value}: Html, name: string): number {
  return Number(new RegExp(`\\$${name}=["']?(\\d{1,3})`).exec(value)?.[1] ?? 1)
}
