import type {TypedPassage} from '../passage.ts'
import {isCitingSubject, isReliance} from './interval-words.ts'
import {soft} from './number-context.ts'
import type {NumberPlace} from './number-form.ts'
import {withHabit} from './number-habits.ts'
import {inOrder, workNumbers} from './number-order.ts'
import {searchText} from './search-text.ts'
import type {CitableWork} from './works.ts'

/**
 * Weighs the places of one form against the rest of the manuscript. If the works are cited in the order of the list,
 * numbers that continue this order are citations, whatever the words around them, and numbers ahead of it are doubtful.
 * Lists of numbers are also doubtful if they are written differently from the other citations, or if the same numbers
 * are an interval elsewhere.
 */
export function weighed(
  places: readonly NumberPlace[],
  passages: readonly TypedPassage[],
  works: ReadonlyMap<number, CitableWork>
): readonly NumberPlace[] {
  const [first] = places
  if (first === undefined || (first.form !== 'square' && first.form !== 'round')) return places
  const {ordered, inTurn} = inOrder(places, passages, works.size)
  const likely = first.form === 'square' ? withOddNotation(ordered, inTurn) : ordered
  return withHabit(likely, works, isCiting)
}

/** How a manuscript writes several numbers, according to citations at the ends of clauses. */
type Notation = Readonly<{
  isApart: boolean
  isRising: boolean
  isInRanges: boolean
  spaced: boolean | undefined
  hasIntervals: boolean
}>

function withOddNotation(
  places: readonly NumberPlace[],
  inTurn: ReadonlySet<NumberPlace>
): readonly NumberPlace[] {
  const notation = notationOf(places)
  const counts = new Map<string, number>()
  for (const place of places.filter(({numbers}) => numbers.length > 1)) {
    const key = workNumbers(place).join()
    const isOther = place.doubt === soft.interval || place.doubt === soft.values
    if (isOther || (place.doubt === undefined && isCiting(place)))
      counts.set(key, (counts.get(key) ?? 0) + (isOther ? 1 : -1))
  }
  return places.map(place => {
    if (place.doubt !== undefined || place.numbers.length < 2 || inTurn.has(place)) return place
    const doubt =
      (counts.get(workNumbers(place).join()) ?? 0) > 0 && !isCiting(place)
        ? 'elsewhere, the same brackets are no citation'
        : isOdd(place, notation)
          ? 'other citations are written otherwise'
          : notation.hasIntervals && isLikeInterval(place)
            ? soft.interval
            : undefined
    return doubt === undefined ? place : {...place, doubt}
  })
}

const several = /^\[\s?\d{1,3}(?:,\s?\d{1,3})+\s?\]$/

function notationOf(places: readonly NumberPlace[]): Notation {
  const firm = places.filter(place => place.doubt === undefined && isAtEnd(place))
  const lists = firm.filter(place => several.test(writtenOf(place)))
  const spaces = new Set(lists.map(place => /,\s/.test(writtenOf(place))))
  const adjacent = places.filter(
    ({passage, end}, at) =>
      passage === places[at + 1]?.passage && /^,\s?$/.test(passage.text.slice(end, places[at + 1]!.start))
  )
  const texts = new Set(places.map(({passage}) => passage))
  const signs = [...texts].flatMap(passage => searchText(passage).match(withSign) ?? [])
  const doubted = places.filter(({doubt}) => doubt === soft.interval)
  return {
    isApart: adjacent.length > 1 && lists.length === 0,
    isRising: lists.length > 2 && lists.every(isRising),
    isInRanges: firm.some(place => /-/.test(plainOf(place))) && !lists.some(isRun),
    spaced: lists.length > 3 && spaces.size === 1 ? [...spaces][0] : undefined,
    hasIntervals: signs.length + doubted.length > 1
  }
}

/** Intervals whose numbers cannot be those of works: `[0, 1]`, `[-1, 3]`, `[0.5, 2]`, `[a, b]`. */
const withSign =
  /\[(?:0|-\d+|\d+\.\d+|\p{Ll}),\s?[^\s,\]]{1,6}\]|\[[^\s,\]]{1,6},\s?(?:\d+\.\d+|\p{Ll}|∞)[\])]/gu

function isOdd(place: NumberPlace, {isApart, isRising: areRising, isInRanges, spaced}: Notation): boolean {
  const written = writtenOf(place)
  if (!several.test(written)) return false
  return (
    isApart ||
    (areRising && !isRising(place)) ||
    (isInRanges && isRun(place)) ||
    (spaced !== undefined && /,\s/.test(written) !== spaced)
  )
}

function isRising(place: NumberPlace): boolean {
  return workNumbers(place).every((number, at, all) => at === 0 || number > all[at - 1]!)
}

/** Whether the numbers of a place are three or more consecutive numbers, which could be written as a range. */
function isRun(place: NumberPlace): boolean {
  const numbers = workNumbers(place)
  return numbers.length > 2 && numbers.every((number, at) => at === 0 || number === numbers[at - 1]! + 1)
}

function writtenOf({passage, start, end}: NumberPlace): string {
  return passage.text.slice(start, end)
}

function plainOf({passage, start, end}: NumberPlace): string {
  return searchText(passage).slice(start, end)
}

const preposition =
  /(?<!\p{L})(?:in|on|over|of|to|from|for|with|into|onto|between|within|outside|beyond|than|at|auf|aus|zu|von|für|mit|dans|sur|de|pour|à|en|sobre|para)\s$/iu
const citing =
  /(?<!\p{L})(?:\p{L}{3,}ed|shown|given|found|proven?|seen|done|known|gezeigt|bewiesen|montré|démontré|demostrado)\s(?:\p{L}+\s)?(?:in|by|dans|par|en|por|von)\s$|(?<!\p{L})(?:see|also|by|cf\.|e\.g\.,|following|siehe|vgl\.|voir|véase|ver)\s$/iu

/** Whether a place is at the end of a clause and not after a preposition. */
function isAtEnd({passage, start, end}: NumberPlace): boolean {
  const plain = searchText(passage)
  const before = plain.slice(0, start)
  return /^\s?(?:[.,;:)]|$)/.test(plain.slice(end)) && !preposition.test(before) && !/[\d%]\s$/.test(before)
}

/** Whether two rising numbers after a preposition may be an interval in a manuscript that has intervals. */
function isLikeInterval(place: NumberPlace): boolean {
  if (place.numbers.length !== 2 || !several.test(writtenOf(place)) || !isRising(place)) return false
  return preposition.test(searchText(place.passage).slice(0, place.start)) && !isCiting(place)
}

/** Whether a place is at the end of a clause, or follows words that introduce works. */
function isCiting(place: NumberPlace): boolean {
  const before = searchText(place.passage).slice(0, place.start)
  return isAtEnd(place) || citing.test(before) || isReliance(before) || isCitingSubject(before)
}
