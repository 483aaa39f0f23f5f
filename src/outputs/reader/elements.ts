// Short names for long browser functions, because readers load this code with each article.

/** A new element with a class. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = ''
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = className
  return element
}

/** All elements on the page, or within an element, that match a selector. */
export function all<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document
): Found[] {
  return [...root.querySelectorAll<Found>(selector)]
}

/** The first element that matches a selector. */
export function first<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document
): Found | null {
  return root.querySelector<Found>(selector)
}

/** The rectangle of an element in the window. */
export function rectOf(element: Element): DOMRect {
  return element.getBoundingClientRect()
}

/** Calls a function for each event with this name whose target is an element. */
export function listen<Name extends keyof DocumentEventMap>(
  name: Name,
  act: (event: DocumentEventMap[Name], target: Element) => void,
  capture = false
): void {
  document.addEventListener(
    name,
    event => {
      if (event.target instanceof Element) act(event, event.target)
    },
    capture
  )
}
