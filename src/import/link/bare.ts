import {letters} from '../../core/letters.ts'
import type {TypedLink, TypedPassage} from '../passage.ts'
import {bracketsIn} from './brackets.ts'
import {linkedItem} from './item.ts'
import {judge} from './judge.ts'
import {withNeighbours} from './neighbours.ts'
import {searchText} from './search-text.ts'
import {partTerms} from './words.ts'
import type {CitableWork} from './works.ts'
import {year, yearsIn} from './years.ts'

const typedYear = new RegExp(String.raw`(?<=\p{L}\.?,?\s)(${year})(?![\d\p{L}-])(?!\s?[/%])`, 'gu')
const farthest = 120
/** The label of a line under a table or figure, after which an institution is an author: `Quelle: GESIS 2019`. */
const sourceLabel =
  /^\s*(?:data\s)?(?:quellen?|sources?|fuentes?|fonti?|fontes?|daten(?:quelle)?|bron(?:nen)?)\s?:$/iu
/** The page after the year: `1969, p. 171`, `1969: 171`. */
const page = new RegExp(
  String.raw`^(?:,\s(?=${partTerms}\.?\s?\d)|:\s?)((?:${partTerms}\.?\s?)?\d{1,4}(?:\s?-\s?\d{1,4})?(?:\s?ff?\.)?)(?![\d\p{L}:])`,
  'iu'
)

/**
 * The citations of persons by author and year outside brackets: `See Martin 2009 for a review`. They are doubtful,
 * because styles print brackets that the author did not type.
 */
export function bareLinks(passage: TypedPassage, works: readonly CitableWork[]): readonly TypedLink[] {
  const plain = searchText(passage)
  const brackets = bracketsIn(plain)
  return [...plain.matchAll(typedYear)].flatMap(({0: written, index}): TypedLink[] => {
    if (brackets.some(({start, end}) => start < index && index < end)) return []
    const end = index + written.length
    const from = Math.max(0, index - farthest)
    const text =
      /[^()[\];.!?:]*(?:\b(?:al|\p{Lu})\.[^()[\];.!?:]*)*$/u.exec(plain.slice(from, index))?.[0] ?? ''
    const [typed] = yearsIn(written)
    const found = typed === undefined ? undefined : judge(text, typed, works)
    const judged = found && withNeighbours(found, text)
    const [first] = judged?.candidates[0]?.authors ?? []
    if (judged === undefined || judged.verdict === 'none') return []
    if (judged.verdict === 'doubted' && /\d\s*$/.test(text.slice(0, judged.start))) return []
    const isSource =
      text.slice(0, judged.start).trim() === '' && sourceLabel.test(plain.slice(0, index - text.length))
    if (first === undefined || (first.initials === '' && !isSource)) return []
    // If `Act` in `The Transport Act 1985` were parsed as a family name, the words before it would be lost.
    const names = letters(text.slice(judged.start))
    if (!first.spellings.some(spelling => names.startsWith(spelling))) return []
    const [after = '', suffix = ''] = page.exec(plain.slice(end)) ?? []
    const start = index - text.length + judged.start
    const stop = end + after.length
    return [
      {
        passage: passage.id,
        start,
        end: stop,
        form: 'author-date',
        verdict: 'doubted',
        narrative: true,
        yearOnly: false,
        items: [
          linkedItem(
            {...judged, verdict: 'doubted', doubt: judged.doubt ?? 'the style would print brackets'},
            {start, end: stop, suffix: passage.text.slice(stop - suffix.length, stop)}
          )
        ]
      }
    ]
  })
}
