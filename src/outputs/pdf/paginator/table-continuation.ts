/**
 * Repeats the label of a table or listing above its part on another page. A screen reader still reads the table or
 * listing as a whole.
 */
export function addContinuation(figure: HTMLElement): void {
  const table = figure.querySelector<HTMLTableElement>(':scope > table')
  const label = document.createElement(table ? 'caption' : 'figcaption')
  label.className = 'continuation'
  label.ariaHidden = 'true'
  label.textContent = figure.dataset.continued!
  const place = table ?? figure
  place.prepend(label)
}

/** The height of the line that is added above later parts of a table or listing. */
export function continuationHeight(part: HTMLElement): number {
  const figure = part.closest<HTMLElement>('[data-continued]')
  if (figure === null) return 0
  // If a table has notes, its caption is outside the table element, and the space around the caption differs from that
  // around the line inside the table.
  const table = figure.querySelector<HTMLTableElement>(':scope > table')
  if (table !== null && table.caption === null) return heightInTable(figure, table)
  const caption = figure.querySelector(':scope > figcaption, :scope > table > caption')
  if (!caption) return 0
  const {lineHeight, paddingTop, paddingBottom, marginBottom} = getComputedStyle(caption)
  return [lineHeight, paddingTop, paddingBottom, marginBottom].reduce(
    (sum, length) => sum + (Number.parseFloat(length) || 0),
    0
  )
}

/** Measures the line in a table whose caption is outside it. */
function heightInTable(figure: HTMLElement, table: HTMLTableElement): number {
  const before = table.getBoundingClientRect().height
  addContinuation(figure)
  const {height} = table.getBoundingClientRect()
  table.deleteCaption()
  return height - before
}
