import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {type Bracket, bracketsIn} from './brackets.ts'
import {leastSure, linkedItem} from './item.ts'
import {judge} from './judge.ts'
import {looksNamed} from './looks-named.ts'
import {narrativeLink} from './narrative.ts'
import {searchText} from './search-text.ts'
import {leads} from './words.ts'
import type {CitableWork} from './works.ts'
import {years, yearsIn} from './years.ts'

/** The citations of a passage by author and year: `(Galtung, 1969, p. 171; Freire 1970)`, `Galtung (1969)`. */
export function authorDateLinks(passage: TypedPassage, works: readonly CitableWork[]): readonly TypedLink[] {
  const plain = searchText(passage)
  const links: TypedLink[] = []
  for (const bracket of bracketsIn(plain)) {
    if (links.some(({start, end}) => start < bracket.end && bracket.start < end)) continue
    const link = groupLink(passage, plain, bracket, works) ?? narrativeLink(passage, plain, bracket, works)
    if (link !== undefined) links.push(link)
  }
  return links.sort((a, b) => a.start - b.start)
}

/** The citation of works in one pair of brackets. */
function groupLink(
  passage: TypedPassage,
  plain: string,
  {start, end}: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const items: LinkedItem[] = []
  let waiting = ''
  let from = start + 1
  for (const part of plain.slice(start + 1, end - 1).split(/[;؛]/)) {
    const found = itemsOfPart(passage, plain, from, from + part.length, works)
    const written = passage.text.slice(from, from + part.length)
    const last = items.at(-1)
    // A part without a work belongs to the work before it, or to the one after it.
    if (found.length === 0 && last !== undefined)
      items[items.length - 1] = {
        ...last,
        suffix: `${last.suffix}; ${written.trim()}`,
        end: from + part.length
      }
    else if (found.length === 0) waiting += `${written.trim()}; `
    else {
      const [first, ...rest] = found
      items.push({...first!, prefix: `${waiting}${first!.prefix}`}, ...rest)
      waiting = ''
    }
    from += part.length + 1
  }
  if (items.length === 0) return undefined
  const verdict = leastSure(items)
  return {
    passage: passage.id,
    start,
    end,
    form: 'author-date',
    verdict,
    narrative: false,
    yearOnly: false,
    items
  }
}

const yearList = new RegExp(`(?<![\\d\\p{L}.-])${years}`, 'gu')
const onlyLeads = new RegExp(`^\\s*${leads}$`, 'iu')

/** The works between two semicolons: `see Galtung 1969, p. 171`, `Galtung 1969, Freire 1970`. */
function itemsOfPart(
  passage: TypedPassage,
  plain: string,
  from: number,
  to: number,
  works: readonly CitableWork[]
): readonly LinkedItem[] {
  const part = plain.slice(from, to)
  const items: LinkedItem[] = []
  let end = 0
  for (const match of part.matchAll(yearList)) {
    const before = part.slice(end, match.index)
    const joint =
      items.length === 0 ? '' : (/^\s*[,&]?\s*(?:(?:and|und|et|y|e)\s+)?/u.exec(before)?.[0] ?? '')
    const named = before.slice(joint.length)
    for (const [index, typed] of yearsIn(match[0]).entries()) {
      const judged = judge(named, typed, works)
      // Without names it is a year in the words after a work, or of something else.
      if (judged === undefined || (judged.verdict === 'none' && !looksNamed(named, true))) break
      const prefix = index === 0 ? named.slice(0, judged.start) : ''
      const at = from + end + joint.length
      const isClear = onlyLeads.test(prefix) || !/\p{Lu}/u.test(prefix.replace(/^\s*\p{Lu}/u, ''))
      items.push(
        linkedItem(
          isClear || judged.verdict !== 'sure'
            ? judged
            : {...judged, verdict: 'doubted', doubt: 'other names stand before these'},
          {
            start: index === 0 ? at : from + match.index + typed.start,
            end: from + match.index + typed.end,
            prefix: index === 0 ? passage.text.slice(at, at + judged.start).trim() : ''
          }
        )
      )
    }
    if (items.length === 0) continue
    end = match.index + match[0].length
  }
  const last = items.at(-1)
  if (last === undefined) return []
  const suffix = passage.text
    .slice(from + end, to)
    .replace(/^\s*[,:]?\s*/, '')
    .trimEnd()
  items[items.length - 1] = {...last, suffix, end: to}
  return items
}
