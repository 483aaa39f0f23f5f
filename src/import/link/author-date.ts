import type {LinkedItem, TypedLink, TypedPassage} from '../passage.ts'
import {type Bracket, bracketsIn} from './brackets.ts'
import {leastSure, linkedItem} from './item.ts'
import {isUnknown, judge} from './judge.ts'
import {letterMap} from './letter-map.ts'
import {looksNamed} from './looks-named.ts'
import {narrativeLink} from './narrative.ts'
import {withNeighbours} from './neighbours.ts'
import {namedIn} from './note-work.ts'
import {searchText} from './search-text.ts'
import {and} from './words.ts'
import type {CitableWork} from './works.ts'
import {years, yearsIn} from './years.ts'

/** The citations of a passage by author and year: `(Galtung, 1969, p. 171; Freire 1970)`, `Galtung (1969)`. */
export function authorDateLinks(passage: TypedPassage, works: readonly CitableWork[]): readonly TypedLink[] {
  const plain = searchText(passage)
  const links: TypedLink[] = []
  for (const bracket of bracketsIn(plain)) {
    if (links.some(({start, end}) => start < bracket.end && bracket.start < end)) continue
    const link = groupLink(passage, plain, bracket, works) ?? narrativeLink(passage, plain, bracket, works)
    if (link !== undefined && !links.some(({end}) => end > link.start && end <= link.end)) links.push(link)
  }
  return links.sort((a, b) => a.start - b.start)
}

/** The citation in a pair of brackets, which can contain several works. */
function groupLink(
  passage: TypedPassage,
  plain: string,
  {start, end}: Bracket,
  works: readonly CitableWork[]
): TypedLink | undefined {
  const items: LinkedItem[] = []
  let waiting = ''
  let named = ''
  let from = start + 1
  for (const part of plain.slice(start + 1, end - 1).split(/[;؛]/)) {
    const found = itemsOfPart({passage, plain, from, to: from + part.length, named}, works)
    const written = passage.text.slice(from, from + part.length).trim()
    const last = items.at(-1)
    const [first, ...rest] = found.items
    // A part that names no work belongs to the preceding work or, if there is none, to the following one.
    if (first !== undefined) {
      items.push({...first, prefix: `${waiting}${first.prefix}`}, ...rest)
      waiting = ''
      named = found.named
    } else if (last !== undefined)
      items[items.length - 1] = {...last, suffix: `${last.suffix}; ${written}`, end: from + part.length}
    else waiting += `${written}; `
    from += part.length + 1
  }
  if (items.length === 0) return undefined
  return {
    passage: passage.id,
    start,
    end,
    form: 'author-date',
    verdict: leastSure(items),
    narrative: false,
    yearOnly: false,
    items
  }
}

/** A part of a citation between two semicolons, and the names that the part before it cited. */
type Part = Readonly<{passage: TypedPassage; plain: string; from: number; to: number; named: string}>

const yearList = new RegExp(String.raw`(?<![\d\p{L}.(-])${years}`, 'gu')
const jointBetween = /^\s*[,&]?\s*(?:(?:and|und|et|y|e)\s+)?/u

/**
 * The works cited in a part: `see Galtung 1969, p. 171`, `Galtung 1969, Freire 1970`, or only `1975` after a part with
 * names.
 */
export function itemsOfPart(
  {passage, plain, from, to, named: inherited}: Part,
  works: readonly CitableWork[]
): Readonly<{items: readonly LinkedItem[]; named: string}> {
  const part = plain.slice(from, to)
  const items: LinkedItem[] = []
  let end = 0
  let named = ''
  for (const match of part.matchAll(yearList)) {
    const before = part.slice(end, match.index)
    const joint = items.length === 0 ? '' : (jointBetween.exec(before)?.[0] ?? '')
    const isInherited = items.length === 0 && before.trim() === '' && inherited !== ''
    const names = isInherited ? inherited : before.slice(joint.length)
    const at = from + end + joint.length
    const length = items.length
    for (const [index, typed] of yearsIn(match[0]).entries()) {
      const found = judge(names, typed, works)
      // Without names, this year belongs to the words after a work, or to something else.
      if (found === undefined || (isUnknown(found) && !looksNamed(ownNames(names, found.start), true))) break
      items.push(
        linkedItem(withNeighbours(found, names), {
          start: index > 0 ? from + match.index + typed.start : isUnknown(found) ? at + found.start : at,
          end: from + match.index + typed.end,
          prefix: index === 0 && !isInherited ? passage.text.slice(at, at + found.start).trim() : ''
        })
      )
    }
    if (items.length === length) continue
    end = match.index + match[0].length
    named = names
  }
  const last = items.at(-1)
  if (last === undefined || !items.some(({verdict}) => verdict === 'sure')) {
    const laws = lawsOf({passage, plain, from, to, named}, works)
    if (last === undefined || laws.length > 0) return {items: laws, named}
  }
  const suffix = passage.text
    .slice(from + end, to)
    .replace(/^\s*[,:]?\s*/, '')
    .trimEnd()
  items[items.length - 1] = {...last, suffix, end: to}
  return {items, named}
}

/** The names at the end of a stretch, if punctuation or “and” separates them from the words before. */
function ownNames(text: string, start: number): string {
  return endsApart.test(text.slice(0, start)) ? text.slice(start) : text
}

const endsApart = new RegExp(`[,;]\\s*(?:${and}\\s+)?$|\\s${and}\\s+$`, 'u')

/** Laws that are cited only by name: `Indian Penal Code, § 370`. */
function lawsOf({passage, plain, from, to}: Part, works: readonly CitableWork[]): readonly LinkedItem[] {
  const laws = works.filter(({isLaw}) => isLaw)
  if (laws.length === 0) return []
  const stretch = letterMap(plain.slice(from, to))
  const found = laws.flatMap(work => namedIn(stretch, work) ?? []).filter(({isWhole}) => isWhole)
  const [law] = found
  if (law === undefined || found.length > 1) return []
  const suffix = passage.text
    .slice(from + law.end, to)
    .replace(/^\s*[,:]?\s*/, '')
    .trimEnd()
  const prefix = passage.text.slice(from, from + law.start).trim()
  return [linkedItem({verdict: 'sure', candidates: [law.work]}, {start: from, end: to, prefix, suffix})]
}
