import {childElement} from './child-element.ts'
import {createFindingItems, type FindingActions} from './finding-item.ts'
import type {PreviewFinding} from './messages.ts'

/** A card with the findings about the words that were clicked on the page. */
export type FindingCard = Readonly<{
  show: (findings: readonly PreviewFinding[], x: number, y: number) => void
  hide: () => void
}>

const distance = 14

/**
 * Runs in the page: creates the card, in `stack`. The card is closed by Escape, by a click elsewhere, and by scrolling.
 */
export function createFindingCard(stack: HTMLElement, actions: FindingActions): FindingCard {
  const card = document.createElement('div')
  card.className = 'card'
  card.role = 'dialog'
  card.ariaLabel = 'Findings at these words'
  card.tabIndex = -1
  card.hidden = true
  stack.append(card)
  // The card has no button to show the text, because the text is already in view.
  const item = createFindingItems({...actions, jumpTo: () => undefined})
  let shownAt = 0

  function hide(): void {
    card.hidden = true
  }

  addEventListener('keydown', event => {
    if (event.key === 'Escape') hide()
  })
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - shownAt) > distance) hide()
    },
    {passive: true}
  )
  document.addEventListener('pointerdown', event => {
    if (!event.composedPath().includes(card)) hide()
  })

  return {
    show(findings, x, y) {
      card.replaceChildren()
      const list = childElement(card, 'ol', '')
      list.append(...findings.map(item))
      card.hidden = false
      shownAt = scrollY
      const {width, height} = card.getBoundingClientRect()
      const isBelow = y + distance + height < innerHeight
      card.style.left = `${Math.max(8, Math.min(x - 24, innerWidth - width - 8))}px`
      card.style.top = `${isBelow ? y + distance : Math.max(8, y - distance - height)}px`
      card.focus({preventScroll: true})
    },
    hide
  }
}
