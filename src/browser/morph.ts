/** Elements of the page whose own text is not what it was, and those that are new. */
export type Morphed = readonly Element[]

/**
 * Runs in the page: makes an element of the page like another and leaves every node alone that is the same in both,
 * so that pictures, selection, focus and place stay. Nodes for which `isKept` holds are no part of the comparison.
 * Gives the elements to be marked. It is carried as its source and so uses nothing outside itself.
 */
export function morph(live: Element, next: Element, isKept: (node: Node) => boolean): Morphed {
  const changed = new Set<Element>()
  morphElement(live, next)
  return [...changed].filter(element => element.isConnected)

  function morphElement(element: Element, wanted: Element): void {
    for (const {namespaceURI, localName, name} of [...element.attributes]) {
      if (!wanted.hasAttribute(name)) element.removeAttributeNS(namespaceURI, localName)
    }
    for (const attribute of wanted.attributes) {
      if (element.getAttribute(attribute.name) === attribute.value) continue
      element.setAttributeNode(attribute.cloneNode() as Attr)
    }
    morphChildren(element, wanted)
  }

  function morphChildren(parent: Element, wantedParent: Element): void {
    const old = [...parent.childNodes].filter(node => !isKept(node))
    const wanted = [...wantedParent.childNodes]
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
      if (node instanceof Text) changed.add(parent)
    }
    // From the end, so that what a new node comes before is there.
    for (let index = wantedMiddle.length - 1; index >= 0; index--) {
      const node = wantedMiddle[index]!
      const partner = partners[index]
      if (partner === undefined) {
        parent.insertBefore(node, before)
        changed.add(node instanceof Element ? node : parent)
      } else if (partner instanceof Element && node instanceof Element) {
        morphElement(partner, node)
      } else if (partner.nodeValue !== node.nodeValue) {
        partner.nodeValue = node.nodeValue
        changed.add(parent)
      }
      before = partner ?? node
    }
  }

  /** For every wanted node the old one to make it of, in order: first those that say the same, then those between. */
  function pair(old: readonly ChildNode[], wanted: readonly ChildNode[]): (ChildNode | undefined)[] {
    const places = new Map<string, number[]>()
    for (const [index, node] of old.entries()) {
      const same = places.get(contentOf(node))
      if (same === undefined) places.set(contentOf(node), [index])
      else same.push(index)
    }
    const partners: (number | undefined)[] = []
    let last = -1
    for (const node of wanted) {
      const found = places.get(contentOf(node))?.find(index => index > last)
      partners.push(found)
      if (found !== undefined) last = found
    }
    let from = 0
    for (const [index, node] of wanted.entries()) {
      const exact = partners[index]
      if (exact === undefined) {
        const until = partners.slice(index).find(partner => partner !== undefined) ?? old.length
        const found = old.findIndex((candidate, at) => at >= from && at < until && isLike(candidate, node))
        if (found < 0) continue
        partners[index] = found
      }
      from = partners[index]! + 1
    }
    return partners.map(index => (index === undefined ? undefined : old[index]))
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
}
