import {fade, glow} from './glow.ts'
import type {Morphed} from './morph.ts'

/** Marks the changed blocks, unless their number makes the change obvious. */
export function markChanges(changes: Morphed): void {
  const blocks = new Set<Element>()
  const words: Range[] = []
  for (const change of changes) {
    const own = elementOf(change).closest(block)
    if (change instanceof Range) words.push(change)
    for (const found of own ? [own] : elementOf(change).querySelectorAll(block)) blocks.add(found)
  }
  if (blocks.size > mostMarked) return
  const whole = changes.filter(change => change instanceof Element)
  for (const found of blocks)
    if (whole.some(element => found.contains(element) || element.contains(found))) fade(found)
  glow(words, blocks)
}

const block = 'p, li, h1, h2, h3, h4, h5, h6, figure, table, pre, blockquote, dd, dt, .csl-entry, .equation'
const mostMarked = 12

/**
 * Scrolls to an element or a range of text, without an animation if it is far away: a long page scrolling past is
 * blank, and the mark would have faded on arrival.
 */
export function scrollToStretch(stretch: Element | Range): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const {top, height} = stretch.getBoundingClientRect()
  const way = top - Math.max(0, (innerHeight - height) / 2)
  const isFar = Math.abs(way) > farthest * innerHeight
  scrollTo({top: scrollY + way, behavior: isStill || isFar ? 'instant' : 'smooth'})
}

/** The longest distance that is scrolled smoothly, in heights of the window. */
const farthest = 3

/** Scrolls to an element or a range of text, marks it, and moves the keyboard focus there. */
export function jump(stretch: Element | Range): void {
  scrollToStretch(stretch)
  const target = elementOf(stretch)
  fade(target)
  if (!(target instanceof HTMLElement)) return
  if (target.tabIndex < 0) {
    target.tabIndex = -1
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), {once: true})
  }
  target.focus({preventScroll: true})
}

/** The element itself, or the innermost element that contains the beginning of a range. */
export function elementOf(stretch: Element | Range): Element {
  if (stretch instanceof Element) return stretch
  const {startContainer: node} = stretch
  return (node instanceof Element ? node : node.parentElement) ?? document.body
}
