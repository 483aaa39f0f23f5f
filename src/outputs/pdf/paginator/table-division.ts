import {largestOf} from '../../../core/extremes.ts'
import {isTurned} from './table-turning.ts'

/**
 * Divides the width of a table among its columns to make the table as low as possible. A browser gives each column a
 * share of its preferred width, and so breaks dates and other short cells although adjacent long cells have room to
 * spare. This function tries to keep as many columns as possible unbroken, beginning with the narrowest; to break dates
 * only before their years; and to override the author's relative widths if necessary.
 */
export function divideTable(table: HTMLTableElement): void {
  const columns = columnsOf(table)
  if (columns.length < 2 || columns.length > mostColumns) return
  const asked = [...table.querySelectorAll<HTMLElement>(':scope > colgroup > col')]
  const parts = asked.map(({style}) => style.width)
  const dates = [...table.querySelectorAll<HTMLElement>('.whole-date')]

  const needs = columns.map(lettersOf)
  const byNeed = columns.map((_, index) => index).sort((one, other) => needs[one]! - needs[other]!)
  // Styles are changed only if they differ, so that the browser lays out one column at a time.
  const wraps = columns.map(() => '')
  let hasWholeDates = false
  const divide = ({whole, keepsParts, keepsDates}: Division) => {
    columns.forEach((cells, index) => {
      const wrap = byNeed.indexOf(index) < whole ? 'nowrap' : ''
      if (wraps[index] !== wrap) for (const cell of cells) cell.style.setProperty('text-wrap', wrap)
      wraps[index] = wrap
    })
    asked.forEach((column, index) => {
      column.style.width = keepsParts ? parts[index]! : ''
    })
    if (keepsDates !== hasWholeDates)
      for (const date of dates) date.style.whiteSpace = keepsDates ? 'nowrap' : ''
    hasWholeDates = keepsDates
  }

  let best: Division | undefined
  let least = Infinity
  const choices = [true, false]
  for (const keepsParts of parts.some(part => part !== '') ? choices : [true]) {
    for (const keepsDates of dates.length > 0 ? choices : [true]) {
      // The more columns stay unbroken, the better; if all do, no other division needs to be tried.
      for (let whole = columns.length; whole >= 0; whole--) {
        const division = {whole, keepsParts, keepsDates}
        divide(division)
        const height = isTooWide(table) ? Infinity : heightOf(table)
        if (whole === columns.length && height < Infinity) return
        if (height < least - 2) [best, least] = [division, height]
      }
    }
  }
  divide(best ?? {whole: 0, keepsParts: true, keepsDates: false})
}

function heightOf(table: HTMLTableElement): number {
  return isTurned(table) ? table.offsetWidth : table.offsetHeight
}

/** Whether a table is wider than its container. */
export function isTooWide(table: HTMLTableElement): boolean {
  const {offsetWidth, offsetHeight, parentElement} = table
  if (parentElement === null) return false
  return isTurned(table)
    ? offsetHeight > parentElement.clientHeight + 1
    : offsetWidth > parentElement.clientWidth + 1
}

/** The number of columns that stay unbroken, and whether specified widths and dates are kept. */
type Division = Readonly<{whole: number; keepsParts: boolean; keepsDates: boolean}>

/** Tables with more columns usually contain numbers, which are not broken. */
const mostColumns = 12

/**
 * The cells of each column; empty if cells span several columns or rows, because columns then differ from row to row.
 */
function columnsOf(table: HTMLTableElement): readonly (readonly HTMLTableCellElement[])[] {
  const rows = [...table.rows]
  const count = largestOf([0, ...rows.map(({cells}) => cells.length)])
  const isEven = rows.every(({cells}) =>
    [...cells].every(({colSpan, rowSpan}) => colSpan === 1 && rowSpan === 1)
  )
  if (!isEven) return []
  return Array.from({length: count}, (_, index) =>
    rows.flatMap(({cells}) => (cells[index] === undefined ? [] : [cells[index]]))
  )
}

/** The number of letters in the longest text of a column. */
function lettersOf(cells: readonly HTMLTableCellElement[]): number {
  return largestOf(cells.map(cell => (cell.textContent ?? '').length))
}
