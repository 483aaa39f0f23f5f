import type {Element, ElementContent} from 'hast'
import {issnsOf} from '../../core/issn.ts'
import {orcidUrl} from '../../core/orcid.ts'
import type {Author, Funder, Journal, Manuscript, RelatedWork} from '../../core/types.ts'
import {h} from '../article/elements.ts'
import type {Rendering} from '../output.ts'
import {abstractTexts} from './abstract-texts.ts'
import {rightsLine} from './rights.ts'
import {furtherTitles, type PlainLocalText, wholeTitle} from './titles.ts'

/**
 * Metadata for the head: Highwire tags in the form that Google Scholar expects, Dublin Core, schema.org as JSON-LD,
 * and the licence as a link.
 */
export function headMetadata(rendering: Rendering): readonly ElementContent[] {
  const {manuscript} = rendering
  const abstracts = abstractTexts(rendering)
  return [
    ...highwire(manuscript, abstracts),
    ...dublinCore(manuscript, abstracts),
    jsonLd(manuscript, abstracts)
  ]
}

function highwire(manuscript: Manuscript, abstracts: readonly PlainLocalText[]): ElementContent[] {
  const {metadata, slug} = manuscript
  const {journal, dates, doi, license} = metadata
  return [
    meta('citation_title', wholeTitle(manuscript)),
    ...metadata.authors.flatMap(author => [
      meta('citation_author', familyFirst(author)),
      ...author.affiliations.map(index =>
        meta('citation_author_institution', metadata.affiliations[index]?.name)
      ),
      meta('citation_author_orcid', author.orcid && orcidUrl(author.orcid)),
      meta('citation_author_email', author.corresponding ? author.email : undefined)
    ]),
    meta('citation_publication_date', dates.published?.replaceAll('-', '/')),
    meta('citation_journal_title', journal.title),
    meta('citation_journal_abbrev', journal.abbreviation),
    meta('citation_publisher', journal.publisher),
    ...issnsOf(journal).map(({value}) => meta('citation_issn', value)),
    meta('citation_volume', journal.volume),
    meta('citation_issue', journal.issue),
    meta('citation_firstpage', journal.firstPage?.toString()),
    meta('citation_lastpage', journal.lastPage?.toString()),
    meta('citation_doi', doi),
    meta('citation_language', metadata.lang),
    ...metadata.keywords.flatMap(({lang, words}) => words.map(word => meta('citation_keywords', word, lang))),
    ...abstracts.map(({lang, text}) => meta('citation_abstract', text, lang)),
    meta('citation_fulltext_html_url', metadata.pageAddress),
    meta('citation_pdf_url', metadata.pdfAddress ?? beside(manuscript, `${slug}.pdf`)),
    meta('citation_license', license?.url)
  ].filter(isGiven)
}

function dublinCore(manuscript: Manuscript, abstracts: readonly PlainLocalText[]): ElementContent[] {
  const {metadata} = manuscript
  return [
    h('link', {rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/'}),
    h('link', {rel: ['schema.DCTERMS'], href: 'http://purl.org/dc/terms/'}),
    meta('DC.title', wholeTitle(manuscript)),
    ...furtherTitles(manuscript).map(({lang, text}) => meta('DCTERMS.alternative', text, lang)),
    ...abstracts.map(({lang, text}) => meta('DCTERMS.abstract', text, lang)),
    ...metadata.keywords.flatMap(({lang, words}) => words.map(word => meta('DC.subject', word, lang))),
    ...metadata.authors.map(author => meta('DC.creator', familyFirst(author))),
    meta('DC.date', metadata.dates.published),
    meta('DC.identifier', metadata.doi && `doi:${metadata.doi}`),
    meta('DC.language', metadata.lang),
    meta('DC.publisher', metadata.journal.publisher),
    ...(metadata.related ?? []).map(({doi}) => meta('DC.relation', `doi:${doi}`)),
    meta('DC.rights', rightsLine(manuscript)),
    meta('DCTERMS.license', metadata.license?.url)
  ].filter(isGiven)
}

function jsonLd(manuscript: Manuscript, abstracts: readonly PlainLocalText[]): Element {
  const {metadata} = manuscript
  const {keywords} = metadata
  const titles = furtherTitles(manuscript)
  const {journal, doi, license, copyright, dates, funders = [], related = []} = metadata
  const holder = copyright.holder
  const article = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    ...(doi && {'@id': `https://doi.org/${doi}`, identifier: `https://doi.org/${doi}`}),
    ...(metadata.pageAddress && {url: metadata.pageAddress}),
    headline: wholeTitle(manuscript),
    ...(titles.length > 0 && {alternateName: titles.map(tagged)}),
    author: metadata.authors.map(author => ({
      '@type': author.corporate ? 'Organization' : 'Person',
      name: author.name,
      ...(author.given && {givenName: author.given}),
      ...(author.family && {familyName: author.family}),
      ...(author.suffix && {honorificSuffix: author.suffix}),
      ...(author.orcid && {identifier: orcidUrl(author.orcid), url: orcidUrl(author.orcid)}),
      ...(author.affiliations.length > 0 && {
        affiliation: author.affiliations.map(index => ({
          '@type': 'Organization',
          name: metadata.affiliations[index]?.name,
          ...(metadata.affiliations[index]?.ror && {
            identifier: `https://ror.org/${metadata.affiliations[index].ror}`
          })
        }))
      })
    })),
    // If the text is in one language only, it needs no language tag, because `inLanguage` specifies the language.
    ...(abstracts.length > 0 && {
      abstract: abstracts.length > 1 ? abstracts.map(tagged) : abstracts[0]?.text
    }),
    ...(keywords.length > 0 && {
      keywords:
        keywords.length > 1
          ? keywords.flatMap(({lang, words}) => words.map(text => tagged({lang, text})))
          : keywords[0]?.words
    }),
    ...(dates.published && {datePublished: dates.published}),
    ...(journal.section && {articleSection: journal.section}),
    ...(related.length > 0 && {mentions: related.map(work)}),
    inLanguage: metadata.lang,
    isAccessibleForFree: true,
    ...(license && {license: license.url}),
    ...(holder && {copyrightHolder: {'@type': typeOf(holder, metadata.authors), name: holder}}),
    ...(copyright.year && {copyrightYear: Number(copyright.year)}),
    ...(license && holder && {creditText: rightsLine(manuscript)}),
    ...(journal.firstPage && {pageStart: journal.firstPage}),
    ...(journal.lastPage && {pageEnd: journal.lastPage}),
    ...(funders.length > 0 && {funding: funders.flatMap(grants)}),
    ...(journal.publisher && {publisher: {'@type': 'Organization', name: journal.publisher}}),
    ...(journal.title && {isPartOf: issueOf(journal)})
  }
  // A title that contains `</script>` must not end this element.
  return h('script', {type: 'application/ld+json'}, JSON.stringify(article).replaceAll('<', '\\u003c'))
}

/** The grants of a funder, one for each award. */
function grants({name, ror, funderId, awards}: Funder): readonly object[] {
  const id = ror ? `https://ror.org/${ror}` : funderId && `https://doi.org/${funderId}`
  const funder = {'@type': 'Organization', name, ...(id && {identifier: id})}
  const grant = {'@type': 'Grant', funder}
  return awards.length === 0 ? [grant] : awards.map(identifier => ({...grant, identifier}))
}

/** A work that is related to the paper, identified by its DOI. */
function work({type, doi}: RelatedWork): object {
  const kinds: Readonly<Record<string, string>> = {dataset: 'Dataset', software: 'SoftwareSourceCode'}
  return {'@type': kinds[type] ?? 'CreativeWork', '@id': `https://doi.org/${doi}`}
}

/**
 * The URL of a file in the folder of the page; absolute if the URL of the page is known, as Google Scholar requires.
 */
function beside({metadata}: Manuscript, file: string): string {
  const address = encodeURI(file)
  return metadata.pageAddress === undefined ? file : new URL(address, metadata.pageAddress).href
}

/** The type of a rights holder: a person if the holder is one of the authors. */
function typeOf(holder: string, authors: readonly Author[]): 'Person' | 'Organization' {
  return authors.some(({name, corporate}) => name === holder && !corporate) ? 'Person' : 'Organization'
}

/** The volume, issue and journal that contain the article, as far as known. */
function issueOf(own: Journal): object {
  const {title, publisher, volume, issue, url} = own
  const issns = issnsOf(own).map(({value}) => value)
  const journal = {
    '@type': 'Periodical',
    name: title,
    ...(issns.length > 0 && {issn: issns.length === 1 ? issns[0] : issns}),
    ...(url && {url}),
    ...(publisher && {publisher: {'@type': 'Organization', name: publisher}})
  }
  const inVolume = volume ? {'@type': 'PublicationVolume', volumeNumber: volume, isPartOf: journal} : journal
  return issue ? {'@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume} : inVolume
}

/** A JSON-LD text with its language. */
function tagged({lang, text}: PlainLocalText): Readonly<Record<string, string>> {
  return {'@language': lang, '@value': text}
}

/**
 * A name with the family name first: “Lovelace, Ada”, “King, Martin Luther, Jr.”; the name of an organization is
 * unchanged.
 */
export function familyFirst({name, given, droppingParticle, family, suffix}: Author): string {
  if (!family || !given) return name
  const before = [given, droppingParticle].filter(Boolean).join(' ')
  return [family, before, suffix].filter(Boolean).join(', ')
}

/** A property of the paper. `lang` is repeated as `xml:lang`, for programs that harvest journals. */
function meta(name: string, content: string | undefined, lang?: string): Element | undefined {
  if (content === undefined || content === '') return undefined
  return h('meta', {name, content, ...(lang && {lang, xmlLang: lang})})
}

export function isGiven(element: Element | undefined): element is Element {
  return element !== undefined
}
