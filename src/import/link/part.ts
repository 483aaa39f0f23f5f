import type {LinkedItem, TypedPassage} from '../passage.ts'
import {linkedItem} from './item.ts'
import {isUnknown, judge} from './judge.ts'
import {letterMap} from './letter-map.ts'
import {looksNamed} from './looks-named.ts'
import {withNeighbours} from './neighbours.ts'
import {namedIn} from './note-work.ts'
import {and, partTerms} from './words.ts'
import type {CitableWork} from './works.ts'
import {years, yearsIn} from './years.ts'

/** A part of a citation between two semicolons, and the names that the part before it cited. */
type Part = Readonly<{passage: TypedPassage; plain: string; from: number; to: number; named: string}>

const yearList = new RegExp(String.raw`(?<![\d\p{L}.(-])${years}`, 'gu')
const pageBefore = new RegExp(
  `^\\s*[,:]\\s*(?:${partTerms}\\.?\\s?)?(?!(?:1[4-9]|20)\\d\\d(?!\\d))\\d{1,4}(?:\\s?-\\s?\\d{1,4})?(?:\\s?ff?\\.?)?(?=\\s*[,;])`,
  'iu'
)
const citedIn =
  /(?:^|[\s,])(?:(?:cited|quoted|discussed|reprinted|qtd\.?)\s(?:in|by|from|after)|zit(?:iert|\.)?\s(?:nach|bei|in|n\.)|cité(?:e?s?)?\s(?:par|dans|in)|citad[oa]s?\s(?:en|por|em)|cit(?:at[oa])?\.?\s(?:in|da))\s/iu
/** Whether a part begins with `s. a.` and a name: this is “see also” in German, elsewhere it is “no date”. */
function isAlsoSee(part: string, end: number): boolean {
  return /^\s*s\.\s?a\.$/u.test(part.slice(0, end)) && /^\s\p{Lu}/u.test(part.slice(end))
}

const jointBetween = /^\s*[,;&]?\s*(?:(?:and|und|et|y|e)\s+)?/u

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
    if (items.length === 0 && isAlsoSee(part, match.index + match[0].length)) continue
    // The page of the previous work: `1969, p. 3, Freire 1970`, `2018a: 12, 2018b: 9`.
    const page = items.length === 0 ? '' : (pageBefore.exec(part.slice(end, match.index))?.[0] ?? '')
    const before = part.slice(end + page.length, match.index)
    const joint = items.length === 0 ? '' : (jointBetween.exec(before)?.[0] ?? '')
    const isFirst = items.length === 0 && inherited !== ''
    const isNext = page !== '' && judge(named, yearsIn(match[0])[0]!, works)?.verdict === 'sure'
    const isInherited = before.slice(joint.length).trim() === '' && (isFirst || isNext)
    const names = isInherited ? (isFirst ? inherited : named) : before.slice(joint.length)
    const at = from + end + page.length + joint.length
    const length = items.length
    let isJoined = false
    for (const [index, typed] of yearsIn(match[0]).entries()) {
      const found = judge(names, typed, works)
      // Without names, this year belongs to the words after a work, or to something else.
      if (found === undefined || (isUnknown(found) && !looksNamed(ownNames(names, found.start), true))) break
      const last = items.at(-1)
      const between = names.slice(0, found.start)
      // In `Vickrey 1955, cited in Small 2007`, only the second work is in the list of references.
      if (index === 0 && last?.verdict === 'none' && found.verdict !== 'none' && citedIn.test(between)) {
        items.pop()
        isJoined = true
        const prefix = `${last.prefix} ${passage.text.slice(last.start, at + found.start)}`.trim()
        items.push(
          linkedItem(found, {start: last.start, end: from + match.index + typed.end, prefix, isNamed: true})
        )
        continue
      }
      if (index === 0 && page !== '' && last !== undefined)
        items[items.length - 1] = {
          ...last,
          suffix: locatorWords(passage.text.slice(from + end, from + end + page.length))
        }
      items.push(
        linkedItem(withNeighbours(found, names), {
          start:
            index > 0
              ? from + match.index + typed.start
              : isUnknown(found) && !isInherited
                ? at + found.start
                : at,
          end: from + match.index + typed.end,
          prefix: index === 0 && !isInherited ? passage.text.slice(at, at + found.start).trim() : '',
          isNamed: !isInherited
        })
      )
    }
    if (items.length === length && !isJoined) continue
    end = match.index + match[0].length
    named = names
  }
  const last = items.at(-1)
  if (last === undefined || !items.some(({verdict}) => verdict === 'sure')) {
    const laws = lawsOf({passage, plain, from, to, named}, works)
    if (last === undefined || laws.length > 0) return {items: laws, named}
  }
  const suffix = locatorWords(passage.text.slice(from + end, to))
  items[items.length - 1] = {...last, suffix, end: to}
  return {items, named}
}

/** The words after a work, without the comma or colon that separates them from it. */
function locatorWords(text: string): string {
  return text.replace(/^\s*[,:،]?\s*/, '').trimEnd()
}

/** The names at the end of a range, if punctuation or “and” separates them from the words before. */
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
    .replace(/^\s*[,:،]?\s*/, '')
    .trimEnd()
  const prefix = passage.text.slice(from, from + law.start).trim()
  return [linkedItem({verdict: 'sure', candidates: [law.work]}, {start: from, end: to, prefix, suffix})]
}
