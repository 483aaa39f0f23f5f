import type {Element, ElementContent} from 'hast'
import {h, textNode} from '../article/elements.ts'

/** Fewer sections than these are seen without a list. */
const fewest = 3

/** The sections of the article, and the sections in them, as links; nothing where there are few. */
export function contents(body: readonly ElementContent[], title: string): ElementContent | undefined {
  const headings = body.flatMap(headingOf)
  if (headings.filter(({tagName}) => tagName === 'h2').length < fewest) return undefined
  const items: Element[] = []
  for (const heading of headings) {
    const item = h(
      'li',
      {},
      h('a', {href: `#${encodeURI(String(heading.properties.id))}`}, wordsOf(heading.children))
    )
    const above = items.at(-1)
    if (heading.tagName === 'h2' || above === undefined) items.push(item)
    else {
      const list = above.children.find(child => child.type === 'element' && child.tagName === 'ol')
      if (list?.type === 'element') list.children.push(item)
      else above.children.push(h('ol', {}, item))
    }
  }
  return h(
    'nav',
    {className: ['contents'], ariaLabel: title},
    h('details', {}, h('summary', {}, title), h('ol', {}, items))
  )
}

/** The heading that a block is, or that a list of notes or references begins with. */
function headingOf(block: ElementContent): Element[] {
  if (block.type !== 'element') return []
  if (/^h[23]$/.test(block.tagName)) return block.properties.id === undefined ? [] : [block]
  const [first] = block.tagName === 'section' ? block.children : []
  return first === undefined ? [] : headingOf(first)
}

/**
 * The words of a heading, without elements that may occur only once in a page and without links, which cannot be
 * nested.
 */
function wordsOf(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [textNode(child.value)]
    if (child.type !== 'element') return [child]
    if (child.tagName === 'sup' && isCall(child)) return []
    const inner = wordsOf(child.children)
    if (child.tagName === 'a') return inner
    const {id: _, ...properties} = child.properties
    return [{...child, properties, children: inner}]
  })
}

function isCall({properties}: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes('note-call')
}
