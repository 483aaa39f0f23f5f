import {cutBefore} from './cut.ts'
import {fixColumns} from './table-columns.ts'
import type {TurningRoom} from './table-turning.ts'

/**
 * Divides turned tables, and tables across several columns, next to which no text flows: into as many parts as their
 * rows need. Turned parts are centred on the page.
 * - Needs tables with their final widths.
 * - Leaves a figure for each part; the first part keeps the id.
 */
export function divideFigures(article: HTMLElement, room: TurningRoom): void {
  const figures = [...article.querySelectorAll<HTMLElement>('figure:is(.turned, .wide):has(> table)')]
  for (const figure of figures) {
    const isTurned = figure.classList.contains('turned')
    // In a single column, the text continues below the last rows, so the table need not be divided here.
    if (!isTurned && !(Number(getComputedStyle(figure).getPropertyValue('--columns')) > 1)) continue
    const parts = [...partsBefore(figure, isTurned ? across(room) : down(room)), figure]
    for (const part of isTurned ? parts : []) {
      const {width} = part.getBoundingClientRect()
      part.style.width = `${width}px`
      part.style.marginLeft = `${room.left + (room.width - width) / 2}px`
    }
  }
}

/** Returns the length by which a box exceeds its room, measured from the beginning of its figure. */
type Excess = (box: DOMRect, figure: DOMRect) => number

const across =
  ({width}: TurningRoom): Excess =>
  (box, {left}) =>
    box.right - left - width

const down =
  ({height}: TurningRoom): Excess =>
  (box, {top}) =>
    box.bottom - top - height

/**
 * Cuts a figure between rows where each page is full, and returns all parts except the last, which is the figure
 * itself.
 */
function partsBefore(figure: HTMLElement, excess: Excess): readonly HTMLElement[] {
  const parts: HTMLElement[] = []
  for (;;) {
    const whole = figure.getBoundingClientRect()
    const rows = [...figure.querySelectorAll<HTMLTableRowElement>('tbody > tr')]
    const next = rows.findIndex(row => excess(row.getBoundingClientRect(), whole) > 0)
    // A row that is higher than a page is not divided.
    if (excess(whole, whole) <= 1 || next < 1) return parts
    if (parts.length === 0) fixColumns([...figure.querySelectorAll('table')])
    const box = document.createElement('div')
    figure.replaceWith(box)
    box.append(figure)
    const before = cutBefore(box, {node: rows[next]!, offset: -1})
    parts.push(before.firstElementChild as HTMLElement)
    box.replaceWith(before, figure)
  }
}
