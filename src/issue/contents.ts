import {pagesShown} from '../core/pages-shown.ts'
import type {Issue} from '../parse/settings/issue.ts'

/** A paper in the table of contents of an issue. */
export type ContentsRow = Readonly<{
  title: string
  lang: string
  authors: readonly string[]
  /** The target: the DOI, or the file next to the contents. */
  address: string
  firstPage?: number | undefined
  lastPage?: number | undefined
}>

/** The papers of a section of an issue. */
export type ContentsSection = Readonly<{title?: string | undefined; rows: readonly ContentsRow[]}>

/** “Insights, volume 3, number 1 (2027)”. */
export function issueName({journal, volume, number, year, date}: Issue, otherJournal?: string): string {
  const title = journal ?? otherJournal
  const parts = [
    ...(title === undefined ? [] : [title]),
    ...(volume === undefined ? [] : [`volume ${volume}`]),
    ...(number === undefined ? [] : [`number ${number}`])
  ]
  const when = year ?? date?.slice(0, 4)
  return [parts.join(', '), ...(when === undefined ? [] : [`(${when})`])]
    .filter(part => part !== '')
    .join(' ')
}

/**
 * The table of contents of an issue as a paper, so that it has the journal's design and is as accessible as the other
 * papers.
 */
export function contentsText(
  issue: Issue,
  sections: readonly ContentsSection[],
  journal: string | undefined
): string {
  const name = issueName(issue, journal)
  const {cover} = issue
  return [
    '---',
    `title: ${JSON.stringify(issue.title ?? (name || 'Contents'))}`,
    ...(issue.title !== undefined && name !== '' ? [`subtitle: ${JSON.stringify(name)}`] : []),
    `lang: ${JSON.stringify(issue.lang)}`,
    'number-sections: false',
    'smart: false',
    'toc: false',
    '---',
    '',
    ...(cover === undefined ? [] : [`![](<${cover.file}>){alt=${JSON.stringify(cover.alt)}}`, '']),
    ...sections.filter(({rows}) => rows.length > 0).flatMap(section => sectionLines(section, issue.lang))
  ].join('\n')
}

function sectionLines({title, rows}: ContentsSection, lang: string): readonly string[] {
  return [
    ...(title === undefined ? [] : [`# ${literal(title)}`, '']),
    '| Article | Pages |',
    `|${'-'.repeat(88)}|${'-'.repeat(11)}:|`,
    ...rows.map(row => `| ${entry(row, lang)} | ${pagesShown(row)} |`),
    ''
  ]
}

function entry({title, lang: own, authors, address}: ContentsRow, lang: string): string {
  const words = primary(own) === primary(lang) ? literal(title) : `[${literal(title)}]{lang=${own}}`
  const link = `[${words}](<${address.replaceAll('|', '%7C')}>)`
  return authors.length === 0 ? link : `${link}<br>${authors.map(literal).join(', ')}`
}

/** The primary language of a tag, without script and region: `en` for `en-GB`. */
function primary(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase()
}

/** Words as Markdown that is parsed as exactly these words. */
function literal(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
