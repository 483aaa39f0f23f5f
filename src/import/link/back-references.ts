import {letters} from '../../core/letters.ts'
import type {TypedLink, TypedPassage} from '../passage.ts'
import {bracketsIn} from './brackets.ts'
import {linkedItem} from './item.ts'
import {searchText} from './search-text.ts'
import {leads} from './words.ts'
import type {CitableWork} from './works.ts'

/**
 * References to earlier citations, unless they are in a link already: `(ebd., S. 30)`, `Lachiver (op. cit., p. 270)`,
 * `ders. (2011a)`. Their verdict is never `sure`, because a style prints the work instead of these words. `links` and
 * `passages` are in reading order.
 */
export function backReferences(
  passages: readonly TypedPassage[],
  links: readonly TypedLink[],
  works: readonly CitableWork[]
): readonly TypedLink[] {
  const found: TypedLink[] = []
  let before: readonly number[] = []
  for (const passage of passages) {
    if (passage.kind === 'heading') continue
    const own = links.filter(link => link.passage === passage.id)
    const plain = searchText(passage)
    const brackets = bracketsIn(plain)
    for (const match of plain.matchAll(again)) {
      // A note that begins with `Ibid.` after a note on an archive repeats no work of the list.
      if (passage.note !== undefined && ibid.test(match[0])) continue
      const at = {start: match.index, end: match.index + match[0].length}
      const bracket = brackets.find(({start, end}) => start < at.start && at.end <= end)
      if (bracket === undefined && /^ebenda/i.test(match[0])) continue
      const place = bracket === undefined ? at : partOf(plain, bracket, at)
      if (own.some(({start, end}) => start < place.end && place.start < end)) continue
      const last =
        own.filter(({end}) => end <= place.start).at(-1) ??
        found.findLast(link => link.passage === passage.id && link.end <= place.start)
      const named = worksNamed(
        sentenceBefore(plain.slice(0, bracket?.start ?? at.start)) + plain.slice(place.start, at.start),
        works
      )
      const isNamed =
        namesSomebody.test(plain.slice(place.start, at.start).replace(lead, '')) ||
        (!ibid.test(match[0]) && bracket !== undefined && endsWithName.test(plain.slice(0, bracket.start)))
      const candidates = named.length > 0 ? named : isNamed ? [] : (last?.items.at(-1)?.candidates ?? before)
      const verdict = candidates.length > 0 ? 'doubted' : 'none'
      const doubt = 'it refers to an earlier citation'
      const listed = candidates.flatMap(index => works.find(work => work.index === index) ?? [])
      const item = linkedItem({verdict, candidates: listed, ...(verdict === 'doubted' && {doubt})}, place)
      found.push({
        passage: passage.id,
        ...place,
        form: 'author-date',
        verdict,
        narrative: false,
        yearOnly: false,
        items: [item]
      })
    }
    before = own.at(-1)?.items.at(-1)?.candidates ?? before
  }
  return found
}

const again =
  /(?<![\p{L}\p{M}])(?:(?:ibid(?:em)?|ibíd|ebd|ebenda|(?:op|loc|art|ob)(?:\.\s?|\s)cit|a\.\s?a\.\s?O)(?![\p{L}\p{M}])\.?|(?:ders|dies)\.\s\(?(?:1[4-9]|20)\d\d[a-z]?\)?)/giu
const ibid = /^(?:ib|eb)/i
const lead = new RegExp(`^\\s*${leads}`, 'iu')
/** A name directly before the brackets: `García Canclini (op. cit.)`. */
const endsWithName = /(?:^|\s)\p{Lu}[\p{L}\p{M}’'-]+\s*$/u
const namesSomebody = /^\p{Lu}[\p{L}\p{M}’'-]+/u

/** The text directly before a position, after the last bracket or punctuation. */
function sentenceBefore(text: string): string {
  return `${/[^()[\];.!?]{0,60}$/u.exec(text)?.[0] ?? ''} `
}

type Range = Readonly<{start: number; end: number}>

/** The part between semicolons within brackets. */
function partOf(plain: string, bracket: Range, at: Range): Range {
  const start = Math.max(plain.lastIndexOf(';', at.start) + 1, bracket.start + 1)
  const next = plain.indexOf(';', at.end)
  const end = next === -1 ? bracket.end - 1 : Math.min(next, bracket.end - 1)
  const text = plain.slice(start, end)
  return {start: end - text.trimStart().length, end: start + text.trimEnd().length}
}

/** The works whose first author is named in a text, up to five. */
function worksNamed(text: string, works: readonly CitableWork[]): readonly number[] {
  const words = new Set(Array.from(text.matchAll(/\p{Lu}[\p{L}\p{M}’'-]+/gu), ([word]) => letters(word)))
  return works
    .filter(({authors}) => authors[0]?.spellings.some(spelling => words.has(spelling)))
    .slice(0, 5)
    .map(({index}) => index)
}
