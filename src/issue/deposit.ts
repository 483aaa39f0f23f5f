import {sha256} from '../core/hash.ts'
import {childElements, elementsOf, parseXml, type XmlElement, xmlText} from '../core/xml.ts'
import {isXmlElement, serializeXml, withChildren, xml} from '../core/xml-tree.ts'

/**
 * Merges the Crossref deposits of the papers of an issue into one: the journal and the issue of the first deposit, and
 * the articles of all. Undefined if there are no deposits.
 */
export function depositOfIssue(deposits: readonly string[]): string | undefined {
  const batches = deposits.flatMap(text => childElements(parseXml(text).root).slice(0, 1))
  const [first] = batches
  if (first === undefined) return undefined
  const articles = batches.flatMap(batch => elementsOf(batch, 'journal_article'))
  const id = `galley-${sha256(articles.map(article => serializeXml(article)).join('')).slice(0, 32)}`
  const stamps = batches.flatMap(batch => elementsOf(batch, 'timestamp').map(xmlText))
  const timestamp = stamps.toSorted().at(-1) ?? ''
  const batch = changed(first, element => {
    if (element.name === 'doi_batch_id') return xml('doi_batch_id', {}, id)
    if (element.name === 'timestamp') return xml('timestamp', {}, timestamp)
    if (element.name !== 'journal') return undefined
    const others = childElements(element).filter(({name}) => name !== 'journal_article')
    return withChildren(element, [...others, ...articles])
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(batch)}\n`
}

/** A tree with some elements replaced; an element for which `change` returns undefined is kept. */
function changed(element: XmlElement, change: (element: XmlElement) => XmlElement | undefined): XmlElement {
  return (
    change(element) ??
    withChildren(
      element,
      element.children.map(child => (isXmlElement(child) ? changed(child, change) : child))
    )
  )
}
