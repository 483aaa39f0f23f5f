/** A block of the page, and the distance of its top from that of the window in CSS px. */
export type BlockPlace = Readonly<{element: Element; top: number}>

/**
 * The block at the top of the window, and the following ones in case it is removed. Empty at the top of the page, so
 * that text inserted there becomes visible. `ours` is not part of the article.
 */
export function blocksRead(ours: Element): BlockPlace[] {
  if (scrollY === 0) return []
  let parent: Element = document.body
  for (;;) {
    const children = [...parent.children].filter(element => element !== ours)
    const first = firstInWindow(children)
    const top = children[first]
    if (top === undefined) return placesOf([parent])
    const isLast = top.getBoundingClientRect().top >= 0 || ![...top.children].some(isBlock)
    if (isLast) return placesOf([...children.slice(first, first + 30).filter(isBlock), parent])
    parent = top
  }
}

/** The number of the first block that ends in or below the window; blocks follow one another down the page. */
function firstInWindow(elements: readonly Element[]): number {
  let [from, to, found] = [0, elements.length, -1]
  while (from < to) {
    const middle = (from + to) >> 1
    let at = middle
    while (at < to && !isBlock(elements[at]!)) at++
    if (at === to) to = middle
    else if (elements[at]!.getBoundingClientRect().bottom > 0) [to, found] = [middle, at]
    else from = at + 1
  }
  return found
}

function placesOf(elements: readonly Element[]): BlockPlace[] {
  return elements.map(element => ({element, top: element.getBoundingClientRect().top}))
}

function isBlock(element: Element): boolean {
  const {display, position} = getComputedStyle(element)
  return !/^(inline|none|contents)/.test(display) && !/^(fixed|absolute)$/.test(position)
}
