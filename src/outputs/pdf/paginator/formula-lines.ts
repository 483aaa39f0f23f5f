import {smallestOf} from '../../../core/extremes.ts'

/**
 * Turns the lines of an aligned display formula into blocks, and breaks lines that are too wide: before relations, then
 * also before operators. Only a line that is still too wide is set in smaller type. Numbers stay on their lines, at the
 * end if a line is broken. Returns the smallest type size of a line, relative to that of the formula.
 */
export function unroll(equation: HTMLElement): number {
  const formula = equation.querySelector<HTMLElement>(':scope > .typeset.rows')
  if (formula === null) return 1
  formula.classList.add('unrolled')
  const lines = [...formula.querySelectorAll<HTMLElement>(':scope > .formula-line')]
  for (const step of ['broken', 'finer']) {
    const wide = lines.filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth + 1)
    for (const line of wide) line.classList.add(step)
  }
  const sizes = lines.map(narrowLine)
  for (const line of lines) if (!line.matches('.broken')) placeAlone(line)
  const [first] = lines
  if (first === undefined) return 1
  const start = baselineOf(first, 'first')
  for (const number of equation.querySelectorAll<HTMLElement>('.row-numbers > [data-line]')) {
    const line = lines[Number(number.dataset.line)]
    if (line === undefined) continue
    const size = Number.parseFloat(getComputedStyle(number).fontSize)
    number.style.top = `${((baselineOf(line, 'last') - start) / size).toFixed(4)}em`
  }
  return smallestOf(sizes)
}

/** Sets a line in smaller type if it is wider than its column, down to 60 %; returns the factor. */
function narrowLine(line: HTMLElement): number {
  const {scrollWidth, clientWidth} = line
  if (scrollWidth <= clientWidth + 1) return 1
  const part = Math.max(0.6, (clientWidth / scrollWidth) * 0.99)
  line.style.fontSize = `${part.toFixed(4)}em`
  return part
}

/** Moves a line that is not aligned with other lines to its place in the column. */
function placeAlone(line: HTMLElement): void {
  const part = ({left: 0, center: 0.5, right: 1} as Readonly<Record<string, number>>)[
    line.dataset.align ?? ''
  ]
  const [strut, piece] = [':scope > i', '.piece'].map(part =>
    line.querySelector(part)?.getBoundingClientRect()
  )
  if (part === undefined || strut === undefined || piece === undefined) return
  const room = line.clientWidth - (strut.right - piece.left)
  line.style.marginLeft = `${room * part - (piece.left - strut.left)}px`
}

/** The baseline of the first or the last part of a broken line. */
function baselineOf(line: HTMLElement, which: 'first' | 'last'): number {
  const own = line.classList.contains('broken') ? '.piece > i' : ':scope > i'
  const boxes = [...line.querySelectorAll<HTMLElement>(own)]
  const box = which === 'first' ? boxes[0] : boxes.at(-1)
  if (box === undefined) return line.getBoundingClientRect().bottom
  const depth = -Number.parseFloat(getComputedStyle(box).verticalAlign)
  return box.getBoundingClientRect().bottom - depth
}
