import type {ElementContent} from 'hast'
import {manuscriptNumerals} from '../../core/manuscript-numerals.ts'
import {inNumerals} from '../../core/numerals.ts'
import {terms} from '../../core/terms/index.ts'
import type {Manuscript} from '../../core/types.ts'
import {h} from '../article/elements.ts'
import {formatDate} from './dates.ts'
import {licenseBadge} from './license-badge.ts'
import {rightsLine} from './rights.ts'

/**
 * The DOI, dates, journal, PDF and licence in a column, for a page with a wide margin (slot `{{details}}`). A style
 * that shows this column hides the line in the title block that has the same content.
 */
export function details(manuscript: Manuscript, pdf: string | undefined): ElementContent | undefined {
  const {doi, dates, lang, license, journal} = manuscript.metadata
  const words = terms(lang)
  const numerals = manuscriptNumerals(manuscript)
  const issue = [journal.volume, journal.issue && `(${journal.issue})`].filter(Boolean).join('')
  const rows: ReadonlyArray<readonly [string, ElementContent | string | undefined]> = [
    ['DOI', doi && h('a', {href: `https://doi.org/${doi}`, dir: 'ltr'}, doi)],
    [journal.title ?? '', issue === '' ? undefined : inNumerals(issue, numerals)],
    [words.received, dates.received && formatDate(dates.received, lang, numerals)],
    [words.revised, dates.revised && formatDate(dates.revised, lang, numerals)],
    [words.accepted, dates.accepted && formatDate(dates.accepted, lang, numerals)],
    [words.published, dates.published && formatDate(dates.published, lang, numerals)],
    ['PDF', pdf && pdfLink(pdf, words.download)]
  ]
  const given = rows.filter(([term, value]) => term !== '' && value)
  const rights = rightsLine(manuscript, numerals)
  if (given.length === 0 && rights === undefined) return undefined
  return h(
    'div',
    {className: ['details']},
    given.length > 0
      ? h(
          'dl',
          {},
          given.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value || '')))
        )
      : undefined,
    rights === undefined
      ? undefined
      : h('p', {className: ['details-license']}, license && licenseBadge(license), rights)
  )
}

/** A link to the PDF; omitted in the page from which the PDF is made. */
export function pdfLink(address: string, words: string): ElementContent {
  return h('a', {className: ['pdf-link'], href: address, type: 'application/pdf'}, words)
}

/** The dates of the article, “Received 2 March 2026” and so on, in chronological order. */
export function dateFacts(manuscript: Manuscript): readonly string[] {
  const {metadata} = manuscript
  const words = terms(metadata.lang)
  const numerals = manuscriptNumerals(manuscript)
  const {received, revised, accepted, published} = metadata.dates
  const facts = [
    [words.received, received],
    [words.revised, revised],
    [words.accepted, accepted],
    [words.published, published]
  ] as const
  return facts.flatMap(([word, date]) =>
    date ? [`${word} ${formatDate(date, metadata.lang, numerals)}`] : []
  )
}
