/** A block of the page, and the distance of its top from the top of the window in CSS px. */
export type BlockPlace = Readonly<{element: Element; top: number}>

/**
 * The block at the top of the window, and the blocks after it in case that block is removed. At the top of the page the
 * block is the title: text inserted above it then scrolls into view, but a draft notice does not move the page. `ours`
 * is not part of the article.
 */
export function blocksRead(ours: Element): BlockPlace[] {
  if (scrollY === 0) {
    // `querySelectorAll` would search the whole page.
    const title = document.querySelector('.title-block')
    return title === null ? [] : placesOf([title])
  }
  let parent: Element = document.body
  for (;;) {
    // Copying the list would create an object for each of thousands of blocks.
    const {children} = parent
    const first = firstInWindow(children, ours)
    const top = children[first]
    if (top === undefined) return placesOf([parent])
    const isLast = top.getBoundingClientRect().top >= 0 || ![...top.children].some(isBlock)
    if (isLast) return placesOf([...blocksFrom(children, first).filter(each => each !== ours), parent])
    parent = top
  }
}

/**
 * The index of the first block that ends below the top of the window; -1 if all end above it. Each block is below the
 * one before it, so a binary search finds it.
 */
function firstInWindow(elements: HTMLCollection, ours: Element): number {
  let [from, to, found] = [0, elements.length, -1]
  while (from < to) {
    const middle = (from + to) >> 1
    let at = middle
    while (at < to && (elements[at] === ours || !isBlock(elements[at]!))) at++
    if (at === to) to = middle
    else if (elements[at]!.getBoundingClientRect().bottom > 0) [to, found] = [middle, at]
    else from = at + 1
  }
  return found
}

/** The blocks among the 30 elements of a list from the index `first` on. */
function blocksFrom(elements: HTMLCollection, first: number): readonly Element[] {
  const some: Element[] = []
  for (let at = first; at < Math.min(first + 30, elements.length); at++) some.push(elements[at]!)
  return some.filter(isBlock)
}

function placesOf(elements: readonly Element[]): BlockPlace[] {
  return elements.map(element => ({element, top: element.getBoundingClientRect().top}))
}

function isBlock(element: Element): boolean {
  const {display, position} = getComputedStyle(element)
  return !/^(inline|none|contents)/.test(display) && !/^(fixed|absolute)$/.test(position)
}
