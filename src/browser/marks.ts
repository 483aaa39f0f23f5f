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

/** Scrolls to an element, marks it, and moves the keyboard focus there. */
export function jump(target: Element): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  target.scrollIntoView({block: 'center', behavior: isStill ? 'instant' : 'smooth'})
  flash(target)
  if (target instanceof HTMLElement && target.tabIndex < 0) {
    target.tabIndex = -1
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true})
  }
  if (target instanceof HTMLElement) target.focus({preventScroll: true})
}
