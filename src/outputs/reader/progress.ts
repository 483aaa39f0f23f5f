import {create} from './elements.ts'
import {type ChangedParts, elementsOfParts} from './elements-of-parts.ts'

/**
 * Adds a thin line at the top of the window. Returns a function that sets the length of the line to the fraction of
 * the page that the reader has scrolled.
 */
export function showProgress(): () => void {
  const line = create('div', 'progress')
  document.body.append(line)
  return () => {
    const {scrollHeight, clientHeight, scrollTop} = document.documentElement
    const room = scrollHeight - clientHeight
    line.style.transform = `scaleX(${room > clientHeight ? Math.min(1, scrollTop / room) : 0})`
  }
}

const scrolling = '.text :is(.table,.table-scroll,.equation,pre>code)'

/** Marks tables, formulas and listings that extend beyond their boxes. */
export function markContinuing(parts: ChangedParts): void {
  const boxes = elementsOfParts<HTMLElement>(parts, scrolling)
  // All boxes are measured before any is marked, because measuring after each change would cause another layout.
  const going = new Set(boxes.filter(goesOn))
  for (const box of boxes) {
    box.classList.toggle('goes-on', going.has(box))
    if (box.dataset.watched !== undefined) continue
    box.dataset.watched = ''
    box.addEventListener('scroll', () => box.classList.toggle('goes-on', goesOn(box)), {passive: true})
  }
}

function goesOn({scrollWidth, clientWidth, scrollLeft}: HTMLElement): boolean {
  return scrollWidth - clientWidth - Math.abs(scrollLeft) > 2
}
