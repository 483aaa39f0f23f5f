import type {Element, ElementContent} from 'hast'
import type {Author, Manuscript} from '../../core/types.ts'
import {plainText} from '../../core/walk.ts'
import {h} from '../article/elements.ts'

/**
 * What machines read in the head: Highwire tags as Google Scholar asks for them, Dublin Core,
 * schema.org as JSON-LD, and the licence as a link.
 */
export function headMetadata(manuscript: Manuscript): readonly ElementContent[] {
  return [...highwire(manuscript), ...dublinCore(manuscript), jsonLd(manuscript)]
}

function highwire(manuscript: Manuscript): ElementContent[] {
  const {metadata, slug} = manuscript
  const {journal, dates, doi, license} = metadata
  return [
    meta('citation_title', titleText(manuscript)),
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
    meta('citation_issn', journal.issn),
    meta('citation_volume', journal.volume),
    meta('citation_issue', journal.issue),
    meta('citation_firstpage', journal.firstPage?.toString()),
    meta('citation_doi', doi),
    meta('citation_language', metadata.lang),
    ...metadata.keywords.flatMap(list => list.words).map(word => meta('citation_keywords', word)),
    meta('citation_pdf_url', `${slug}.pdf`),
    meta('citation_license', license?.url)
  ].filter(isElement)
}

function dublinCore(manuscript: Manuscript): ElementContent[] {
  const {metadata} = manuscript
  return [
    h('link', {rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/'}),
    h('link', {rel: ['schema.DCTERMS'], href: 'http://purl.org/dc/terms/'}),
    meta('DC.title', titleText(manuscript)),
    ...metadata.titles.map(({lang, text}) => {
      const element = meta('DCTERMS.alternative', text)
      return element && {...element, properties: {...element.properties, lang}}
    }),
    ...metadata.authors.map(author => meta('DC.creator', familyFirst(author))),
    meta('DC.date', metadata.dates.published),
    meta('DC.identifier', metadata.doi && `doi:${metadata.doi}`),
    meta('DC.language', metadata.lang),
    meta('DC.publisher', metadata.journal.publisher),
    meta('DC.rights', rightsLine(manuscript)),
    meta('DCTERMS.license', metadata.license?.url)
  ].filter(isElement)
}

function jsonLd(manuscript: Manuscript): Element {
  const {metadata, project} = manuscript
  const {journal, doi, license, copyright, dates} = metadata
  const holder = copyright.holder
  const article = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    ...(doi && {'@id': `https://doi.org/${doi}`, identifier: `https://doi.org/${doi}`}),
    headline: titleText(manuscript),
    author: metadata.authors.map(author => ({
      '@type': author.corporate ? 'Organization' : 'Person',
      name: author.name,
      ...(author.given && {givenName: author.given}),
      ...(author.family && {familyName: author.family}),
      ...(author.orcid && {identifier: orcidUrl(author.orcid)}),
      ...(author.affiliations.length > 0 && {
        affiliation: author.affiliations.map(index => ({
          '@type': 'Organization',
          name: metadata.affiliations[index]?.name
        }))
      })
    })),
    ...(project.front.abstracts[0] && {abstract: plainText(project.front.abstracts[0].chapter.tree)}),
    ...(metadata.keywords[0] && {keywords: metadata.keywords[0].words}),
    ...(dates.published && {datePublished: dates.published}),
    inLanguage: metadata.lang,
    isAccessibleForFree: true,
    ...(license && {license: license.url}),
    ...(holder && {copyrightHolder: {'@type': 'Organization', name: holder}}),
    ...(copyright.year && {copyrightYear: Number(copyright.year)}),
    ...(license && holder && {creditText: rightsLine(manuscript)}),
    ...(journal.title && {
      isPartOf: {
        '@type': 'Periodical',
        name: journal.title,
        ...(journal.issn && {issn: journal.issn}),
        ...(journal.publisher && {publisher: {'@type': 'Organization', name: journal.publisher}})
      }
    })
  }
  // A title with `</script>` in it must not end the element.
  return h('script', {type: 'application/ld+json'}, JSON.stringify(article).replaceAll('<', '\\u003c'))
}

/** “© 2026 The Authors. CC BY-NC-ND 4.0”, or as much of it as is known. */
export function rightsLine({metadata}: Manuscript): string | undefined {
  const {copyright, license, dates, authors} = metadata
  const year = copyright.year ?? dates.published?.slice(0, 4)
  const holder =
    copyright.holder ??
    (authors.length === 1 ? authors[0]!.name : authors.length > 1 ? 'The Authors' : undefined)
  const owner = holder && `© ${[year, holder].filter(Boolean).join(' ')}`
  const parts = [owner, license?.name].filter(part => part !== undefined)
  return parts.length > 0 ? parts.join('. ') : undefined
}

/** The title as plain text. */
export function titleText(manuscript: Manuscript): string {
  const {title} = manuscript.project.front
  return title ? plainText(title.tree).trim() : manuscript.slug
}

export function orcidUrl(orcid: string): string {
  return `https://orcid.org/${orcid}`
}

/** “Lovelace, Ada”; an organisation as it is. */
function familyFirst({name, given, family}: Author): string {
  return family && given ? `${family}, ${given}` : name
}

function meta(name: string, content: string | undefined): Element | undefined {
  return content === undefined || content === '' ? undefined : h('meta', {name, content})
}

function isElement(element: Element | undefined): element is Element {
  return element !== undefined
}
