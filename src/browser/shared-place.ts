/**
 * The place of a reader: the first words of the first block that begins in the window, and its distance from the top.
 */
type Place = Readonly<{name: string; words: string; top: number}>

const key = 'galley place'

/**
 * Runs in the page: stores the reader's place for the next document. The blocks of the article and of its typeset pages
 * contain the same words.
 */
export function rememberPlace(): void {
  const block = blocks().find(each => each.getBoundingClientRect().top >= 0)
  if (block === undefined) return
  const place: Place = {name: block.localName, words: wordsOf(block), top: block.getBoundingClientRect().top}
  try {
    sessionStorage.setItem(key, JSON.stringify(place))
  } catch {
    // If the browser refuses to store anything, the next document opens at its top.
  }
}

/** Runs in the page: scrolls to the place that the previous document stored. */
export function arriveAt(): void {
  const place = takePlace()
  if (place === undefined) return
  const block = blocks().find(each => each.localName === place.name && wordsOf(each).startsWith(place.words))
  if (block === undefined) return
  scrollTo({top: scrollY + block.getBoundingClientRect().top - place.top, behavior: 'instant'})
}

function takePlace(): Place | undefined {
  try {
    const kept = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return kept === null ? undefined : (JSON.parse(kept) as Place)
  } catch {
    return undefined
  }
}

function blocks(): readonly Element[] {
  return [
    ...document.querySelectorAll(
      'main :is(p, h1, h2, h3, h4, h5, h6, li, pre, caption, figcaption, .csl-entry)'
    )
  ]
}

/** The first words of a block. The last ones may differ, because only the article has a mark after each heading. */
function wordsOf(block: Element): string {
  return block.textContent.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim().slice(0, 40)
}
