/** Fixes the column widths of tables that can be cut, so that their parts have the same widths. */
export function fixTables(article: HTMLElement, pageHeight: number): void {
  const long = [...article.querySelectorAll('table')].filter(table => {
    const block = table.closest('figure') ?? table
    return block.getBoundingClientRect().height >= pageHeight * 0.8 || block === table
  })
  const measured = long.map(table => {
    const rows = [...table.rows].filter(row =>
      [...row.cells].every(cell => cell.colSpan === 1 && cell.rowSpan === 1)
    )
    const widths = [...(rows[0]?.cells ?? [])].map(cell => cell.getBoundingClientRect().width)
    return {table, widths, width: table.getBoundingClientRect().width}
  })
  for (const {table, widths, width} of measured) {
    if (widths.length === 0) continue
    const group = document.createElement('colgroup')
    for (const one of widths) {
      const column = document.createElement('col')
      column.style.width = `${one}px`
      group.append(column)
    }
    for (const old of table.querySelectorAll(':scope > colgroup')) old.remove()
    if (table.caption) table.caption.after(group)
    else table.prepend(group)
    table.style.tableLayout = 'fixed'
    table.style.width = `${width}px`
  }
}
