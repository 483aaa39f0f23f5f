import type {Element, ElementContent, Properties, Text} from 'hast'

/** Builds an element of hast; strings become text nodes. */
export function h(
  tagName: string,
  properties: Properties,
  ...children: ReadonlyArray<ElementContent | string | readonly ElementContent[] | undefined>
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap(child => {
      if (child === undefined) return []
      if (typeof child === 'string') return child === '' ? [] : [textNode(child)]
      return isList(child) ? child : [child]
    })
  }
}

/**
 * An arrow back to the call of a note or the citation of a reference; a drawing, since few text faces have the
 * character.
 */
export function backArrow(): Element {
  const path = h('path', {
    d: 'M6 3 2 7l4 4M2 7h8a3.5 3.5 0 0 1 0 7H8',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: '1.6'
  })
  return h('svg', {viewBox: '0 0 16 16', width: '12', height: '12', ariaHidden: 'true'}, path)
}

export function textNode(value: string): Text {
  return {type: 'text', value}
}

/** Blocks, each on a line of its own. */
export function blocks(elements: readonly ElementContent[]): readonly ElementContent[] {
  return elements.flatMap((element, index) => (index === 0 ? [element] : [textNode('\n'), element]))
}

function isList(child: ElementContent | readonly ElementContent[]): child is readonly ElementContent[] {
  return Array.isArray(child)
}
