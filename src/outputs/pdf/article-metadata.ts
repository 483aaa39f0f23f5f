import {direction} from '../../core/language.ts'
import {queryEntryId} from '../article/query.ts'
import type {ProofQuery, Rendering} from '../output.ts'
import {abstractTexts} from '../page/abstract-texts.ts'
import {rightsLine} from '../page/rights.ts'
import {furtherTitles, wholeTitle} from '../page/titles.ts'
import type {ArticleMetadata, QueryNote} from './publication/postprocess.ts'

/** The metadata for an article's PDF: title, authors, abstracts, journal, licence, dates and queries. */
export function pdfMetadata(rendering: Rendering): ArticleMetadata {
  const {manuscript, world} = rendering
  const {metadata} = manuscript
  const {journal, license, copyright, authors, dates} = metadata
  const [print, electronic] = (['print', 'electronic'] as const).map(medium =>
    journal.issns?.find(issn => issn.medium === medium)
  )
  return {
    title: wholeTitle(manuscript),
    titles: furtherTitles(manuscript),
    authors: authors.map(author => author.name),
    orcids: authors.flatMap(({orcid}) => orcid ?? []),
    descriptions: abstractTexts(rendering),
    keywords: metadata.keywords,
    lang: metadata.lang,
    // A PDF needs a date. If neither the paper nor the environment has one, the date is the beginning of the epoch,
    // never the current time.
    date: fullDate(dates.published) ?? world.date ?? '1970-01-01',
    rights: rightsLine(manuscript),
    license: license && {name: license.longName, url: license.url},
    doi: metadata.doi,
    related: metadata.related?.map(({doi}) => doi),
    journal:
      journal.title === undefined
        ? undefined
        : {
            title: journal.title,
            issn: print?.value ?? journal.issn,
            electronicIssn: print && electronic?.value,
            section: journal.section,
            volume: journal.volume,
            issue: journal.issue,
            publisher: journal.publisher
          },
    publicationDate: dates.published,
    copyrightHolder: copyright.holder ?? (authors.length === 1 ? authors[0]!.name : undefined),
    firstPage: journal.firstPage,
    queries: {
      notes: (rendering.proof?.queries ?? []).map(queryNote),
      side: direction(metadata.lang) === 'rtl' ? 'left' : 'right'
    },
    standards: rendering.pdfStandards,
    creator: `galley ${world.version}`,
    producer: 'galley'
  }
}

const mostUnits = 15_000

/** A query and its answers as PDF readers list them. */
function queryNote(query: ProofQuery): QueryNote {
  const {number} = query
  return {destination: queryEntryId(number), title: `AQ${number}`, text: noteText(query)}
}

/** The text of a query's note. */
export function noteText({question, answers = []}: Pick<ProofQuery, 'question' | 'answers'>): string {
  const said = answers.map(({by, answer}) => `${by === '' ? 'Answered' : by}: ${answer}`)
  const text = [question, ...said].join('\n')
  // A string in PDF/A has at most 32,767 bytes (ISO 19005-2, 6.1.13).
  return text.length > mostUnits ? `${text.slice(0, mostUnits)}…` : text
}

/** Completes `2022` and `2022-06` to the first day of the year or month. */
function fullDate(date: string | undefined): string | undefined {
  return date && `${date}-01-01`.slice(0, 10)
}
