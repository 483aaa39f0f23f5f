import type {Element, ElementContent} from 'hast'
import {h, textNode} from '../article/elements.ts'
import {joinTexts, mapElements} from '../hast.ts'

/**
 * Allows line breaks after separators in long visible URLs. By default, a browser breaks URLs after hyphens, and
 * otherwise wherever the line is full.
 */
export function withBreaksInAddresses(elements: readonly ElementContent[]): readonly ElementContent[] {
  return mapElements(elements, broken)
}

/** A link whose text ends in a URL, with possible line breaks in the URL. */
function broken(element: Element): Element {
  if (element.tagName !== 'a') return element
  const children = joinTexts(element.children)
  const last = children.at(-1)
  if (last?.type !== 'text' || !/^https?:\/\/.{30}/s.test(last.value)) return element
  return {...element, children: [...children.slice(0, -1), ...withBreaks(last.value)]}
}

/** The text of a URL with possible line breaks after separators, but not too close to its ends. */
function withBreaks(address: string): ElementContent[] {
  const pieces: ElementContent[] = []
  let start = 0
  for (const {index} of address.matchAll(joints)) {
    const end = index + 1
    if (end - start < fewest || address.length - end < fewest) continue
    pieces.push(textNode(address.slice(start, end)), h('wbr', {}))
    start = end
  }
  return [...pieces, textNode(address.slice(start))]
}

const joints = /(?<=[^/:])[/?=_]/g
const fewest = 7
