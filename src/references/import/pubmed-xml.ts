import {childElements, elementAt, elementsOf, type XmlElement, xmlText} from '../../core/xml.ts'
import type {Tag} from './tagged-record.ts'

/** Converts a record of PubMed's XML to the MEDLINE tags of its elements. */
export function pubmedTags(record: XmlElement): readonly Tag[] {
  const article = elementAt(record, 'MedlineCitation', 'Article')
  if (article === undefined) return bookTags(elementAt(record, 'BookDocument') ?? record)
  const citation = elementAt(record, 'MedlineCitation')
  const journal = elementAt(article, 'Journal')
  const issue = elementAt(journal, 'JournalIssue')
  return [
    ...textTag('PMID', elementAt(citation, 'PMID')),
    ['TI', markedText(elementAt(article, 'ArticleTitle'))],
    ['TT', markedText(elementAt(article, 'VernacularTitle'))],
    ...peopleTags(elementAt(article, 'AuthorList'), 'FAU'),
    ...textTag('JT', elementAt(journal, 'Title')),
    ...textTag(
      'TA',
      elementAt(journal, 'ISOAbbreviation') ?? elementAt(citation, 'MedlineJournalInfo', 'MedlineTA')
    ),
    ...elementsOf(journal, 'ISSN').flatMap(issn => textTag('IS', issn)),
    ...textTag('VI', elementAt(issue, 'Volume')),
    ...textTag('IP', elementAt(issue, 'Issue')),
    ['DP', dateText(elementAt(issue, 'PubDate'))],
    ['DEP', dateText(elementAt(article, 'ArticleDate')).replaceAll(' ', '')],
    ['PG', pagesOf(elementAt(article, 'Pagination'))],
    ...elementsOf(article, 'Language').flatMap(language => textTag('LA', language)),
    ...elementsOf(article, 'PublicationType').flatMap(type => textTag('PT', type)),
    ...identifierTags(article, record),
    ...abstractTags(article),
    ...[...elementsOf(citation, 'Keyword'), ...elementsOf(citation, 'DescriptorName')].flatMap(word =>
      textTag('OT', word)
    )
  ]
}

function bookTags(document: XmlElement): readonly Tag[] {
  const book = elementAt(document, 'Book')
  const lists = [...childElements(book), ...childElements(document)].filter(({name}) => name === 'AuthorList')
  return [
    ...textTag('PMID', elementAt(document, 'PMID')),
    ['TI', markedText(elementAt(document, 'ArticleTitle'))],
    ['BTI', markedText(elementAt(book, 'BookTitle'))],
    ['CTI', markedText(elementAt(book, 'CollectionTitle'))],
    ...lists.flatMap(list => peopleTags(list, list.attributes.get('Type') === 'editors' ? 'FED' : 'FAU')),
    ['DP', dateText(elementAt(book, 'PubDate'))],
    ...textTag('VI', elementAt(book, 'Volume')),
    ...textTag('EN', elementAt(book, 'Edition')),
    ['PG', pagesOf(elementAt(document, 'Pagination'))],
    ...textTag('PB', elementAt(book, 'Publisher', 'PublisherName')),
    ...textTag('PL', elementAt(book, 'Publisher', 'PublisherLocation')),
    ...elementsOf(book, 'Isbn').flatMap(isbn => textTag('ISBN', isbn)),
    ...elementsOf(document, 'Language').flatMap(language => textTag('LA', language)),
    ...identifierTags(document, document),
    ...abstractTags(document)
  ]
}

function textTag(tag: string, element: XmlElement | undefined): readonly Tag[] {
  return element === undefined ? [] : [[tag, xmlText(element)]]
}

function peopleTags(list: XmlElement | undefined, tag: string): readonly Tag[] {
  return elementsOf(list, 'Author').map((author): Tag => {
    const part = (name: string): string => xmlText(elementAt(author, name))
    const body = part('CollectiveName')
    if (body !== '') return tag === 'FAU' ? ['CN', body] : [tag, body]
    const given = part('ForeName') || part('Initials')
    return [tag, [part('LastName'), given, part('Suffix')].filter(text => text !== '').join(', ')]
  })
}

function dateText(date: XmlElement | undefined): string {
  const words = ['MedlineDate', 'Year', 'Season', 'Month', 'Day'].map(name => xmlText(elementAt(date, name)))
  return words.filter(word => word !== '').join(' ')
}

function pagesOf(pages: XmlElement | undefined): string {
  const medline = xmlText(elementAt(pages, 'MedlinePgn'))
  if (medline !== '') return medline
  const ends = ['StartPage', 'EndPage'].map(name => xmlText(elementAt(pages, name)))
  return ends.filter(end => end !== '').join('-')
}

function identifierTags(work: XmlElement, record: XmlElement): readonly Tag[] {
  const own = elementsOf(work, 'ELocationID').map(
    (id): Tag => ['LID', `${xmlText(id)} [${id.attributes.get('EIdType') ?? ''}]`]
  )
  // Only these two lists are read, because the identifier lists of cited works have the same name.
  const lists = [elementAt(record, 'PubmedData', 'ArticleIdList'), elementAt(record, 'ArticleIdList')]
  const others = lists.flatMap(childElements).flatMap((id): readonly Tag[] => {
    const type = id.attributes.get('IdType')
    return type === 'pmc' ? [['PMC', xmlText(id)]] : [['AID', `${xmlText(id)} [${type ?? ''}]`]]
  })
  return [...own, ...others]
}

function abstractTags(work: XmlElement): readonly Tag[] {
  const parts = elementsOf(elementAt(work, 'Abstract'), 'AbstractText').map(part => {
    const label = part.attributes.get('Label')
    return `${label === undefined ? '' : `${label}: `}${xmlText(part)}`
  })
  return [['AB', parts.join(' ')]]
}

const kept: ReadonlySet<string> = new Set(['i', 'b', 'sup', 'sub'])

/** The text with the markup that CSL supports. */
function markedText(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map(child => {
      if (typeof child === 'string') return child
      const inner = markedText(child)
      return kept.has(child.name) ? `<${child.name}>${inner}</${child.name}>` : inner
    })
    .join('')
}
