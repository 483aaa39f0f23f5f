import type {Element, ElementContent, Properties, Text} from 'hast'

/** Builds an element of hast; texts may stand for text nodes. */
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

export function textNode(value: string): Text {
  return {type: 'text', value}
}

function isList(child: ElementContent | readonly ElementContent[]): child is readonly ElementContent[] {
  return Array.isArray(child)
}
