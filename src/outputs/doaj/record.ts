import type {Article} from '../../core/article.ts'
import {issnsOf} from '../../core/issn.ts'
import {baseLanguage} from '../../core/language.ts'
import {libraryLanguages} from '../../core/library-languages.ts'
import {orcidUrl} from '../../core/orcid.ts'
import type {Metadata} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {plainBlocks} from '../page/abstract-texts.ts'
import {titleInWords} from '../printed-entry.ts'

/** The record of a paper as DOAJ accepts it: a file with one record, in the order of DOAJ's schema. */
export function doajRecords(article: Article): XmlElement {
  const {metadata, front, lang} = article
  const {journal, dates, doi, pageAddress} = metadata
  const {volume, issue, firstPage, lastPage, articleNumber} = journal
  const one = (name: string, value: string | number | undefined): readonly XmlElement[] =>
    value === undefined ? [] : [xml(name, {}, String(value))]
  const title = [front.title, front.subtitle].map(titleInWords).filter(Boolean)
  const titles = [
    {lang, words: title.join(': ')},
    ...front.titles.map(each => ({lang: each.lang, words: titleInWords(each.children)}))
  ]
  return xml(
    'records',
    {},
    xml(
      'record',
      {},
      one('language', codeOf(lang)),
      one('publisher', journal.publisher),
      one('journalTitle', journal.title),
      issns(metadata),
      one('publicationDate', dates.published),
      one('volume', volume),
      one('issue', issue),
      one('startPage', firstPage ?? articleNumber),
      one('endPage', firstPage === undefined ? undefined : lastPage),
      one('doi', doi),
      titles.map(each => xml('title', {language: codeOf(each.lang)}, each.words)),
      people(metadata),
      front.abstracts.map(each => xml('abstract', {language: codeOf(each.lang)}, plainBlocks(each.children))),
      xml('fullTextUrl', {format: 'html'}, pageAddress),
      metadata.keywords.map(each =>
        xml(
          'keywords',
          {language: codeOf(each.lang)},
          each.words.map(word => xml('keyword', {}, word))
        )
      )
    )
  )
}

/** The elements for the print ISSN and the electronic ISSN. An ISSN for an unknown medium is taken as electronic. */
function issns({journal}: Metadata): readonly XmlElement[] {
  const all = issnsOf(journal)
  const print = all.find(({medium}) => medium === 'print')
  const electronic = all.find(({medium}) => medium !== 'print')
  return [
    ...(print === undefined ? [] : [xml('issn', {}, print.value)]),
    ...(electronic === undefined ? [] : [xml('eissn', {}, electronic.value)])
  ]
}

/** The authors, and their affiliations by number. E-mail addresses are omitted, so that DOAJ does not publish them. */
function people({authors, affiliations}: Metadata): readonly XmlElement[] {
  if (authors.length === 0) return []
  const list = xml(
    'authors',
    {},
    authors.map(({name, orcid, affiliations: own}) =>
      xml(
        'author',
        {},
        xml('name', {}, name),
        own.map(index => xml('affiliationId', {}, String(index + 1))),
        orcid === undefined ? undefined : xml('orcid_id', {}, orcidUrl(orcid))
      )
    )
  )
  if (affiliations.length === 0) return [list]
  const places = affiliations.map(({name}, index) =>
    xml('affiliationName', {affiliationId: String(index + 1)}, name)
  )
  return [list, xml('affiliationsList', {}, places)]
}

/** The library code of a language; undefined for a language that is not in the table. */
function codeOf(lang: string): string | undefined {
  const tag = baseLanguage(lang)
  return [...libraryLanguages].find(([, own]) => own === tag)?.[0]
}
