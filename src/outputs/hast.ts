import type {Element, ElementContent} from 'hast'

/** Transforms each element from the outside in. Unchanged nodes stay the same objects. */
export function mapElements(
  nodes: readonly ElementContent[],
  change: (element: Element) => Element
): ElementContent[] {
  return nodes.map(node => {
    if (node.type !== 'element') return node
    const changed = change(node)
    const children = mapElements(changed.children, change)
    const isSame = children.every((child, index) => child === changed.children[index])
    return isSame ? changed : {...changed, children}
  })
}

/** All elements in document order. */
export function* elementsIn(nodes: readonly ElementContent[]): Generator<Element> {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    yield node
    yield* elementsIn(node.children)
  }
}

/** Joins adjacent text nodes. */
export function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = {type: 'text', value: last.value + node.value}
    else joined.push(node)
  }
  return joined
}

export function classesOf({properties}: Element): readonly string[] {
  const {className} = properties
  return Array.isArray(className) ? className.map(String) : []
}
