import type {ColumnFlow} from './endless-columns.ts'

/**
 * For each figure or table with a caption, by the index of its float, the item of the column that mentions it first:
 * the item with the first link to it or, without a link, the beginning of the paragraph before it.
 */
export function floatMentions({element, items}: ColumnFlow): ReadonlyMap<number, number> {
  const links = linkedIds(element)
  const mentions = new Map<number, number>()
  items.forEach(({float}, index) => {
    if (float?.localName !== 'figure') return
    const named = [float, ...float.querySelectorAll('[id]')].flatMap(({id}) => links.get(id) ?? [])
    const first = named.length === 0 ? paragraphBefore(items, index) : itemOf(items, named, float)
    if (first !== undefined && first < index) mentions.set(index, first)
  })
  return mentions
}

/** The first link in a text to each id. */
function linkedIds(element: HTMLElement): ReadonlyMap<string, HTMLAnchorElement> {
  const links = new Map<string, HTMLAnchorElement>()
  for (const link of element.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1))
    if (!links.has(id)) links.set(id, link)
  }
  return links
}

/** The item with the first of some links; undefined if all are in the float or after it. */
function itemOf(
  items: ColumnFlow['items'],
  links: readonly HTMLAnchorElement[],
  float: HTMLElement
): number | undefined {
  const before = links.filter(
    link => (link.compareDocumentPosition(float) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  )
  const [first] = before.map(link => link.getClientRects()[0]).filter(rect => rect !== undefined)
  if (first === undefined) return undefined
  const middle = first.top + first.height / 2
  const found = items.findIndex(({bottom}) => bottom > middle)
  return found < 0 ? undefined : found
}

/** The first item of the paragraph before a float, or before the floats that precede it. */
function paragraphBefore(items: ColumnFlow['items'], float: number): number | undefined {
  let last = float - 1
  while (items[last]?.float !== undefined) last--
  const node = items[last]?.cut.node
  const block = (node instanceof Element ? node : node?.parentElement)?.closest('p, li, pre')
  if (!block) return undefined
  let first = last
  while (first > 0 && block.contains(items[first - 1]!.cut.node)) first--
  return first
}
