import type {Article} from '../../core/article.ts'
import {issnsOf} from '../../core/issn.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {relationOf} from '../../core/relation-types.ts'
import type {Author, Funder, Metadata} from '../../core/types.ts'
import {plainBlocks} from '../page/abstract-texts.ts'
import {copyrightOf} from '../page/rights.ts'
import {titleInWords} from '../printed-entry.ts'

/** The record of a paper at DataCite: JSON of its metadata schema, kernel 4. */
export function dataciteRecord(article: Article): object {
  const {metadata, front, lang} = article
  const {journal, dates, doi, pageAddress, license, related = [], funders = []} = metadata
  const subtitle = titleInWords(front.subtitle)
  return {
    doi,
    url: pageAddress,
    types: {resourceType: 'Journal Article', resourceTypeGeneral: 'JournalArticle'},
    creators: metadata.authors.map(author => creator(author, metadata)),
    titles: [
      {title: titleInWords(front.title), lang},
      ...(subtitle === '' ? [] : [{title: subtitle, titleType: 'Subtitle', lang}]),
      ...front.titles.map(({lang: own, children}) => ({
        title: titleInWords(children),
        titleType: 'TranslatedTitle',
        lang: own
      }))
    ],
    publisher: {name: journal.publisher},
    publicationYear: dates.published?.slice(0, 4),
    ...filled({
      subjects: metadata.keywords.flatMap(({lang: own, words}) =>
        [...new Set(words)].map(subject => ({subject, lang: own}))
      ),
      dates: datesOf(metadata),
      relatedIdentifiers: [
        ...related.map(({type, doi: other}) => ({
          relatedIdentifier: other,
          relatedIdentifierType: 'DOI',
          relationType: relationOf(type).datacite
        })),
        ...citedDois(article).map(relatedIdentifier => ({
          relatedIdentifier,
          relatedIdentifierType: 'DOI',
          relationType: 'References'
        }))
      ],
      relatedItems: journal.title === undefined ? [] : [issueOf(metadata)],
      rightsList: license === undefined ? [] : [{rights: license.longName, rightsUri: license.url}],
      descriptions: front.abstracts.map(({lang: own, children}) => ({
        description: plainBlocks(children),
        descriptionType: 'Abstract',
        lang: own
      })),
      fundingReferences: funders.flatMap(funding)
    }),
    language: lang,
    schemaVersion: 'http://datacite.org/schema/kernel-4'
  }
}

/** Omits the empty lists of a record. */
function filled(lists: Readonly<Record<string, readonly object[]>>): object {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}

function creator(author: Author, {affiliations}: Metadata): object {
  const {name, given, droppingParticle, family, corporate, orcid} = author
  const first = [given, droppingParticle].filter(Boolean).join(' ')
  const isPerson = !corporate && family !== undefined && first !== ''
  const places = author.affiliations.flatMap(index => affiliations[index] ?? [])
  return {
    name: isPerson ? `${family}, ${first}` : name,
    nameType: corporate ? 'Organizational' : 'Personal',
    ...(isPerson && {givenName: first, familyName: family}),
    ...(orcid !== undefined && {
      nameIdentifiers: [
        {nameIdentifier: orcidUrl(orcid), nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org'}
      ]
    }),
    ...(places.length > 0 && {
      affiliation: places.map(({name: place, ror}) => ({
        name: place,
        ...(ror !== undefined && {
          affiliationIdentifier: `https://ror.org/${ror}`,
          affiliationIdentifierScheme: 'ROR',
          schemeUri: 'https://ror.org'
        })
      }))
    })
  }
}

function datesOf(metadata: Metadata): readonly object[] {
  const {received, accepted, published} = metadata.dates
  const {year} = copyrightOf(metadata)
  const all = [
    ['Submitted', received],
    ['Accepted', accepted],
    ['Issued', published],
    ['Copyrighted', /^\d{4}$/.exec(year ?? '')?.[0]]
  ] as const
  return all.flatMap(([dateType, date]) => (date === undefined ? [] : [{date, dateType}]))
}

/** The DOIs of the works in the lists of references, each once. */
function citedDois({lists}: Article): readonly string[] {
  const dois = lists
    .flatMap(({entries}) => entries)
    .flatMap(({work}) => (typeof work?.DOI === 'string' ? [work.DOI] : []))
  return [...new Set(dois)].filter(doi => /^10\.\d{4,9}\/\S+$/.test(doi))
}

/** The journal, and the place of the paper in it. */
function issueOf({journal, dates}: Metadata): object {
  const [issn] = issnsOf(journal)
  const {volume, issue, firstPage, lastPage, articleNumber, publisher} = journal
  return {
    relatedItemType: 'Journal',
    relationType: 'IsPublishedIn',
    titles: [{title: journal.title}],
    ...(issn && {
      relatedItemIdentifier: {relatedItemIdentifier: issn.value, relatedItemIdentifierType: 'ISSN'}
    }),
    ...(volume !== undefined && {volume}),
    ...(issue !== undefined && {issue}),
    ...(firstPage !== undefined && {firstPage: String(firstPage)}),
    ...(lastPage !== undefined && {lastPage: String(lastPage)}),
    ...(articleNumber !== undefined && {number: articleNumber, numberType: 'Article'}),
    publicationYear: dates.published?.slice(0, 4),
    ...(publisher !== undefined && {publisher})
  }
}

/** A funder, repeated for each award. */
function funding({name, ror, funderId, awards}: Funder): readonly object[] {
  const id =
    ror === undefined
      ? funderId && {
          funderIdentifier: `https://doi.org/${funderId}`,
          funderIdentifierType: 'Crossref Funder ID'
        }
      : {funderIdentifier: `https://ror.org/${ror}`, funderIdentifierType: 'ROR'}
  const funder = {funderName: name, ...id}
  return awards.length === 0 ? [funder] : awards.map(awardNumber => ({...funder, awardNumber}))
}
