import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {type Locator, locator, placeOf} from '../core/position.ts'
import type {CitationInText} from '../core/types.ts'
import type {CitationWords} from './citation-handlers.ts'
import {affixWords, type CitationParser, itemsInDocument} from './citation-source.ts'

/**
 * A citation in an HTML tree, and its element, which will contain the rendered citation. Places do not count a byte
 * order mark.
 */
export type CitationElement = CitationInText & Readonly<{element: Element; words: CitationWords}>

/**
 * Finds the citations of a document in reading order: each `span.citation` that contains only the citation's source.
 */
export function findCitations(tree: Root, file: VFile, parse: CitationParser): readonly CitationElement[] {
  const text = String(file).replace(/^\uFEFF/u, '')
  let points: Locator | undefined
  const found: CitationElement[] = []
  visit(tree, 'element', element => {
    if (element.tagName !== 'span' || !hasClass(element, 'citation')) return
    if (element.data?.citation !== undefined) {
      found.push({...element.data.citation, element})
      return
    }
    const [child] = element.children
    if (child?.type !== 'text' || element.children.length !== 1) return
    const cite = parse(child.value)
    if (cite === undefined) return
    points ??= locator(text)
    const place = placeOf({type: 'paragraph', children: [], position: element.position})
    const items = itemsInDocument(cite, child.value, place, text, points)
    found.push({items, narrative: cite.narrative, place, words: affixWords(cite), element})
  })
  return found
}

function hasClass({properties: {className}}: Element, name: string): boolean {
  return Array.isArray(className) ? className.includes(name) : className === name
}
