import type {Article, Entry} from '../../core/article.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {printedName} from '../../core/printed-name.ts'
import {relationOf} from '../../core/relation-types.ts'
import type {Affiliation, Author, Depositor, Metadata} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {isXmlElement, withChildren, xml} from '../../core/xml-tree.ts'
import {jatsBlocks} from '../jats/blocks.ts'
import type {JatsContext} from '../jats/context.ts'
import {fitted} from '../jats/fit.ts'
import {withXmlNames} from '../jats/names.ts'
import {printedEntry, titleInWords} from '../printed-entry.ts'
import {depositedDate} from './dates.ts'

/**
 * The article of a deposit: titles, people, abstracts, dates, funders, licence, the DOI and its target, references.
 */
export function depositedArticle(
  article: Article,
  formula: JatsContext['formula'],
  schema?: Depositor['schema']
): XmlElement {
  const {metadata, lists} = article
  const {journal, dates, doi, pageAddress} = metadata
  const entries = lists.flatMap(list => list.entries)
  return xml(
    'journal_article',
    {publication_type: 'full_text'},
    titles(article),
    contributors(metadata),
    abstracts(article, formula),
    depositedDate('publication_date', dates.published),
    depositedDate('acceptance_date', dates.accepted),
    journal.firstPage === undefined
      ? undefined
      : xml(
          'pages',
          {},
          xml('first_page', {}, String(journal.firstPage)),
          journal.lastPage === undefined ? undefined : xml('last_page', {}, String(journal.lastPage))
        ),
    journal.articleNumber === undefined
      ? undefined
      : xml(
          'publisher_item',
          {},
          xml('item_number', {item_number_type: 'article_number'}, journal.articleNumber)
        ),
    funders(metadata, schema),
    license(metadata),
    relations(metadata),
    xml('doi_data', {}, xml('doi', {}, doi), xml('resource', {}, pageAddress)),
    entries.length === 0 ? undefined : xml('citation_list', {}, entries.map(citation))
  )
}

function titles({front}: Article): XmlElement {
  const subtitle = titleInWords(front.subtitle)
  return xml(
    'titles',
    {},
    xml('title', {}, titleInWords(front.title)),
    subtitle === '' ? undefined : xml('subtitle', {}, subtitle)
  )
}

function contributors({authors, affiliations}: Metadata): XmlElement | undefined {
  if (authors.length === 0) return undefined
  return xml(
    'contributors',
    {},
    authors.map((author, index) => contributor(author, index, affiliations))
  )
}

function contributor(author: Author, index: number, all: readonly Affiliation[]): XmlElement {
  const {name, given, droppingParticle, family, suffix, corporate, orcid, affiliations} = author
  const role = {sequence: index === 0 ? 'first' : 'additional', contributor_role: 'author'}
  if (corporate || family === undefined) return xml('organization', role, printedName(name))
  const first = [given, droppingParticle].filter(Boolean).join(' ')
  const places = affiliations.flatMap(each => all[each] ?? [])
  return xml(
    'person_name',
    role,
    first === '' ? undefined : xml('given_name', {}, printedName(first)),
    xml('surname', {}, printedName(family)),
    suffix === undefined ? undefined : xml('suffix', {}, suffix),
    places.length === 0 ? undefined : xml('affiliations', {}, places.map(institution)),
    orcid === undefined ? undefined : xml('ORCID', {}, orcidUrl(orcid))
  )
}

function institution({name, ror, institution: own, department, city, country}: Affiliation): XmlElement {
  const place = [city, country].filter(Boolean).join(', ')
  return xml(
    'institution',
    {},
    xml('institution_name', {}, own ?? name),
    ror === undefined ? undefined : xml('institution_id', {type: 'ror'}, `https://ror.org/${ror}`),
    place === '' ? undefined : xml('institution_place', {}, place),
    department === undefined ? undefined : xml('institution_department', {}, department)
  )
}

/** The abstracts as JATS elements, without pictures and without references to parts that are not deposited. */
function abstracts(article: Article, formula: JatsContext['formula']): readonly XmlElement[] {
  const context: JatsContext = {article, entries: new Map(), formula, picture: () => ({href: ''})}
  return article.front.abstracts.map(({lang, children}) => {
    const tree = xml('abstract', {'xml:lang': lang}, jatsBlocks(children, context))
    return deposited(withXmlNames(fitted(tree), new Map()))
  })
}

function deposited(element: XmlElement): XmlElement {
  const children = element.children
    .filter(child => !isXmlElement(child) || !/graphic$/.test(child.name))
    .map(child => (isXmlElement(child) ? deposited(child) : child))
  const name = element.name.includes(':') ? element.name : `jats:${element.name}`
  return {...withChildren(element, children), name}
}

function funders({funders: all = []}: Metadata, schema: Depositor['schema']): XmlElement | undefined {
  if (all.length === 0) return undefined
  const assertion = (name: string, ...content: Parameters<typeof xml>[2][]): XmlElement =>
    xml('fr:assertion', {name}, ...content)
  return xml(
    'fr:program',
    {name: 'fundref'},
    all.map(({name, ror, funderId, awards}) => {
      const id =
        funderId === undefined ? undefined : assertion('funder_identifier', `https://doi.org/${funderId}`)
      const who =
        // Schema 5.3.1 does not support the ROR of a funder.
        ror === undefined || funderId !== undefined || schema !== undefined
          ? assertion('funder_name', name, id)
          : assertion('ror', `https://ror.org/${ror}`)
      return assertion(
        'fundgroup',
        who,
        awards.map(award => assertion('award_number', award))
      )
    })
  )
}

function license({license: own, dates}: Metadata): XmlElement | undefined {
  if (own === undefined) return undefined
  const start = /^\d{4}-\d{2}-\d{2}$/.exec(dates.published ?? '')?.[0]
  return xml(
    'ai:program',
    {name: 'AccessIndicators'},
    xml('ai:license_ref', {applies_to: 'vor', start_date: start}, own.url)
  )
}

/** Works related to the paper. Corrections are omitted, because Crossref has no such relation. */
function relations({related = []}: Metadata): XmlElement | undefined {
  const items = related.flatMap(({type, doi}) => {
    const {crossref, isVersion} = relationOf(type)
    const name = isVersion ? 'rel:intra_work_relation' : 'rel:inter_work_relation'
    const attributes = {'relationship-type': crossref, 'identifier-type': 'doi'}
    return crossref === undefined ? [] : [xml('rel:related_item', {}, xml(name, attributes, doi))]
  })
  return items.length === 0 ? undefined : xml('rel:program', {name: 'relations'}, items)
}

/** A reference: the DOI of its work, if it is valid, and its words as the style prints them. */
function citation(entry: Entry, index: number): XmlElement {
  const {key, work} = entry
  const doi = typeof work?.DOI === 'string' ? /^10\.\d{4,9}\/.{1,200}$/.exec(work.DOI)?.[0] : undefined
  return xml(
    'citation',
    {key: `${key}-${index + 1}`},
    doi === undefined ? undefined : xml('doi', {}, doi),
    xml('unstructured_citation', {}, printedEntry(entry))
  )
}
