import type {ElementContent} from 'hast'
import {segmentsToHast} from '../../cite/segments-to-hast.ts'
import {pagesShown} from '../../core/pages-shown.ts'
import {type Segment, textSegment} from '../../core/segment.ts'
import {fileSlug} from '../../core/slug.ts'
import {terms} from '../../core/terms/index.ts'
import type {Author, CslDate, CslItem, CslName, Manuscript} from '../../core/types.ts'
import {h, textNode} from '../article/elements.ts'
import type {Rendering} from '../output.ts'
import {wholeTitle} from '../page/titles.ts'

/** The citation of the article itself, in several formats. */
type OwnCitation = Readonly<{words: readonly Segment[]; bibtex: string; ris: string}>

/**
 * Renders the citation of the article in the paper's own style, and in formats for other programs. A paper without a
 * title or authors cannot be cited. On a page without a script, the copy buttons are omitted.
 */
export async function citeThis(
  rendering: Rendering,
  hasScript: boolean
): Promise<ElementContent | undefined> {
  const {manuscript} = rendering
  const {metadata, slug} = manuscript
  if (metadata.title === undefined || metadata.authors.length === 0) return undefined
  const words = terms(metadata.lang)
  const citation = await ownCitation(rendering)
  const copy = (id: string): ElementContent[] =>
    hasScript
      ? [
          h(
            'button',
            {type: 'button', className: ['copy'], ariaControls: [id], dataDone: words.copied},
            words.copy
          ),
          textNode(' '),
          h('span', {role: 'status'})
        ]
      : []
  const file = (name: string, ending: string, mediaType: string, text: string): ElementContent[] => [
    h('h3', {className: ['unnumbered']}, name),
    h('pre', {id: `cite-${ending}`, tabIndex: 0, dir: 'ltr'}, text.trimEnd().replaceAll('\r\n', '\n')),
    h(
      'p',
      {className: ['cite-ways']},
      h(
        'a',
        {href: `data:${mediaType};charset=utf-8,${encodeURIComponent(text)}`, download: `${slug}.${ending}`},
        `${words.download} ${slug}.${ending}`
      ),
      textNode(' '),
      copy(`cite-${ending}`)
    )
  ]
  return h(
    'details',
    {className: ['cite-this']},
    h('summary', {}, words.citeThis),
    h('p', {id: 'cite-words', className: ['cite-words']}, segmentsToHast(citation.words)),
    hasScript ? h('p', {className: ['cite-ways']}, copy('cite-words')) : undefined,
    file('BibTeX', 'bib', 'application/x-bibtex', citation.bibtex),
    file('RIS', 'ris', 'application/x-research-info-systems', citation.ris)
  )
}

/**
 * The citation of the paper itself, cached on disk so that a page with other changes does not load the CSL processor.
 */
function ownCitation({manuscript, world, memo}: Rendering): Promise<OwnCitation> {
  const item = itemOf(manuscript)
  const {csl, cslLocale, abbreviations} = manuscript.project.style
  const {lang} = manuscript.metadata
  const key = memo.hash(JSON.stringify([item, csl, cslLocale, abbreviations, lang]))
  return memo(
    'own-citation',
    key,
    async (): Promise<OwnCitation> => {
      const [{createRenderer}, {bibtexEntry, risRecord}] = await Promise.all([
        import('../../cite/index.ts'),
        import('../../references/index.ts')
      ])
      const style = {style: csl, locales: world.locale, lang, ownLocale: cslLocale, abbreviations}
      const {bibliography} = createRenderer(style, new Map([[item.id, item]]), [], [item.id]).render([])
      return {
        words: withoutNumber(bibliography[0]?.content ?? [textSegment(inWords(manuscript))]),
        bibtex: bibtexEntry(item),
        ris: risRecord({key: item.id, csl: item, fields: new Map()})
      }
    },
    {write: citation => citation, read: citation => citation}
  )
}

/** The article as a CSL item. */
function itemOf(manuscript: Manuscript): CslItem {
  const {journal, doi, dates, authors, lang} = manuscript.metadata
  const [first] = authors
  const year = dates.published?.slice(0, 4) ?? ''
  const given: Readonly<Record<string, unknown>> = {
    author: authors.map(nameOf),
    title: wholeTitle(manuscript),
    'container-title': journal.title,
    'container-title-short': journal.abbreviation,
    volume: journal.volume,
    issue: journal.issue,
    page: pagesShown(journal).replace('–', '-') || undefined,
    DOI: doi,
    ISSN: journal.issn,
    publisher: journal.publisher,
    issued: dates.published && dateOf(dates.published),
    language: lang
  }
  return {
    id: `${fileSlug(first?.family ?? first?.name ?? '')}${year}`,
    type: journal.title === undefined ? 'article' : 'article-journal',
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  }
}

/**
 * The name of an author in CSL, with a lower-case particle separate from the family name, because programs other than
 * galley sort it separately.
 */
function nameOf({name, given, droppingParticle, family = '', suffix, corporate}: Author): CslName {
  if (corporate || family === '') return {literal: name}
  const [, kept, rest = family] = /^((?:\p{Ll}[\p{L}’']* )*\p{Ll}[\p{L}’']*) (\P{Ll}.*)$/u.exec(family) ?? []
  return {
    family: rest,
    ...(given && {given}),
    ...(droppingParticle && {'dropping-particle': droppingParticle}),
    ...(kept && {'non-dropping-particle': kept}),
    ...(suffix && {suffix})
  }
}

function dateOf(iso: string): CslDate {
  return {'date-parts': [iso.split('-').map(Number)]}
}

/** The citation for a style that renders no list, such as a style that only cites in notes. */
function inWords(manuscript: Manuscript): string {
  const {authors, dates, journal, doi} = manuscript.metadata
  const issue = [journal.volume, journal.issue && `(${journal.issue})`].filter(Boolean).join('')
  const source = [journal.title, issue, pagesShown(journal)].filter(Boolean).join(', ')
  const year = dates.published && `(${dates.published.slice(0, 4)})`
  const parts = [
    [authors.map(({name}) => name).join(', '), year].filter(Boolean).join(' '),
    wholeTitle(manuscript),
    source,
    doi && `https://doi.org/${doi}`
  ]
  return parts.filter(Boolean).join('. ')
}

/** An entry without its number, which is meaningless outside a list. */
function withoutNumber(content: readonly Segment[]): readonly Segment[] {
  return content.flatMap((segment): readonly Segment[] => {
    if (segment.type !== 'block') return [segment]
    if (segment.block === 'left-margin') return []
    return segment.block === 'right-inline' ? segment.children : [segment]
  })
}
