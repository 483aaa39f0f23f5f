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
export function locatorAfter(text: string, {work, end}: WorkInNote): NoteLocator {
  const rest = text.slice(end)
  const [whole = '', pages = ''] = located.exec(rest) ?? []
  const isOwn = pages !== '' && isOfWork(pages, work.raw)
  const between = rest.slice(0, rest.length - (isOwn ? 0 : whole.length))
  const start = isOwn || pages === '' ? text.length : text.length - whole.length + whole.indexOf(pages)
  const stop = text.trimEnd().replace(/\.$/, '').length
  const strange = (between.match(/[\p{L}\p{M}\d]{3,}/gu) ?? []).filter(
    word => !isOfWork(word, work.raw) && !known.test(word)
  )
  const isYear = strange.some(word => /^(?:1[4-9]|20)\d\d$/.test(word))
  const doubt = isYear
    ? 'the year is not that of the list'
    : strange.length > 2
      ? 'the note has other words, too'
      : undefined
  return {start: Math.min(start, stop), end: stop, doubt}
}

/** Words that are in notes but not in lists of references. */
const known =
  /^(?:trans|translated|edited|eds|vols?|nos?|chap|chaps|sec|art|arts|und|and|übers|hrsg|dir|trad|von|the|in|https?|doi|org|www|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)$/iu

function isOfWork(words: string, raw: string): boolean {
  const own = words.replace(/[^\p{L}\p{M}\d]+/gu, ' ').trim()
  return own.length > 2 && letters(raw).includes(letters(own))
}
