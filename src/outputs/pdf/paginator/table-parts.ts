import {cutBefore} from './cut.ts'
import {fixColumns} from './table-columns.ts'
import type {TurningRoom} from './table-turning.ts'

/**
 * Gives turned tables, and those over several columns, which no text flows beside, their places: in as many parts as
 * their rows need, and those that are turned in the middle of the page.
 * - Needs tables with their final widths.
 * - Leaves a figure for each part; the first has the id.
 */
export function divideFigures(article: HTMLElement, room: TurningRoom): void {
  const figures = [...article.querySelectorAll<HTMLElement>('figure:is(.turned, .wide):has(> table)')]
  for (const figure of figures) {
    const isTurned = figure.classList.contains('turned')
    // In one column the text continues below the last rows.
    if (!isTurned && !(Number(getComputedStyle(figure).getPropertyValue('--columns')) > 1)) continue
    const parts = [...partsBefore(figure, isTurned ? across(room) : down(room)), figure]
    for (const part of isTurned ? parts : []) {
      const {width} = part.getBoundingClientRect()
      part.style.width = `${width}px`
      part.style.marginLeft = `${room.left + (room.width - width) / 2}px`
    }
  }
}

/** The excess of a box beyond its room, from the beginning of its figure. */
type Excess = (box: DOMRect, figure: DOMRect) => number

const across =
  ({width}: TurningRoom): Excess =>
  (box, {left}) =>
    box.right - left - width

const down =
  ({height}: TurningRoom): Excess =>
  (box, {top}) =>
    box.bottom - top - height

/** Cuts a figure between rows where a page is full, and returns all parts but the last. */
function partsBefore(figure: HTMLElement, excess: Excess): readonly HTMLElement[] {
  const parts: HTMLElement[] = []
  for (;;) {
    const whole = figure.getBoundingClientRect()
    const rows = [...figure.querySelectorAll<HTMLTableRowElement>('tbody > tr')]
    const next = rows.findIndex(row => excess(row.getBoundingClientRect(), whole) > 0)
    // A row that is higher than a page stays whole.
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
