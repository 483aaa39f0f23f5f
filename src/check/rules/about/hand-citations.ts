import {letters} from '../../../core/letters.ts'
import {once} from '../../../core/once.ts'
import {perList, perObject} from '../../../core/per-object.ts'
import {perWork} from '../../../core/per-work.ts'
import {isReferencesHeading} from '../../../core/references-heading.ts'
import type {Chapter, CslName, Manuscript, Reference} from '../../../core/types.ts'
import {entriesOf} from './parts.ts'
import {type Passage, passagesIn} from './passages.ts'
import {namesOf} from './people.ts'
import {yearOf} from './same-work.ts'

/** A citation typed out in the text: “(Galtung, 1969)”, “Khan et al. (2019)”. */
export type HandCitation = Readonly<{
  passage: Passage
  from: number
  to: number
  /** The words before the year that may be the name of the first author; the last word is nearest to the year. */
  first: readonly string[]
  second: readonly string[]
  others: boolean
  year: string
  /** Whether the citation is part of a sentence, with only the year in brackets. */
  narrative: boolean
}>

/** The names and the year in a hand-typed citation. */
export type HandNames = Pick<HandCitation, 'first' | 'second' | 'others' | 'year' | 'passage' | 'from'>

/** The works that a typed citation may mean: works of that year whose first author has that name. */
export type NamedWorks = (names: HandNames) => Readonly<{works: readonly Reference[]; from: number}>

/** Finds text in the chapters that looks like a hand-typed citation. Only text before a year is examined. */
export function handCitationsOf({chapters}: Manuscript): readonly HandCitation[] {
  return chapters.flatMap(handCitationsIn)
}

const handCitationsIn = perObject((chapter: Chapter): readonly HandCitation[] => {
  let isInList = false
  return passagesIn(chapter).flatMap(passage => {
    if (passage.node.type === 'heading') isInList = isReferencesHeading(passage.node)
    if (isInList) return []
    return Array.from(passage.text.matchAll(/\b(?:1[5-9]|20)\d\d[a-z]?\b/g)).flatMap(
      ({index, 0: year}) => citationAt(passage, index, year) ?? []
    )
  })
})

const farthest = 120
const mostWords = 5

function citationAt(passage: Passage, at: number, year: string): HandCitation | undefined {
  const {text} = passage
  const start = Math.max(0, at - farthest)
  const before = text.slice(start, at)
  const [gap = '', bracket] = /,?\s*(\()$|,?\s+$/.exec(before) ?? []
  const after = text.slice(at + year.length, at + year.length + farthest)
  const narrative = bracket !== undefined
  const isInBrackets = narrative || before.lastIndexOf('(') > before.lastIndexOf(')')
  const others = /\s\0{0,2}et\s+al(?:\.|\b)\0{0,2}(?:[’']s)?$/
  const named = before.slice(0, before.length - gap.length)
  const hasOthers = others.test(named)
  const ends = narrative ? /^\s*[),:;]/ : /^\s*(?:[),;:\]]|and\b|&)/
  if (gap === '' || !(hasOthers && !isInBrackets) === !(isInBrackets && ends.test(after))) return undefined
  const words = [...named.replace(others, '').matchAll(/[^\s\0]+/g)]
  const names = namesBefore(words.map(([word]) => word))
  if (names === undefined) return undefined
  const from = start + (words[names.index]?.index ?? 0)
  const close = narrative || isInBrackets ? /^[^()\0]{0,80}\)/.exec(after)?.[0].length : 0
  return {
    passage,
    from: from + (/^[([]+/.exec(text.slice(from))?.[0].length ?? 0),
    to: at + year.length + (narrative ? (close ?? 0) : 0),
    first: names.first,
    second: names.second,
    others: hasOthers,
    year: year.slice(0, 4),
    narrative
  }
}

const particles =
  /^[(["“‘]*(?:[Vv][ao]n|[Dd]e[rnl]?|[Ll][ae]|d[ui]|dos|al|el|bin|ibn|te[rn]|zu[rm]?|of|the|on|for)$/
const capitalised = /^[(["“‘]*\p{Lu}[\p{L}\p{M}’'.-]*(?:[’']s)?$/u

/** The words at the end of a text that may be names: “Galtung”, “van der Berg and Freire”. */
function namesBefore(
  words: readonly string[]
): Readonly<{first: readonly string[]; second: readonly string[]; index: number}> | undefined {
  const last = runBefore(words, words.length)
  const and = words[last - 1]
  if (last === words.length) return undefined
  // In “Seen and (Galtung, 1969)”, the word before the bracket is not an author.
  const opens = /^[([]/.test(words[last]!)
  if (and === undefined || opens || !/^(?:and|&|und|et|y)$/.test(and))
    return {first: clean(words.slice(last)), second: [], index: last}
  // In “Galtung, Freire and Khan”, the name that counts is the first.
  let end = last - 1
  let start = end
  for (;;) {
    start = runBefore(words, end, true)
    if (start === end || !words[start - 1]?.endsWith(',') || end - start > mostWords) break
    end = start
  }
  if (start === end) return {first: clean(words.slice(last)), second: [], index: last}
  return {first: clean(words.slice(start, end)), second: clean(words.slice(last)), index: start}
}

/** The start of the run of capitalized words that ends before `end`. */
function runBefore(words: readonly string[], end: number, withComma = false): number {
  let start = end
  while (start > 0 && end - start < mostWords) {
    const word = words[start - 1]!
    const bare = withComma && start === end ? word.replace(/,$/, '') : word
    if (!capitalised.test(bare) && !(start < end && particles.test(bare))) break
    start--
    if (/^[(["“‘]/.test(word)) break
  }
  while (start < end && particles.test(words[start]!) && /^(?:of|the|on|for)$/.test(words[start]!)) start++
  return start
}

function clean(words: readonly string[]): readonly string[] {
  return words.map(word => word.replace(/^[(["“‘]+|[,.]+$|[’']s$/g, ''))
}

/** Returns a function that finds the works that a hand-typed citation may mean. */
export function namedWorks(manuscript: Manuscript): NamedWorks {
  const byName = once(() => worksByName(entriesOf(manuscript)))
  return ({first, second, others, year, passage, from}) => {
    for (let skipped = 0; skipped < first.length; skipped++) {
      const found = byName().get(`${letters(first.slice(skipped).join(''))} ${year}`) ?? []
      const fitting = found.filter(reference => {
        const [, next, ...rest] = familiesOf(reference)
        if (others) return next !== undefined
        return second.length === 0 || [next, ...rest].includes(letters(second.join('')))
      })
      if (fitting.length === 0) continue
      const word = passage.text.indexOf(first[skipped]!, from)
      return {works: fitting, from: word === -1 ? from : word}
    }
    return {works: [], from}
  }
}

const worksByName = perList((references: readonly Reference[]): ReadonlyMap<string, readonly Reference[]> => {
  const works = new Map<string, Reference[]>()
  for (const reference of references) {
    const key = nameOf(reference)
    if (key === undefined) continue
    const others = works.get(key)
    if (others === undefined) works.set(key, [reference])
    else others.push(reference)
  }
  return works
})

/** The first family name of a work with its year; undefined without a name. */
const nameOf = perWork((reference): string | undefined => {
  const [first] = familiesOf(reference)
  return first === undefined || first === '' ? undefined : `${first} ${yearOf(reference)}`
})

/** The normalized family names of a work's authors or, if it has none, of its editors. */
export const familiesOf = perWork((reference: Reference): readonly string[] =>
  makersOf(reference).map(name =>
    letters(
      name.literal ??
        `${name['non-dropping-particle'] ?? name['dropping-particle'] ?? ''}${name.family ?? ''}`
    )
  )
)

/** The authors or editors that citations of a work name. */
export function makersOf(reference: Reference): readonly CslName[] {
  const authors = namesOf(reference, 'author')
  return authors.length > 0 ? authors : namesOf(reference, 'editor')
}

/** Words that may begin a sentence before a name. */
export const openers =
  /^(?:According|After|Also|Although|And|As|Both|But|By|Cf|Contrary|Following|For|From|However|In|Like|On|See|Since|The|Then|Thus|To|Unlike|When|While|With)$/
