import {isSameLanguage} from '../../core/language.ts'
import {relationOf} from '../../core/relation-types.ts'
import type {Journal, Metadata} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {copyrightOf} from '../page/rights.ts'
import {jatsBlocks} from './blocks.ts'
import type {JatsContext} from './context.ts'
import {jatsInlines} from './inline.ts'
import {journalMeta} from './journal-meta.ts'
import {people} from './people.ts'

/**
 * The metadata of the journal and of the article. `title` is used if the article has none; `conflicts` are notes about
 * the authors from the text.
 */
export function front(title: string, conflicts: readonly XmlElement[], context: JatsContext): XmlElement {
  const {metadata} = context.article
  return xml('front', {}, journalMeta(metadata.journal), articleMeta(title, conflicts, context))
}

function articleMeta(title: string, conflicts: readonly XmlElement[], context: JatsContext): XmlElement {
  const {metadata} = context.article
  const {journal, doi, dates} = metadata
  const {section, volume, issue} = journal
  const one = (name: string, value: string | undefined): XmlElement | undefined =>
    value === undefined ? undefined : xml(name, {}, value)
  const published = dateElement('pub-date', 'pub', dates.published)
  return xml(
    'article-meta',
    {},
    doi === undefined ? undefined : xml('article-id', {'pub-id-type': 'doi'}, doi),
    section === undefined
      ? undefined
      : xml(
          'article-categories',
          {},
          xml('subj-group', {'subj-group-type': 'heading'}, xml('subject', {}, section))
        ),
    titleGroup(title, context),
    people(conflicts, context),
    published ?? xml('pub-date-not-available'),
    one('volume', volume),
    one('issue', issue),
    pages(journal),
    history(metadata),
    permissions(metadata),
    selfUris(metadata),
    relatedWorks(metadata),
    abstracts(context),
    metadata.keywords.map(({lang, words}) =>
      xml(
        'kwd-group',
        {'kwd-group-type': 'author', 'xml:lang': lang === context.article.lang ? undefined : lang},
        words.map(word => xml('kwd', {}, word))
      )
    ),
    funding(context)
  )
}

function titleGroup(slug: string, context: JatsContext): XmlElement {
  const {front, lang, metadata} = context.article
  const {title, subtitle, titles} = front
  const own = metadata.title?.lang
  return xml(
    'title-group',
    {},
    xml(
      'article-title',
      {'xml:lang': own === undefined || own === lang ? undefined : own},
      title.length === 0 ? slug : jatsInlines(title, context)
    ),
    subtitle.length === 0 ? undefined : xml('subtitle', {}, jatsInlines(subtitle, context)),
    titles.map(each =>
      xml(
        'trans-title-group',
        {'xml:lang': each.lang},
        xml('trans-title', {}, jatsInlines(each.children, context))
      )
    ),
    metadata.shortTitle === undefined
      ? undefined
      : xml('alt-title', {'alt-title-type': 'running-head'}, metadata.shortTitle)
  )
}

function pages({firstPage, lastPage, articleNumber}: Journal): readonly XmlElement[] {
  if (firstPage === undefined)
    return articleNumber === undefined ? [] : [xml('elocation-id', {}, articleNumber)]
  return [
    xml('fpage', {}, String(firstPage)),
    ...(lastPage === undefined ? [] : [xml('lpage', {}, String(lastPage))])
  ]
}

function history({dates}: Metadata): XmlElement | undefined {
  const known = [
    dateElement('date', 'received', dates.received),
    dateElement('date', 'rev-recd', dates.revised),
    dateElement('date', 'accepted', dates.accepted)
  ].filter(date => date !== undefined)
  return known.length === 0 ? undefined : xml('history', {}, known)
}

/** The parts of a date, the smallest first; `2026` and `2026-11` are also valid dates. */
function dateElement(name: string, type: string, iso: string | undefined): XmlElement | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso ?? '') ?? []
  if (year === undefined) return undefined
  return xml(
    name,
    {
      'date-type': type,
      ...(name === 'pub-date' && {'publication-format': 'electronic'}),
      'iso-8601-date': iso
    },
    day === undefined ? undefined : xml('day', {}, day),
    month === undefined ? undefined : xml('month', {}, month),
    xml('year', {}, year)
  )
}

function permissions(metadata: Metadata): XmlElement | undefined {
  const {license} = metadata
  const {holder, year} = copyrightOf(metadata)
  const owner = holder && `© ${[year, holder].filter(Boolean).join(' ')}`
  if (license === undefined && owner === undefined) return undefined
  return xml(
    'permissions',
    {},
    owner === undefined
      ? undefined
      : [
          xml('copyright-statement', {}, owner),
          ...(year === undefined ? [] : [xml('copyright-year', {}, year)]),
          xml('copyright-holder', {}, holder)
        ],
    license === undefined
      ? undefined
      : xml(
          'license',
          {'xlink:href': license.url},
          xml('ali:license_ref', {}, license.url),
          xml(
            'license-p',
            {},
            xml(
              'ext-link',
              {'ext-link-type': 'uri', 'xlink:href': license.url},
              `${license.name} (${license.longName})`
            )
          )
        )
  )
}

function selfUris({pageAddress, pdfAddress}: Metadata): readonly XmlElement[] {
  const uri = (address: string | undefined, type: string, title: string): readonly XmlElement[] =>
    address === undefined
      ? []
      : [xml('self-uri', {'content-type': type, 'xlink:href': address, 'xlink:title': title})]
  return [...uri(pageAddress, 'text/html', 'HTML'), ...uri(pdfAddress, 'application/pdf', 'PDF')]
}

/** Works related to the paper: articles, and other objects. */
function relatedWorks({related = []}: Metadata): readonly XmlElement[] {
  const rows = related.map(({type, doi}) => ({doi, ...relationOf(type)}))
  return [
    ...rows.flatMap(({doi, article}) =>
      article === undefined
        ? []
        : [
            xml('related-article', {
              'related-article-type': article,
              'ext-link-type': 'doi',
              'xlink:href': doi
            })
          ]
    ),
    ...rows.flatMap(({doi, object}) =>
      object === undefined
        ? []
        : [
            xml('related-object', {
              'content-type': object,
              'object-id-type': 'doi',
              'object-id': doi,
              'ext-link-type': 'doi',
              'xlink:href': doi
            })
          ]
    )
  ]
}

/** The abstract, and the abstracts in other languages. */
function abstracts(context: JatsContext): readonly XmlElement[] {
  const {front, lang} = context.article
  const own = front.abstracts.findIndex(each => isSameLanguage(each.lang, lang))
  const ordered = front.abstracts.map((each, index) => ({...each, isOwn: index === own}))
  return [...ordered.filter(({isOwn}) => isOwn), ...ordered.filter(({isOwn}) => !isOwn)].map(
    ({lang: tag, children, isOwn}) =>
      isOwn
        ? xml('abstract', {}, jatsBlocks(children, context))
        : xml('trans-abstract', {'xml:lang': tag}, jatsBlocks(children, context))
  )
}

/** The funders with their identifiers and awards, and the statement of funding. */
function funding(context: JatsContext): XmlElement | undefined {
  const {metadata, statements} = context.article
  const groups = (metadata.funders ?? []).map(({name, ror, funderId, awards}) => {
    const ids: readonly XmlNode[] = [
      ...(ror === undefined ? [] : [institutionId('ror', `https://ror.org/${ror}`)]),
      ...(funderId === undefined ? [] : [institutionId('doi', `https://doi.org/${funderId}`)])
    ]
    return xml(
      'award-group',
      {},
      xml('funding-source', {}, xml('institution-wrap', {}, xml('institution', {}, name), ids)),
      awards.map(award => xml('award-id', {}, award))
    )
  })
  const words = statements
    .filter(({name}) => name === 'funding')
    .map(({children}) => xml('funding-statement', {}, jatsBlocks(children, context)))
  return groups.length + words.length === 0 ? undefined : xml('funding-group', {}, groups, words)
}

function institutionId(type: string, id: string): XmlElement {
  return xml('institution-id', {'institution-id-type': type}, id)
}
