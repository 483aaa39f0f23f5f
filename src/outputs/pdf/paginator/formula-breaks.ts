/**
 * The cost of ending a line before a piece of a formula in text; undefined for other elements, and for the first
 * piece of a formula.
 */
export function costBefore(element: Element | null): number | undefined {
  if (!(element instanceof HTMLElement) || !element.matches('.piece')) return undefined
  const {penalty} = element.dataset
  return penalty === undefined ? undefined : Number(penalty)
}

/** Ends a line before a piece of a formula; the space there is removed, and `room` is left free. */
export function breakBefore(piece: Element, room = 0): void {
  const run = piece.parentElement!
  const before = piece.previousElementSibling
  if (before instanceof HTMLElement) before.style.marginRight = `${room}px`
  divide(run, piece)
}

/** Lets the browser break the formulas of a text whose lines it breaks, at places that cost no more than this. */
export function allowBreaks(formulas: Iterable<Element>, most: number): void {
  for (const formula of formulas) {
    for (const piece of [...formula.querySelectorAll('.piece')]) {
      const cost = costBefore(piece)
      const isDivided = piece.previousElementSibling === null
      if (cost !== undefined && cost <= most && !isDivided) divide(piece.parentElement!, piece)
    }
  }
}

/** The costs of a break at a relation, and of the last resort. */
export const [atRelations, anywhere] = [500, 900]

/** Moves a piece and those after it to a run of their own; lines can end between runs. */
function divide(run: Element, piece: Element): void {
  const next = run.cloneNode(false) as Element
  const pieces = [...run.children]
  next.append(...pieces.slice(pieces.indexOf(piece)))
  run.after(next)
}
