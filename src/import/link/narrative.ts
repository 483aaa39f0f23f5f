import {letters} from '../../core/letters.ts'
import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import type {Bracket} from './brackets.ts'
import {leastSure, linkedItem} from './item.ts'
import {isUnknown, type Judged, judge} from './judge.ts'
import {looksLikeAuthor, looksNamed} from './looks-named.ts'
import {beginsWith, endsWithOthers, typedNames} from './names.ts'
import {withNeighbours} from './neighbours.ts'
import {itemsOfPart} from './part.ts'
import {isReportedIn, reportIn} from './reports.ts'
import {closedSign} from './search-text.ts'
import type {CitableWork} from './works.ts'
import {type TypedYear, years, yearsIn} from './years.ts'

const yearFirst = new RegExp(`^\\s*(${years})(?=\\s*(?:[,:;]|$))`, 'u')
const farthest = 220
const genitive = /[’'](?:s|S)?$/u
const parties = /(?:^|\s)(?:vs?|gegen)\.?\s\p{Lu}[^.;]*$/u
/** The words after the last character that cannot be part of names. */
const sentencePart = new RegExp(`[^${closedSign};()[\\]]*$`, 'u')

/** The citation whose author is part of the sentence, followed by the year in brackets: `Galtung (1969, p. 171)`. */
export function narrativeLink(
  passage: TypedPassage,
  plain: string,
  bracket: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const inside = plain.slice(bracket.start + 1, bracket.end - 1)
  const list = yearFirst.exec(inside)
  if (list === null) return undefined
  const from = Math.max(0, bracket.start - farthest)
  const before = plain.slice(from, bracket.start)
  const cut = before.search(sentencePart)
  const named = before.slice(cut).trimEnd()
  if (named === '' || (!endsWithOthers(named) && /[.,:!?]$/u.test(named.replace(/\p{Lu}\.$|\bInc\.$/u, ''))))
    return undefined
  const sentence = sentenceStart(named)
  const text = named.slice(sentence)
  const part = {passage, plain, from: bracket.start + 1, to: bracket.end - 1, named: text}
  const {items: all} = /\d{4}/.test(inside.slice(list[0].length)) ? itemsOfPart(part, works) : {items: []}
  // `Galtung (1975a: 3, 1975b: 9)`, `Galtung (1969, cited in Freire 1970)`
  if (all.length > yearsIn(list[1]!).length || all[0]?.prefix.startsWith(list[1]!))
    return {
      passage: passage.id,
      start: bracket.start,
      end: bracket.end,
      form: 'author-date',
      verdict: leastSure(all),
      narrative: false,
      yearOnly: true,
      items: all
    }
  const typedYears = yearsIn(list[1]!)
  const judgedYears = typedYears.flatMap(typed => {
    const judged = judgedOf(text, typed, works)
    return judged === undefined ? [] : [{typed, judged: withNeighbours(judged, text)}]
  })
  const [first] = judgedYears
  // A case is cited by its parties: `R v TfL [2019]`.
  if (first?.judged.verdict !== 'sure' && parties.test(text)) return caseLink(passage, plain, bracket, works)
  if (first === undefined || (isUnknown(first.judged) && !looksCited(text, first.judged.start, list[1]!)))
    return undefined
  const nameStart = from + cut + sentence + familyStart(text, first.typed, first.judged, works)
  const at = bracket.start + 1 + list.index + list[0].indexOf(list[1]!)
  const rest = passage.text.slice(bracket.start + 1 + list[0].length, bracket.end - 1)
  // The genitive stays in the sentence: `Galtung’s [-@galtung1969] view`.
  const isMany = typedYears.length > 1 || genitive.test(named)
  const items: LinkedItem[] = judgedYears.map(({typed, judged}, index) =>
    linkedItem(judged, {
      start: isMany ? at + typed.start : nameStart,
      end: isMany ? at + typed.end : bracket.end,
      suffix: index === judgedYears.length - 1 ? rest.replace(/^\s*[,:،]?\s*/, '').trimEnd() : ''
    })
  )
  return {
    passage: passage.id,
    start: isMany ? bracket.start : nameStart,
    end: bracket.end,
    form: 'author-date',
    verdict: leastSure(items),
    narrative: !isMany,
    yearOnly: isMany,
    items
  }
}

/**
 * The works of the names and a year; in German and some other languages, a genitive has no apostrophe: `Schmidts (2011)`.
 */
function judgedOf(text: string, typed: TypedYear, works: readonly CitableWork[]): Judged | undefined {
  const judged = judge(text, typed, works)
  if ((judged !== undefined && judged.verdict !== 'none') || !/\p{Ll}s$/u.test(text)) return judged
  const bare = judge(text.slice(0, -1), typed, works)
  if (bare === undefined || bare.verdict === 'none') return judged
  return {...bare, verdict: 'doubted', doubt: bare.doubt ?? 'the last `s` may belong to the name'}
}

/**
 * The citation of a listed case by its parties and year; doubtful, because styles print cases in forms of their own.
 */
function caseLink(
  passage: TypedPassage,
  plain: string,
  {start, end}: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const before = letters(plain.slice(Math.max(0, start - 300), start))
  const year = /\d{4}/.exec(plain.slice(start, end))?.[0]
  const {report = '', index} = reportIn(plain.slice(start)) ?? {}
  const found = works.filter(
    ({isLaw, year: own, letters: line, ends, raw}) =>
      isLaw &&
      own === year &&
      !(index === 0 && !isReportedIn(report, raw)) &&
      [...ends].some(length => length > 4 && before.endsWith(line.slice(0, length)))
  )
  if (found.length === 0) return undefined
  const doubt = 'the style prints cases in a form of its own'
  return {
    passage: passage.id,
    start,
    end,
    form: 'author-date',
    verdict: 'doubted',
    narrative: false,
    yearOnly: true,
    items: [linkedItem({verdict: 'doubted', candidates: found, doubt}, {start, end})]
  }
}

/**
 * Whether words and a year look like a citation of an unlisted work; two years joined by a hyphen are years of life.
 */
function looksCited(text: string, start: number, typedYears: string): boolean {
  return looksNamed(text.slice(start), false) || (!/-/.test(typedYears) && looksLikeAuthor(text))
}

/** The start of the last sentence of a text; a full stop after an initial or `al` does not end a sentence. */
function sentenceStart(text: string): number {
  const ends = [
    ...text.matchAll(
      /(?<![\s.]\p{Lu}|^\p{Lu}|\b(?:al|et|vs?|cf|e\.g|i\.e|St|Dr|Mr|Mrs|Prof|coll|cols?|u\. a|Inc))[.!?:]["”’»]?\s+(?=\p{Lu})/gu
    )
  ]
  const last = ends.at(-1)
  return last === undefined ? 0 : last.index + last[0].length
}

/** The start of the family names: in `Johan Galtung (1969)`, the given name stays part of the sentence. */
function familyStart(
  text: string,
  typed: TypedYear,
  {verdict, start, candidates}: Judged,
  works: readonly CitableWork[]
): number {
  const [work] = candidates
  if (verdict !== 'sure' || work === undefined || beginsWith(work, typedNames(text.slice(start))))
    return start
  const [first] = typedNames(text.slice(start)).names
  const written = letters(first?.words.join('') ?? '')
  // In `Van Dongen (2003)`, the first word is part of the family name.
  if (work.authors[0]?.spellings.includes(written)) return start
  const next = /^\S+\s+(?=\p{Lu}|\p{Ll}{1,3}\s\p{Lu})/u.exec(text.slice(start))?.[0] ?? ''
  if (next === '' || /[,;]\s*$/.test(next)) return start
  const shorter = judge(text.slice(start + next.length), typed, works)
  const isSame = shorter?.verdict === 'sure' && shorter.start === 0 && shorter.candidates[0] === work
  return isSame ? familyStart(text, typed, {...shorter, start: start + next.length}, works) : start
}
