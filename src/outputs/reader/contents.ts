import {all, first, rectOf} from './elements.ts'
/** Opens the table of contents next to the text if the window has room for it. */
export function unfoldContents(hasRoom: boolean): void {
  const contents = first('.contents>details')
  if (contents instanceof HTMLDetailsElement) contents.open = hasRoom
}

/** Marks the current section in the table of contents, where that is open. */
export function markSection(): void {
  const contents = first('.contents')
  if (contents === null || first(':scope>details:not([open])', contents) !== null) return
  const links = all<HTMLAnchorElement>('a', contents)
  const current = links[lastPast(links)]
  for (const link of all('[aria-current]', contents))
    if (link !== current) link.removeAttribute('aria-current')
  if (current === undefined) return
  if (!current.ariaCurrent) current.ariaCurrent = 'true'
  const {top, bottom} = rectOf(current)
  const room = rectOf(contents)
  if (top < room.top || bottom > room.bottom) contents.scrollTop += top - room.top - room.height / 3
}

/**
 * The index of the last link whose heading is in the upper third of the window or above it; each heading is below the
 * one before it.
 */
function lastPast(links: readonly HTMLAnchorElement[]): number {
  let [from, to, found] = [0, links.length, -1]
  while (from < to) {
    let at = (from + to) >> 1
    let heading = headingOf(links[at]!)
    const middle = at
    while (heading === null && ++at < to) heading = headingOf(links[at]!)
    if (heading === null) to = middle
    else if (rectOf(heading).top < innerHeight / 3) [from, found] = [at + 1, at]
    else to = middle
  }
  return found
}

function headingOf({hash}: HTMLAnchorElement): HTMLElement | null {
  return document.getElementById(decodeURIComponent(hash.slice(1)))
}
