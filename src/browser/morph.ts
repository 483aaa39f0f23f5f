/** The changes: new elements, changed words, and elements that have lost text. */
export type Morphed = readonly (Element | Range)[]

/**
 * Runs in the page: changes an element of the page into another one without touching nodes that are equal in both, so
 * that pictures, selection, focus and scroll position are kept. Ignores nodes for which `isKept` returns true. Returns
 * the changes to mark.
 */
export function morph(live: Element, next: Element, isKept: (node: Node) => boolean): Morphed {
  const changed = new Set<Element | Range>()
  morphElement({isKept, changed}, live, next)
  return [...changed].filter(isInPage)
}

/** The nodes to ignore, and the changes so far. */
type Morphing = Readonly<{isKept: (node: Node) => boolean; changed: Set<Element | Range>}>

/** Whether a change is still in the page. */
export function isInPage(changed: Element | Range): boolean {
  return (changed instanceof Range ? changed.startContainer : changed).isConnected
}

function morphElement(morphing: Morphing, element: Element, wanted: Element): void {
  for (const {namespaceURI, localName, name} of [...element.attributes]) {
    // Details that the reader has opened stay open.
    if (name === 'open' && element.localName === 'details') continue
    if (!wanted.hasAttribute(name)) element.removeAttributeNS(namespaceURI, localName)
  }
  for (const attribute of wanted.attributes) {
    if (element.getAttribute(attribute.name) === attribute.value) continue
    element.setAttributeNode(attribute.cloneNode() as Attr)
  }
  morphChildren(morphing, element, wanted)
}

/** Does the same as `morph` for some neighbouring children of an element. */
export function morphNodes(
  old: readonly ChildNode[],
  wanted: readonly ChildNode[],
  isKept: (node: Node) => boolean
): Morphed {
  const changed = new Set<Element | Range>()
  const parent = old[0]?.parentElement
  if (parent) morphLists({isKept, changed}, parent, old, wanted)
  return [...changed].filter(isInPage)
}

function morphChildren(morphing: Morphing, parent: Element, wantedParent: Element): void {
  const old = [...parent.childNodes].filter(node => !morphing.isKept(node))
  morphLists(morphing, parent, old, [...wantedParent.childNodes])
}

function morphLists(
  morphing: Morphing,
  parent: Element,
  old: readonly ChildNode[],
  wanted: readonly ChildNode[]
): void {
  const {changed} = morphing
  let start = 0
  while (start < old.length && start < wanted.length && old[start]!.isEqualNode(wanted[start]!)) start++
  let oldEnd = old.length
  let wantedEnd = wanted.length
  while (oldEnd > start && wantedEnd > start && old[oldEnd - 1]!.isEqualNode(wanted[wantedEnd - 1]!)) {
    oldEnd--
    wantedEnd--
  }
  if (start === oldEnd && start === wantedEnd) return
  let before = old[oldEnd] ?? old.at(-1)?.nextSibling ?? null
  const oldMiddle = old.slice(start, oldEnd)
  const wantedMiddle = wanted.slice(start, wantedEnd)
  const partners = pair(oldMiddle, wantedMiddle)
  const kept = new Set(partners)
  for (const node of oldMiddle) {
    if (kept.has(node)) continue
    node.remove()
    // Line ends between blocks are invisible.
    if (node instanceof Text && node.data.trim() !== '') changed.add(parent)
  }
  // Nodes are inserted from the end, so that the next sibling of a new node is already in place.
  for (let index = wantedMiddle.length - 1; index >= 0; index--) {
    const node = wantedMiddle[index]!
    const partner = partners[index]
    if (partner === undefined) {
      parent.insertBefore(node, before)
      if (node instanceof Element) changed.add(node)
      else if (node instanceof Text && node.data.trim() !== '') changed.add(rangeOver(node))
    } else if (partner instanceof Element && node instanceof Element) {
      morphElement(morphing, partner, node)
    } else if (partner.nodeValue !== node.nodeValue) {
      const before = partner.nodeValue ?? ''
      partner.nodeValue = node.nodeValue
      if (partner instanceof Text) changed.add(changedWords(partner, before))
    }
    before = partner ?? node
  }
}

function rangeOver(node: Text): Range {
  const range = document.createRange()
  range.selectNodeContents(node)
  return range
}

/** The words of a text that differ from the earlier text; if words were only deleted, the word at their position. */
function changedWords(node: Text, before: string): Range {
  const {data} = node
  const shorter = Math.min(data.length, before.length)
  let start = 0
  while (start < shorter && data[start] === before[start]) start++
  let same = 0
  while (same < shorter - start && data.at(-1 - same) === before.at(-1 - same)) same++
  let end = data.length - same
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(data[at] ?? '')
  if (isWord(start) || start === end) while (isWord(start - 1)) start--
  if (isWord(end - 1) || start === end) while (isWord(end)) end++
  const range = rangeOver(node)
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

/**
 * For each wanted node, in order, the old node to reuse. Equal nodes that occur once are paired first, as in a patience
 * diff; the nodes between them are paired in order.
 */
function pair(old: readonly ChildNode[], wanted: readonly ChildNode[]): (ChildNode | undefined)[] {
  const [oldPlaces, wantedPlaces] = [uniquePlaces(old), uniquePlaces(wanted)]
  const same = [...wantedPlaces].flatMap(([content, place]) => {
    const oldPlace = oldPlaces.get(content)
    return oldPlace === undefined ? [] : [{place, oldPlace}]
  })
  const partners: (ChildNode | undefined)[] = []
  let from = 0
  let oldFrom = 0
  for (const {place, oldPlace} of [...longestRise(same), {place: wanted.length, oldPlace: old.length}]) {
    for (let index = from; index < place; index++) {
      const found = old.findIndex(
        (candidate, at) => at >= oldFrom && at < oldPlace && isLike(candidate, wanted[index]!)
      )
      if (found < 0) continue
      partners[index] = old[found]
      oldFrom = found + 1
    }
    partners[place] = old[oldPlace]
    from = place + 1
    oldFrom = oldPlace + 1
  }
  return partners
}

/** The places of nodes with unique content, by content. */
function uniquePlaces(nodes: readonly ChildNode[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [index, node] of nodes.entries()) {
    const content = contentOf(node)
    if (places.has(content)) repeated.add(content)
    places.set(content, index)
  }
  for (const content of repeated) places.delete(content)
  return places
}

/** The longest increasing subsequence of old places: the nodes that need not move. */
function longestRise<Same extends {oldPlace: number}>(list: readonly Same[]): Same[] {
  type Run = {last: Same; before: Run | undefined}
  // For each length, the increasing run of that length whose end is lowest.
  const runs: Run[] = []
  for (const last of list) {
    // The common case: all blocks are in the same order.
    const goesOn = (runs.at(-1)?.last.oldPlace ?? -1) < last.oldPlace
    const length = goesOn ? runs.length : runs.findIndex(run => run.last.oldPlace > last.oldPlace)
    runs[length] = {last, before: runs[length - 1]}
  }
  const rise: Same[] = []
  for (let run = runs.at(-1); run !== undefined; run = run.before) rise.unshift(run.last)
  return rise
}

function contentOf(node: ChildNode): string {
  return `${node.nodeName} ${node.textContent}`
}

function isLike(one: ChildNode, other: ChildNode): boolean {
  if (one instanceof Element && other instanceof Element) {
    return one.localName === other.localName && one.namespaceURI === other.namespaceURI
  }
  return one.nodeType === other.nodeType
}
