/**
 * Makes blocks of the lines of an aligned display, and breaks those that are too wide: before their relations, then also
 * before their operators. Each number stays at its line, at the end of a broken one.
 */
export function unroll(equation: HTMLElement): void {
  const formula = equation.querySelector<HTMLElement>(':scope > .typeset.rows')
  if (formula === null) return
  formula.classList.add('unrolled')
  const lines = [...formula.querySelectorAll<HTMLElement>(':scope > .formula-line')]
  for (const step of ['broken', 'finer']) {
    const wide = lines.filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth + 1)
    for (const line of wide) line.classList.add(step)
  }
  for (const line of lines) if (!line.matches('.broken')) placeAlone(line)
  const [first] = lines
  if (first === undefined) return
  const start = baselineOf(first, 'first')
  for (const number of equation.querySelectorAll<HTMLElement>('.row-numbers > [data-line]')) {
    const line = lines[Number(number.dataset.line)]
    if (line === undefined) continue
    const size = Number.parseFloat(getComputedStyle(number).fontSize)
    number.style.top = `${((baselineOf(line, 'last') - start) / size).toFixed(4)}em`
  }
}

/** Moves a line whose place depends on no other to its place in the column. */
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

/** The baseline of the first or last line that a line is broken into. */
function baselineOf(line: HTMLElement, which: 'first' | 'last'): number {
  const own = line.classList.contains('broken') ? '.piece > i' : ':scope > i'
  const boxes = [...line.querySelectorAll<HTMLElement>(own)]
  const box = which === 'first' ? boxes[0] : boxes.at(-1)
  if (box === undefined) return line.getBoundingClientRect().bottom
  const depth = -Number.parseFloat(getComputedStyle(box).verticalAlign)
  return box.getBoundingClientRect().bottom - depth
}
