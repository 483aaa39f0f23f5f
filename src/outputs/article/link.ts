import type {Element, ElementContent} from 'hast'
import {h, textNode} from './elements.ts'

/**
 * A link and the elements after it. HTML has no link in a link: note calls, which lead elsewhere, move behind it, and
 * citations and cross-references in it become its words. A link without other content shows its address. A link without
 * a target, `[words]()`, becomes its words.
 */
export function withoutInnerLinks(link: Element): ElementContent[] {
  if (link.properties.href === '') return link.children
  const calls: Element[] = []
  const children = link.children.flatMap(child => plain(child, calls))
  if (calls.length > 0 && !children.some(isSeen)) children.push(textNode(String(link.properties.href)))
  return [{...link, children}, ...calls]
}

function plain(part: ElementContent, calls: Element[]): ElementContent[] {
  if (part.type !== 'element') return [part]
  const {tagName, properties} = part
  if (Array.isArray(properties.className) && properties.className.includes('note-call')) {
    calls.push(part)
    return []
  }
  const children = part.children.flatMap(child => plain(child, calls))
  if (tagName !== 'a') return [{...part, children}]
  return [h('span', {id: properties.id, className: properties.className}, children)]
}

function isSeen(part: ElementContent): boolean {
  if (part.type === 'text') return part.value.trim() !== ''
  return part.type === 'element' && (part.tagName === 'img' || part.children.some(isSeen))
}
