/** The room for a turned table: the height of a page, its width including the gutters, and its left edge. */
export type TurningRoom = Readonly<{height: number; width: number; left: number}>

/**
 * Turns the figure of a table to the left, so that its lines run up the page; the figure gets its own page. Returns
 * false for a table without a figure, which cannot move.
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
