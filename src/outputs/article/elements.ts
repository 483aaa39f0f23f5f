import type {Element, ElementContent, Properties, Text} from 'hast'

/** Builds a hast element; strings become text nodes. */
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

/** An arrow back to a note call or a citation; it is a drawing, because few text fonts have the character. */
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

/** Puts each block on a separate line. */
export function blocks(elements: readonly ElementContent[]): readonly ElementContent[] {
  return elements.flatMap((element, index) => (index === 0 ? [element] : [textNode('\n'), element]))
}

function isList(child: ElementContent | readonly ElementContent[]): child is readonly ElementContent[] {
  return Array.isArray(child)
}
