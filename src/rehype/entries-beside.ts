import type {Element, ElementContent, Root, RootContent} from 'hast'
import {SKIP, visit} from 'unist-util-visit'
import type {RenderedCitations} from '../cite/index.ts'
import {segmentsToHast} from '../cite/segments-to-hast.ts'

/** A rendered citation: its element, its number in the document, and the keys of cited works. */
export type ShownCitation = Readonly<{element: Element; number: number; keys: readonly string[]}>

/**
 * Adds an attribute with the text of entries to citations: to each link, the entry of its work; to a citation without
 * links, the entries of all its works.
 */
export function addTooltips(
  citations: readonly ShownCitation[],
  {bibliography}: RenderedCitations,
  attribute: string,
  hrefOf: (key: string) => string
): void {
  const texts = new Map(bibliography.map(({key, content}) => [key, wordsOf(segmentsToHast(content))]))
  const byHref = new Map(Array.from(texts, ([key, text]) => [hrefOf(key), text]))
  for (const {element, keys} of citations) {
    let isLinked = false
    visit(element, 'element', link => {
      const text = link.properties.role === 'doc-biblioref' && byHref.get(String(link.properties.href))
      if (!text) return
      isLinked = true
      link.properties[attribute] = text
    })
    const all = keys.flatMap(key => texts.get(key) ?? [])
    if (!isLinked && all.length > 0) element.properties[attribute] = all.join('; ')
  }
}

/** Adds a block with the entries of each citation at the end of the element that contains the citation. */
export function addEntriesBeside(
  tree: Root,
  citations: readonly ShownCitation[],
  {bibliography}: RenderedCitations,
  className: readonly string[]
): void {
  const entries = new Map(bibliography.map(({key, content}) => [key, content]))
  const byElement = new Map<unknown, ShownCitation>(citations.map(citation => [citation.element, citation]))
  const blocks: [parent: {children: RootContent[]}, block: Element][] = []
  visit(tree, 'element', (node, _, parent) => {
    const citation = byElement.get(node)
    if (citation === undefined || parent === undefined) return undefined
    const {keys, number} = citation
    const children = keys.flatMap(key => {
      const content = entries.get(key)
      const id = `inline--${key}--${number}`
      return content ? [division({className: ['inline-entry'], id}, segmentsToHast(content))] : []
    })
    const id = `inlineBib--${keys.join('--')}--${number}`
    blocks.push([parent, division({className: [...className], id}, children)])
    return SKIP
  })
  for (const [parent, block] of blocks) parent.children.push(block)
}

function division(properties: Element['properties'], children: ElementContent[]): Element {
  return {type: 'element', tagName: 'div', properties, children}
}

function wordsOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => (node.type === 'element' ? wordsOf(node.children) : 'value' in node ? node.value : ''))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}
