// Short names for long browser functions, since readers load these scripts with each article.

/** A new element, with a class. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = ''
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = className
  return element
}

/** The elements of the page that match a selector. */
export function all<Found extends Element = HTMLElement>(selector: string): Found[] {
  return [...document.querySelectorAll<Found>(selector)]
}

/** The first of these elements. */
export function first<Found extends Element = HTMLElement>(selector: string): Found | null {
  return document.querySelector<Found>(selector)
}

/** The rectangle of an element in the window. */
export function rectOf(element: Element): DOMRect {
  return element.getBoundingClientRect()
}
