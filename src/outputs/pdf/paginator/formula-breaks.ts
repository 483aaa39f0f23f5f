/**
 * The cost of ending a line before a piece of a formula in text; undefined for other elements, and for the first
 * piece of a formula.
 */
export function costBefore(element: Element | null): number | undefined {
  if (!(element instanceof HTMLElement) || !element.matches('.piece')) return undefined
  const {penalty} = element.dataset
  return penalty === undefined ? undefined : Number(penalty)
}

/** Ends a line before a piece of a formula; `room` replaces the space at the end of the line. */
export function breakBefore(piece: Element, room = 0): void {
  const run = piece.parentElement!
  const before = piece.previousElementSibling
  if (before instanceof HTMLElement) before.style.marginRight = `${room}px`
  divide(run, piece)
}

/** Lets the browser break formulas in a text whose lines galley does not set, at places that cost at most `most`. */
export function allowBreaks(formulas: Iterable<Element>, most: number): void {
  for (const formula of formulas) {
    for (const piece of [...formula.querySelectorAll('.piece')]) {
      const cost = costBefore(piece)
      const isDivided = piece.previousElementSibling === null
      if (cost !== undefined && cost <= most && !isDivided) divide(piece.parentElement!, piece)
    }
  }
}

/** The highest cost if only breaks at relations are allowed, and if breaks are allowed anywhere. */
export const [atRelations, anywhere] = [500, 900]

/** Moves a piece and all pieces after it to a run of their own; lines can end between runs. */
function divide(run: Element, piece: Element): void {
  const next = run.cloneNode(false) as Element
  const pieces = [...run.children]
  next.append(...pieces.slice(pieces.indexOf(piece)))
  run.after(next)
}
