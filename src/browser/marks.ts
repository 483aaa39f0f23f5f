/** Marks the blocks that changed, unless there are so many that the change is obvious. */
export function markElements(elements: readonly Element[]): void {
  const block = 'p, li, h1, h2, h3, h4, h5, h6, figure, table, pre, blockquote, dd, dt, .csl-entry, .equation'
  const blocks = new Set<Element>()
  for (const element of elements) {
    const own = element.closest(block)
    for (const found of own ? [own] : element.querySelectorAll(block)) blocks.add(found)
  }
  if (blocks.size <= 12) for (const found of blocks) flash(found)
}

/** Highlights an element and fades the highlight out, without an animation if the reader prefers reduced motion. */
function flash(element: Element): void {
  const color = matchMedia('(prefers-color-scheme: dark)').matches ? '#665200' : '#fff3a3'
  const lit = {backgroundColor: color, boxShadow: `0 0 0 4px ${color}`}
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.animate(isStill ? [lit, lit] : [lit, lit, {}], {duration: 1400, easing: 'ease-out'})
}

/** Scrolls to an element or a stretch of text, marks it, and moves the keyboard focus there. */
export function jump(stretch: Element | Range): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const {top, height} = stretch.getBoundingClientRect()
  const above = Math.max(0, (innerHeight - height) / 2)
  scrollTo({top: scrollY + top - above, behavior: isStill ? 'instant' : 'smooth'})
  const target = elementOf(stretch)
  if (target === undefined) return
  flash(target)
  if (!(target instanceof HTMLElement)) return
  if (target.tabIndex < 0) {
    target.tabIndex = -1
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true})
  }
  target.focus({preventScroll: true})
}

/** The element itself, or the innermost one that holds the beginning of a stretch. */
function elementOf(stretch: Element | Range): Element | undefined {
  if (stretch instanceof Element) return stretch
  const {startContainer: node} = stretch
  return (node instanceof Element ? node : node.parentElement) ?? undefined
}
