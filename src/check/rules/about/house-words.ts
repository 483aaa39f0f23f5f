import {largestOf} from '../../../core/extremes.ts'
import type {HouseStyle} from '../../../core/types.ts'
import {unitSymbols} from '../../../core/unit-names.ts'

/** A departure from the house style in a text: its offset, its words, and their replacement. */
export type Departure = Readonly<{at: number; old: string; new: string}>

/** The departures of a text from a house style, in the order of the text. Names keep their spelling. */
export function departuresIn(text: string, house: HouseStyle): readonly Departure[] {
  const found = [
    ...otherWords(text, house.words ?? new Map()),
    ...(house.serialComma === undefined ? [] : serialCommas(text, house.serialComma)),
    ...(house.unitSpace === true ? closedUnits(text) : [])
  ]
  const quoted = quotations(text)
  const isQuoted = ({at}: Departure): boolean => quoted.some(([start, end]) => at >= start && at < end)
  let done = 0
  return found
    .filter(departure => !isQuoted(departure))
    .toSorted((left, right) => left.at - right.at || right.old.length - left.old.length)
    .filter(({at, old}) => {
      const isFree = at >= done
      if (isFree) done = at + old.length
      return isFree
    })
}

function otherWords(text: string, words: ReadonlyMap<string, string>): readonly Departure[] {
  const lower = text.toLowerCase()
  // Some letters are longer in lower case, which would shift all offsets.
  if (lower.length !== text.length) return []
  return [...words].flatMap(([word, other]) => {
    const found: Departure[] = []
    const sought = word.toLowerCase()
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + sought.length)) {
      const old = text.slice(at, at + sought.length)
      const isWhole = !isInWord(text.charAt(at - 1)) && !isInWord(text.charAt(at + old.length))
      const put = inCaseOf(old, word, other)
      if (isWhole && old !== put && !isName(text, at, old, word)) found.push({at, old, new: put})
    }
    return found
  })
}

function isInWord(character: string): boolean {
  return /^[\p{L}\p{N}_-]$/u.test(character)
}

/** Whether a capitalized word is part of a name, because another capitalized word is next to it. */
function isName(text: string, at: number, old: string, word: string): boolean {
  if (!/^\p{Lu}/u.test(old) || /^\p{Lu}/u.test(word)) return false
  return (
    /\p{Lu}[\p{L}’'-]* (?:(?:of|for|the|and) )*$/u.test(text.slice(Math.max(0, at - 60), at)) ||
    /^ \p{Lu}/u.test(text.slice(at + old.length))
  )
}

/**
 * The replacement `other`, with a capital where `old`, the word of the text, has one and `word`, the word of the list,
 * has none.
 */
function inCaseOf(old: string, word: string, other: string): string {
  if (old === word) return other
  if (old.length > 1 && old === old.toUpperCase()) return other.toUpperCase()
  return /^\p{Lu}/u.test(old) && !/^\p{Lu}/u.test(word)
    ? other.charAt(0).toUpperCase() + other.slice(1)
    : other
}

/**
 * The departures in lists of three or more single words, such as “clay, sand and lime”: a comma before “and” is missing
 * or unwanted.
 */
function serialCommas(text: string, isWanted: boolean): readonly Departure[] {
  const lists = isWanted ? listWithout : listWith
  return Array.from(text.matchAll(lists)).flatMap(match => {
    const [whole, first = '', last = '', next = ''] = match
    if ([first, last, next].some(word => notItems.has(word.toLowerCase()))) return []
    if (isApposition(text.slice(Math.max(0, match.index - 40), match.index), first, last, next)) return []
    const at = match.index + whole.length - last.length
    return [isWanted ? {at, old: last, new: `${last},`} : {at, old: `${last},`, new: last}]
  })
}

const listWithout =
  /(?<=[\p{Ll},:] )(\p{L}[\p{L}\p{N}-]*), (\p{L}[\p{L}\p{N}-]*)(?= (?:and|or) (\p{L}[\p{L}\p{N}-]*))/gu
const listWith =
  /(?<=[\p{Ll},:] )(\p{L}[\p{L}\p{N}-]*), (\p{L}[\p{L}\p{N}-]*)(?=, (?:and|or) (\p{L}[\p{L}\p{N}-]*))/gu

/**
 * Whether two words are not items of a list: the second renames the first, “my brother, Tom, and his wife”, or the
 * first ends an introduction, “in winter, snow and ice”.
 */
function isApposition(before: string, first: string, last: string, next: string): boolean {
  const isName = (word: string): boolean => /^\p{Lu}/u.test(word)
  if (isName(last) && !isName(first)) return true
  // The text before and after the second item has an article or the like, and the second item itself has none.
  if (/\b(?:an?|the|this|that|its|his|her|my|our|your|their) $/i.test(before) && determiners.has(next))
    return true
  return introduction.test(before)
}

const determiners: ReadonlySet<string> = new Set(
  'a an the this that these those its his her my our your their'.split(' ')
)

/**
 * Matches all but the last word of an introductory phrase: “In ” of “In winter, …”, “After the ” of “After the war, …”.
 */
const introduction =
  /(?:^|[.!?:;]["”’)]? )(?:About|According to|After|Among|At|Before|Beside|Besides|By|Despite|During|For|In|Like|On|Since|Through|Throughout|Under|Unlike|Until|Within|Without) (?:(?:an?|the|this|that|its|his|her|our|their|most|some|all|many|such|\p{L}+) )?$/u

/** Words that begin or interrupt a sentence, and pronouns: they are not items of a list. */
const notItems: ReadonlySet<string> = new Set(
  `also but first finally he hence her here him however i indeed instead it moreover now of one perhaps she so still
  that then there therefore they this though thus too us we when where which while who yes yet you`.split(
    /\s+/
  )
)

/** Numbers directly followed by a unit of at least two letters; a single letter may be a name, as in “5G”. */
function closedUnits(text: string): readonly Departure[] {
  return Array.from(
    text.matchAll(/(?<![\p{L}\p{N}.,-])(\d+(?:[.,]\d+)*)([\p{L}°Ω]{2,4})(?![\p{L}\p{N}])/gu)
  ).flatMap(({0: old, 1: number, 2: unit, index}) =>
    units.has(unit!) && unit!.length <= longestUnit ? [{at: index, old, new: `${number}\u00a0${unit}`}] : []
  )
}

const units: ReadonlySet<string> = new Set([...unitSymbols.values()].filter(unit => unit.length > 1))
const longestUnit = largestOf([...units].map(unit => unit.length))

/** The ranges of quotations in a text, from the opening mark to the closing one. */
function quotations(text: string): ReadonlyArray<readonly [number, number]> {
  return Array.from(
    text.matchAll(/“[^”]*”|«[^»]*»|„[^“]*“|"[^"]*"|(?<![\p{L}\p{N}])[‘'][^’']+[’'](?![\p{L}\p{N}])/gu)
  ).map(({0: quoted, index}) => [index, index + quoted.length])
}
