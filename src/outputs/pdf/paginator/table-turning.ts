/**
 * The room of a turned table: the height of a page, its width with the overhang into the margins, and its left edge.
 */
export type TurningRoom = Readonly<{height: number; width: number; left: number}>

/**
 * Turns the figure of a table to the left, so that its lines run up the page; the figure gets its own page. False for a
 * table without a figure, which does not move.
 */
export function turn(table: HTMLTableElement, {height}: TurningRoom): boolean {
  const figure = table.parentElement
  if (figure?.localName !== 'figure') return false
  figure.classList.add('turned', 'wide')
  figure.style.width = 'max-content'
  figure.style.height = `${height}px`
  return true
}

export function isTurned({parentElement}: HTMLTableElement): boolean {
  return parentElement?.classList.contains('turned') ?? false
}
