/** The article of a page, divided into parts that are laid out and painted separately. */
export type Islands = Readonly<{
  /** Follows changes in some blocks of the article. Must be called before anything is measured. */
  follow: (blocks: readonly Element[]) => void
}>

/**
 * Runs in the page: groups the blocks of the text into islands, so that a change in one block does not lay out a page
 * of a hundred chapters again. Selectors and scripts see the same document as before: the islands are in a shadow tree,
 * and the blocks are in its slots.
 */
export function createIslands(): Islands {
  const text = document.getElementById('article-text')
  if (text === null || !isSupported()) return {follow: () => undefined}
  const shadow = text.attachShadow({mode: 'closed', slotAssignment: 'manual'})
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  shadow.adoptedStyleSheets.push(sheet)
  const changes = new MutationObserver(arrange)
  changes.observe(text, {childList: true})
  // Attributes of the root element state whether notes are beside the text.
  changes.observe(document.documentElement, {attributes: true, attributeFilter: ['class']})
  const islandOf = new WeakMap<Node, Island>()
  let islands: readonly Island[] = []

  function follow(blocks: readonly Element[]): void {
    if (changes.takeRecords().length > 0) arrange()
    else keepMargins([...new Set(blocks.flatMap(block => islandOf.get(block) ?? []))])
  }

  function arrange(): void {
    const runs = runsOf(text!, document.documentElement.matches('.side-notes'))
    islands = runs.map((run, index) => {
      const island = islands[index] ?? createIsland(shadow)
      if (fill(island, run)) for (const node of run.nodes) islandOf.set(node, island)
      return island
    })
    while (shadow.children.length > islands.length) shadow.lastElementChild!.remove()
    keepMargins(islands)
  }

  arrange()
  let width: number | undefined
  let soon = 0
  // If only the height changes, as with each added line, the margins usually stay the same, so they are updated when
  // the browser is idle.
  new ResizeObserver(([entry]) => {
    const now = entry?.contentRect.width
    cancelIdleCallback(soon)
    if (now === width) soon = requestIdleCallback(() => keepMargins(islands))
    else keepMargins(islands)
    width = now
  }).observe(text)
  return {follow}
}

function isSupported(): boolean {
  return (
    'assign' in HTMLSlotElement.prototype &&
    'requestIdleCallback' in window &&
    CSS.supports('overflow-clip-margin: 1px')
  )
}

/**
 * An island with its blocks. Its margins (`above`, `below`) are the margins of its first and last blocks, because
 * these margins cannot extend beyond the island.
 */
type Island = {
  readonly element: HTMLElement
  readonly inner: HTMLElement
  readonly slot: HTMLSlotElement
  nodes: readonly (Element | Text)[]
  isAlone: boolean
  above: number
  below: number
}

function createIsland(shadow: ShadowRoot): Island {
  const element = document.createElement('div')
  const inner = document.createElement('div')
  const slot = document.createElement('slot')
  element.className = 'island'
  inner.append(slot)
  element.append(inner)
  shadow.append(element)
  return {element, inner, slot, nodes: [], isAlone: false, above: 0, below: 0}
}

/**
 * Neighbouring blocks of the text. A block with notes beside the text is in no island, because such notes are placed
 * relative to the whole page.
 */
type Run = {readonly nodes: (Element | Text)[]; readonly isAlone: boolean}

function runsOf(text: Element, hasSideNotes: boolean): readonly Run[] {
  const runs: Run[] = []
  for (const node of text.childNodes) {
    if (!(node instanceof Element || node instanceof Text)) continue
    const last = runs.at(-1)
    const isAlone = hasSideNotes && node instanceof Element && hasNotes(node)
    const isNew =
      last === undefined ||
      isAlone ||
      (node instanceof Element && (last.isAlone || isAfterBlocks(last, node)))
    if (isNew) runs.push({nodes: [node], isAlone})
    else last.nodes.push(node)
  }
  return runs
}

/** Whether an element begins a chapter, and its run already contains blocks. */
function isAfterBlocks({nodes}: Run, {localName}: Element): boolean {
  return /^(?:h2|section)$/.test(localName) && nodes.some(node => node instanceof Element)
}

function hasNotes(element: Element): boolean {
  return element.matches('section, div') && element.querySelector('.note') !== null
}

/** Puts blocks into an island; returns whether its blocks have changed. */
function fill(island: Island, {nodes, isAlone}: Run): boolean {
  if (isAlone !== island.isAlone) {
    island.isAlone = isAlone
    island.element.className = isAlone ? 'alone' : 'island'
  }
  const isSame =
    nodes.length === island.nodes.length && nodes.every((node, index) => node === island.nodes[index])
  if (isSame) return false
  island.slot.assign(...nodes)
  island.nodes = nodes
  return true
}

/** Collapses the margins of the first and last blocks with the margins of their neighbours, as without islands. */
function keepMargins(islands: readonly Island[]): void {
  const wrong = islands.flatMap(island => {
    if (island.isAlone) return []
    const first = island.nodes.find(isBlock)
    const last = island.nodes.findLast(isBlock)
    if (first === undefined || last === undefined) return []
    const box = island.element.getBoundingClientRect()
    const above = first.getBoundingClientRect().top - box.top
    const below = box.bottom - last.getBoundingClientRect().bottom
    // Browsers store coordinates with 24 significant bits, so coordinates of boxes far down a long page are inexact.
    const inexact = 0.1 + Math.abs(box.top) / 2 ** 21
    const isRight = Math.abs(above) < inexact && Math.abs(below) < inexact
    return isRight ? [] : [{island, above, below}]
  })
  for (const {island, above, below} of wrong) {
    island.above += above
    island.below += below
    island.element.style.marginBlock = `${island.above}px ${island.below}px`
    island.inner.style.marginBlock = `${-island.above}px ${-island.below}px`
  }
}

function isBlock(node: Element | Text): node is Element {
  return node instanceof Element && node.getClientRects().length > 0
}

const styles = `.island {
  contain: layout paint;
  overflow-clip-margin: 200vw;
}

.alone, .alone > div {
  display: contents;
}

@media not screen {
  div {
    display: contents;
  }
}`
