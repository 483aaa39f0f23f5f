import {type LaidOutPage, middleOf, type TypesetLine} from './typeset-lines.ts'

/**
 * Runs in the page: writes the pages and lines of changes into the list of changes and next to moved text, and draws a
 * bar at every changed line.
 */
export function placeChanges(
  numbers: ReadonlyMap<TypesetLine, number>,
  firstPage: number,
  {selector}: LaidOutPage
): void {
  const places = [...document.querySelectorAll<HTMLElement>('.change-place, .query-place[data-change]')]
  const marks = [...document.querySelectorAll<HTMLElement>('.change')].filter(
    mark => !mark.closest('.proof-cover')
  )
  if (places.length === 0 && marks.length === 0) return
  const pages = [...document.querySelectorAll<HTMLElement>('.page')]
  const lineAt = lineFinder(numbers)
  const placeOf = (id: string): string | undefined => {
    const mark = document.getElementById(id)
    if (mark === null) return undefined
    const page = pages.findIndex(each => each.contains(mark))
    return `page ${firstPage + Math.max(0, page)}, line ${lineAt(mark.getBoundingClientRect())}`
  }
  for (const element of places) {
    const {change, moved} = element.dataset
    const place = placeOf(moved === undefined ? `change-${change}` : `change-${moved}-to`)
    if (place !== undefined) element.textContent = moved === undefined ? place : ` to ${place}`
  }
  drawBars(marks, selector)
}

/** Returns a function that finds the number of the line nearest to a box. */
function lineFinder(numbers: ReadonlyMap<TypesetLine, number>): (rect: DOMRect) => number {
  const lines = [...numbers]
    .map(([line, number]) => ({middle: middleOf(line.rect), number}))
    .sort((a, b) => a.middle - b.middle)
  return rect => {
    const wanted = middleOf(rect)
    let [from, to] = [0, lines.length - 1]
    while (to - from > 1) {
      const half = (from + to) >> 1
      if (lines[half]!.middle < wanted) from = half
      else to = half
    }
    const [before, after] = [lines[from], lines[to]]
    if (before === undefined || after === undefined) return 0
    return wanted - before.middle < after.middle - wanted ? before.number : after.number
  }
}

/** A vertical range of a column that contains marks, and the first of those marks. */
type Stretch = {top: number; bottom: number; mark: HTMLElement}

/**
 * Draws a bar next to the column for each marked line, or one bar for consecutive lines, as a sibling of the first
 * mark.
 */
function drawBars(marks: readonly HTMLElement[], selector: string): void {
  const columns = new Map<number, Stretch[]>()
  for (const mark of marks) {
    const block = mark.closest(`:is(${selector}), td, th`) ?? mark
    // In a table, the bar is next to the text of the cell, which may contain several marks.
    const padding = block.matches('td, th') ? Number.parseFloat(getComputedStyle(block).paddingLeft) : 0
    // The numbers of a list are to the left of its items, so the bar is placed at the edge of the list.
    const item = block.matches('td, th') ? null : block.closest('li')
    const left = Math.round((item?.parentElement ?? block).getBoundingClientRect().left + padding)
    const own = columns.get(left) ?? []
    columns.set(left, own)
    for (const {top, bottom, width} of mark.getClientRects()) if (width > 0) own.push({top, bottom, mark})
  }
  const bars = [...columns].flatMap(([left, own]) =>
    merged(own).map(({top, bottom, mark}) => {
      const bar = document.createElement('span')
      bar.className = 'change-bar'
      bar.ariaHidden = 'true'
      bar.style.height = `${bottom - top}px`
      mark.before(bar)
      return {bar, left: left - 8, top}
    })
  )
  // All bars are measured before any is moved, because measuring after each move would cause another layout.
  const moves = bars.map(({bar, left, top}) => ({bar, left, top, box: bar.getBoundingClientRect()}))
  for (const {bar, left, top, box} of moves) {
    bar.style.marginLeft = `${left - box.left}px`
    bar.style.marginTop = `${top - box.top}px`
  }
}

/** Merges ranges that touch or nearly touch. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const made: Stretch[] = []
  for (const {top, bottom, mark} of [...stretches].sort((a, b) => a.top - b.top)) {
    const last = made.at(-1)
    if (last !== undefined && top <= last.bottom + 8) last.bottom = Math.max(last.bottom, bottom)
    else made.push({top, bottom, mark})
  }
  return made
}
