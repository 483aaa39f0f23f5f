import {parseLatex} from '../latex/text.ts'
import {richText, type TextRun, textRuns} from '../values/rich-text.ts'
import {protectWholeWords, sentenceCase} from '../values/title-case.ts'
import type {EntryReader} from './entry.ts'
import {articleTypes, chapterTypes, seriesTypes} from './types.ts'

/**
 * The titles of an entry: of the work itself, its volume and its container, and short forms. Titles in English are
 * converted to sentence case; the names of journals, series, events and proceedings are unchanged.
 */
export function titleVariables(read: EntryReader, english: boolean): Record<string, string | undefined> {
  const {type} = read.entry
  const isChapter = chapterTypes.has(type)
  const isProceedings = type === 'inproceedings' || type === 'conference'
  const hasMain = read.fields.has('maintitle')
  const work = (prefix: string) => joinTitle(read, prefix, english)
  const name = (prefix: string) => joinTitle(read, prefix, false)

  const title =
    type === 'periodical' ? (work('issue') ?? name('')) : hasMain && !isChapter ? work('main') : work('')
  const volumeTitle = !hasMain ? undefined : isChapter ? work('book') : work('')
  const book = isProceedings ? name : work
  const container =
    (type === 'periodical' && read.fields.has('issuetitle') ? name('') : undefined) ??
    (isChapter ? (book('main') ?? book('book')) : undefined) ??
    name('journal') ??
    (isChapter || seriesTypes.has(type) ? undefined : book('book'))
  return {
    title,
    'volume-title': volumeTitle,
    'container-title': container,
    'container-title-short': shortContainer(read),
    'collection-title': collection(read),
    'title-short': hasMain && !isChapter ? undefined : shortTitle(read, english),
    'event-title': joinTitle(read, 'event', false),
    'original-title': joinTitle(read, 'orig', false)
  }
}

/** Joins the fields with a prefix such as `book` to `title: subtitle. titleaddon`. */
function joinTitle(read: EntryReader, prefix: string, english: boolean): string | undefined {
  const title = titleText(read.raw(`${prefix}title`), english)
  if (title === undefined) return undefined
  const subtitle = titleText(read.raw(`${prefix}subtitle`), english)
  const addon = titleText(read.raw(`${prefix}titleaddon`), english)
  return joinBy('.', joinBy(':', title, subtitle), addon)
}

function joinBy(sign: string, first: string, second: string | undefined): string {
  if (second === undefined) return first
  return `${first}${/[!?.,:;]$/.test(first) ? '' : sign} ${second}`
}

function titleText(value: string | undefined, english: boolean): string | undefined {
  const runs = value === undefined ? [] : titleRuns(value, english)
  return richText(runs, true) || undefined
}

function titleRuns(value: string, english: boolean): readonly TextRun[] {
  const runs = protectWholeWords(textRuns(parseLatex(value)))
  return english ? sentenceCase(runs) : runs
}

/** The short title; without one, the part of the title before a colon, as in Pandoc. */
function shortTitle(read: EntryReader, english: boolean): string | undefined {
  const own = titleText(read.raw('shorttitle'), english)
  const title = read.raw('title')
  if (own !== undefined || title === undefined || read.entry.type === 'periodical') return own
  if (read.fields.has('subtitle') || read.fields.has('titleaddon')) return titleText(title, english)
  if (!title.includes(':')) return undefined
  const before: TextRun[] = []
  for (const run of titleRuns(title, english)) {
    const colon = run.verbatim ? -1 : run.text.search(/:(?:\s|$)/)
    if (colon === -1) before.push(run)
    else return richText([...before, {...run, text: run.text.slice(0, colon)}], true) || undefined
  }
  return undefined
}

function shortContainer(read: EntryReader): string | undefined {
  const short = read.text('shortjournal')
  return short ?? (read.entry.type === 'periodical' ? read.text('shorttitle') : undefined)
}

/**
 * The name of the series. In BibLaTeX, `series = {newseries}` is a localization key, and a bare number counts series of
 * the journal.
 */
function collection(read: EntryReader): string | undefined {
  const series = titleText(read.raw('series'), false)
  if (series === undefined) return undefined
  if (series === 'newseries') return 'new series'
  if (series === 'oldseries') return 'old series'
  return articleTypes.has(read.entry.type) && /^\d+$/.test(series) ? `${ordinal(series)} series` : series
}

function ordinal(number: string): string {
  const suffixes: Readonly<Record<string, string>> = {1: 'st', 2: 'nd', 3: 'rd'}
  return number + (/1\d$/.test(number) ? 'th' : (suffixes[number.slice(-1)] ?? 'th'))
}
