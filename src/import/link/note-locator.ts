import {letters} from '../../core/letters.ts'
import type {WorkInNote} from './note-work.ts'
import {partTerms} from './words.ts'

/** The offsets of the page in a citation in a note, and why the rest of the citation does not match the work. */
export type NoteLocator = Readonly<{start: number; end: number; doubt?: string | undefined}>

const number = String.raw`(?:\d[\d\s,-]*|[ivxlc]+)(?:n\.?\s?\d+)?(?:\s?(?:ff?|sqq?|et seq)\.?)?`
const located = new RegExp(
  String.raw`(?:^|[,:)]|(?<=[”"»]))\s*((?:${partTerms}\.?\s?${number}|§+\s?\d[^,]*)(?:,\s*(?:${partTerms}\.?\s?)?${number})*|${number})\.?\s*$`,
  'iu'
)

/**
 * Finds the page at the end of a citation in a note. Words between the title and the page must be in the work's line:
 * its publisher, place and year.
 */
export function locatorAfter(whole: string, {work, end}: WorkInNote): NoteLocator {
  // Words in brackets after the page, such as `(my translation)`, stay with it.
  const noted = whole.slice(0, whole.length - (remark.exec(whole)?.[0].length ?? 0))
  // In American law, the year and the court follow the page: `2218, 2221 (2019)`, `749, 761 (Wis. 2016)`.
  const dated = yearAtEnd.exec(noted.slice(end))?.[0] ?? ''
  const isOwnYear = [...dated.matchAll(/[\p{L}\p{M}\d]+/gu)].every(({0: word}) => isOfWork(word, work.raw))
  const text = dated !== '' && isOwnYear ? noted.slice(0, noted.length - dated.length) : noted
  const rest = text.slice(end)
  const [all = '', pages = ''] = located.exec(rest) ?? []
  const isFull = /\p{L}{3}/u.test(rest.slice(0, rest.length - all.length))
  const isOwn = pages !== '' && isOfList(pages, work.raw, isFull)
  const between = rest.slice(0, rest.length - (isOwn ? 0 : all.length))
  const start = isOwn || pages === '' ? text.length : text.length - all.length + all.indexOf(pages)
  const stop = (text === noted ? whole : text).trimEnd().replace(/\.$/, '').length
  const others = [...between.matchAll(/[\p{L}\p{M}\d]+/gu)].filter(
    ({0: word, index}) =>
      !isOfWork(word, work.raw) &&
      !known.test(word) &&
      !(text !== noted && between[index + word.length] === '.' && isShortFor(word, work.raw))
  )
  const strange = others.filter(({0: word}) => word.length > 2 && !referring.test(word))
  const [first] = others
  const own = first === undefined ? start : end + beginOf(between, first.index)
  const isYear = strange.some(({0: word}) => /^(?:1[4-9]|20)\d\d$/.test(word))
  const doubt = isYear
    ? 'the year is not that of the list'
    : strange.length > 2 || !isBalanced(text.slice(Math.min(start, own)))
      ? 'the note has other words, too'
      : undefined
  // Words that are not in the work's line stay in the locator, such as `hier` in `S. 76–136, hier S. 79`.
  return {start: Math.min(start, stop, own), end: stop, doubt}
}

const yearAtEnd = /\s\([^()\d]{0,30}(?:1[4-9]|20)\d\d\)\.?\s*$/u

/** Whether a word before a full stop abbreviates a word of the work's line: `Wash. L. Rev.` */
function isShortFor(short: string, raw: string): boolean {
  return /^\p{Lu}/u.test(short) && new RegExp(`(?<![\\p{L}\\p{M}])${short}\\p{L}`, 'u').test(raw)
}

/** Bracketed words without digits, after a page. */
const remark = /(?<=\d(?:\s?ff?\.?)?)\s\([^()\d]{3,80}\)\.?\s*$/u

/** The offset of a word, or of the bracket directly before it. */
function beginOf(text: string, at: number): number {
  return /[([]$/.test(text.slice(0, at)) ? at - 1 : at
}

function isBalanced(text: string): boolean {
  return text.split('(').length === text.split(')').length
}

/** Words that refer to a place in the work or to another note: `hier S. 79`, `(wie Anm. 2)`. */
const referring =
  /^(?:here|hier|ici|aquí|qui|esp|especially|bes|besonders|insb|insbes|insbesondere|notamment|note|wie|oben|unten|anm|anmerkung|fn|fußnote|supra|above|as|art|cit|voir|voy|cf|siehe|vgl|at)$/iu

/** Words that a note may contain in addition to the words of the work's line. */
const known =
  /^(?:trans|translated|edited|eds?|edn|hg|aufl|auflage|vols?|nos?|chap|chaps|sec|art|arts|und|and|übers|hrsg|dir|trad|von|the|in|https?|doi|org|www|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)$/iu

/**
 * Whether a number at the end of a citation comes from the work's line: the year or, in a citation with all data, the
 * page range. Any other number is the page that the note cites, even the first page of an article.
 */
function isOfList(pages: string, raw: string, isFull: boolean): boolean {
  const [from = '', to] = pages.match(/[\p{L}\d]+/gu)?.slice(-2) ?? []
  if (to !== undefined && /\d\s?[-–]\s?\d/.test(pages))
    return isFull && new RegExp(`(?<!\\d)${from}\\s?[-–]\\s?${to}(?!\\d)`, 'u').test(raw)
  return /^(?:1[4-9]|20)\d\d$/.test(pages) && isOfWork(pages, raw)
}

function isOfWork(words: string, raw: string): boolean {
  const own = words.replace(/[^\p{L}\p{M}\d]+/gu, ' ').trim()
  if (own.length > 2) return letters(raw).includes(letters(own))
  return new RegExp(`(?<![\\p{L}\\p{M}\\d])${own}(?![\\p{L}\\p{M}\\d])`, 'iu').test(raw)
}
