/** Opens the table of contents beside the text if there is room. */
export function unfoldContents(hasRoom: boolean): void {
  const contents = document.querySelector('.contents > details')
  if (contents instanceof HTMLDetailsElement) contents.open = hasRoom
}

/** Marks the current section in the table of contents. */
export function markSection(hasRoom: boolean): void {
  const contents = document.querySelector<HTMLElement>('.contents')
  if (contents === null || !hasRoom) return
  const links = [...contents.querySelectorAll('a')]
  const isPast = (link: HTMLAnchorElement): boolean => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading !== null && heading.getBoundingClientRect().top < innerHeight / 3
  }
  const current = links.findLast(isPast)
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
  if (current === undefined) return
  const {top, bottom} = current.getBoundingClientRect()
  const room = contents.getBoundingClientRect()
  if (top < room.top || bottom > room.bottom) contents.scrollTop += top - room.top - room.height / 3
}
