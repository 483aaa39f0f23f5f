/**
 * Puts each table without a caption that does not fit into its column into a figure, which may be wider, span columns
 * and be turned. Tables in lists, quotations, callouts and statements stay where they are.
 * @param fits returns whether a table fits in its place
 */
export function frameBareTables(article: HTMLElement, fits: (table: HTMLTableElement) => boolean): void {
  for (const box of article.querySelectorAll<HTMLElement>('.table-scroll')) {
    const table = box.querySelector<HTMLTableElement>(':scope > table')
    if (table === null || !isInText(box) || fits(table)) continue
    const figure = document.createElement('figure')
    figure.className = `table ${bare}`
    box.replaceWith(figure)
    figure.append(table)
  }
}

/**
 * Keeps framed tables that were neither turned nor widened in their places, and lets them be divided like other tables.
 */
export function keepBareTables(article: HTMLElement): void {
  for (const figure of article.querySelectorAll<HTMLElement>(`figure.${bare}:not(.turned, .wide)`)) {
    figure.classList.add('here')
    figure.style.breakInside = 'auto'
  }
}

/** The class of the figure around a table without a caption. */
const bare = 'bare'

function isInText({parentElement}: Element): boolean {
  if (parentElement === null) return false
  const {localName, className, classList} = parentElement
  if (classList.contains('text')) return true
  const isPart =
    localName === 'section' || (localName === 'div' && !/(^| )(callout-|theorem)/.test(className))
  return isPart && isInText(parentElement)
}
