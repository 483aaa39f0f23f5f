/** The article of a page in parts that are laid out and painted each for itself. */
export type Islands = Readonly<{
  /** Follows changes in some blocks of the article. Must be called before anything is measured. */
  follow: (blocks: readonly Element[]) => void
}>

/**
 * Runs in the page: groups the blocks of the text into islands, so that a change of one block does not lay out a
 * page of a hundred chapters again. The document stays as it is, for selectors and for scripts: a shadow tree has
 * the islands, and the blocks are in its slots.
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
  // If only the height changes, as with each added line, margins rarely do.
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

/** The margins of an island are those of its first and last block, which cannot leave it. */
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
 * Neighbouring blocks of the text; notes beside the text are placed relative to the whole page, so they are in no
 * island.
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

/** Whether an element begins a chapter, or a list after some blocks. */
function isAfterBlocks({nodes}: Run, {localName}: Element): boolean {
  return /^(?:h2|section)$/.test(localName) && nodes.some(node => node instanceof Element)
}

function hasNotes(element: Element): boolean {
  return element.matches('section, div') && element.querySelector('.note') !== null
}

/** Puts blocks into an island; returns whether they are others than before. */
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

/** Lets the margins of the first and last blocks join those of their neighbours, as they do without islands. */
function keepMargins(islands: readonly Island[]): void {
  const wrong = islands.flatMap(island => {
    if (island.isAlone) return []
    const first = island.nodes.find(isBlock)
    const last = island.nodes.findLast(isBlock)
    if (first === undefined || last === undefined) return []
    const box = island.element.getBoundingClientRect()
    const above = first.getBoundingClientRect().top - box.top
    const below = box.bottom - last.getBoundingClientRect().bottom
    // Far down a page, places are numbers of 24 bits that are not exact.
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
