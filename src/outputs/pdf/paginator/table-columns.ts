import {isTurned} from './table-turning.ts'

/** Fixes the column widths of tables that can be divided, so that all parts have the same widths. */
export function fixTables(article: HTMLElement, pageHeight: number): void {
  const long = [...article.querySelectorAll('table')].filter(table => {
    if (table.style.tableLayout === 'fixed' || isTurned(table)) return false
    const block = table.closest('figure') ?? table
    return block.getBoundingClientRect().height >= pageHeight * 0.8 || block === table
  })
  fixColumns(long)
}

/** Fixes the columns of tables at their current widths. */
export function fixColumns(tables: readonly HTMLTableElement[]): void {
  const measured = tables.map(table => {
    const widthOf = (element: Element) => {
      const {width, height} = element.getBoundingClientRect()
      return isTurned(table) ? height : width
    }
    const rows = [...table.rows].filter(row =>
      [...row.cells].every(cell => cell.colSpan === 1 && cell.rowSpan === 1)
    )
    return {table, widths: [...(rows[0]?.cells ?? [])].map(widthOf), width: widthOf(table)}
  })
  for (const {table, widths, width} of measured) {
    if (widths.length === 0) continue
    const group = document.createElement('colgroup')
    for (const one of widths) {
      const column = document.createElement('col')
      column.style.inlineSize = `${one}px`
      group.append(column)
    }
    for (const old of table.querySelectorAll(':scope > colgroup')) old.remove()
    if (table.caption) table.caption.after(group)
    else table.prepend(group)
    table.style.tableLayout = 'fixed'
    table.style.inlineSize = `${width}px`
  }
}
