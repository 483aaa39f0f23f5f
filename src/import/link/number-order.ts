import type {TypedPassage} from '../passage.ts'
import {isSoftDoubt} from './number-context.ts'
import type {NumberPlace} from './number-form.ts'
import {isAfterNumber, isEnumeration, wordsInBrackets} from './number-surroundings.ts'

/**
 * The minimum number of places that cite the next works of the list, and the minimum share of the cited works that are
 * cited in this way, for the works to count as cited in order.
 */
const least = {places: 5, share: 0.8}

/**
 * All places, with doubts added or removed because of the order, and the places that cite the next works of the list.
 */
export type OrderedPlaces = Readonly<{ordered: readonly NumberPlace[]; inTurn: ReadonlySet<NumberPlace>}>

/**
 * Weighs the places of a manuscript against the order of its list. If works are cited in this order, a place that is
 * doubtful only because of the words around it is a citation if the order has a gap without it; and works that are cited
 * before their turn are doubtful.
 */
export function inOrder(
  places: readonly NumberPlace[],
  passages: readonly TypedPassage[],
  size: number
): OrderedPlaces {
  const read = inReadingOrder(places, passages)
  const soft = read.filter(place => isSoft(place) && workNumbers(place).every(number => number <= size))
  const {accepted: likely, breaks} = walk(read, new Set(soft), size)
  const needed = [...likely].filter(
    place => walk(read, new Set([...likely].filter(other => other !== place)), size).breaks > breaks
  )
  const {turns, accepted, ahead, firm, cited} = walk(read, new Set(needed), size)
  const sure = new Set(places.flatMap(place => (place.doubt === undefined ? workNumbers(place) : [])))
  if (turns.size < least.places || cited.size < sure.size * least.share)
    return {ordered: places, inTurn: new Set()}
  const early = new Set(ahead.filter(place => workNumbers(place).every(number => firm.has(number))))
  const inTurn = new Set<NumberPlace>()
  const ordered = places.map(place => {
    const made = accepted.has(place)
      ? {...place, doubt: undefined}
      : early.has(place)
        ? {...place, doubt: 'the works before it in the list are cited later'}
        : place
    if (accepted.has(place) || turns.has(place)) inTurn.add(made)
    return made
  })
  return {ordered, inTurn}
}

/** The places with those of each note at its call in the text. */
function inReadingOrder(
  places: readonly NumberPlace[],
  passages: readonly TypedPassage[]
): readonly NumberPlace[] {
  const order = new Map(passages.map(({id}, index) => [id, index]))
  const calls = new Map(passages.flatMap(({id, calls}) => calls.map(({at, note}) => [note, {id, at}])))
  const keyed = places.map(place => {
    const {id, note} = place.passage
    const call = note === undefined ? undefined : calls.get(note)
    const passage = order.get(call?.id ?? id) ?? 0
    return {place, key: [passage, call?.at ?? place.start, order.get(id) ?? 0, place.start]}
  })
  const differing = (a: readonly number[], b: readonly number[]) =>
    a.findIndex((value, at) => value !== b[at])
  return keyed
    .sort(({key: a}, {key: b}) => {
      const at = differing(a, b)
      return at < 0 ? 0 : a[at]! - b[at]!
    })
    .map(({place}) => place)
}

export function workNumbers({numbers}: NumberPlace): readonly number[] {
  return numbers.map(({number}) => number)
}

/** Whether a place is doubtful only because of the words and numbers around it. */
function isSoft({doubt}: NumberPlace): boolean {
  return isSoftDoubt(doubt) || doubt === isEnumeration || doubt === isAfterNumber
}

/** A walk through the places of a manuscript that compares the works that they cite with the order of the list. */
type Walk = Readonly<{
  /** The places without doubt, and the doubtful ones, that cite the next works of the list. */
  turns: ReadonlySet<NumberPlace>
  accepted: ReadonlySet<NumberPlace>
  /** The places without doubt that cite works before their turn. */
  ahead: readonly NumberPlace[]
  /** The works that are cited in order; and those among them that directly follow the work cited before. */
  cited: ReadonlySet<number>
  firm: ReadonlySet<number>
  /** The number of places and works that break the order. */
  breaks: number
}>

/**
 * Walks through the places; of those that are doubtful, only the `candidates` may cite a work. Brackets with other words
 * stay doubtful, but may cite the works before those that follow.
 */
function walk(places: readonly NumberPlace[], candidates: ReadonlySet<NumberPlace>, size: number): Walk {
  const lastPlace = new Map<number, number>()
  for (const [at, place] of places.entries())
    if (place.doubt === undefined) for (const number of workNumbers(place)) lastPlace.set(number, at)
  const [turns, accepted] = [new Set<NumberPlace>(), new Set<NumberPlace>()]
  const [cited, firm] = [new Set<number>(), new Set<number>()]
  const ahead: NumberPlace[] = []
  let [highest, gaps] = [0, 0]
  for (const [at, place] of places.entries()) {
    const isCandidate = candidates.has(place)
    const isAmongWords = place.doubt === wordsInBrackets
    const isRead = place.doubt === undefined || isCandidate || isAmongWords
    const added = isRead ? addedBy(place, highest) : []
    const [next] = added
    if (next === undefined) continue
    if (isAmongWords) {
      if (isRunFrom(highest, added)) highest = added.at(-1)!
      continue
    }
    // Works that are cited nowhere else leave gaps in the order.
    let before = highest
    if (!isCandidate) while (before + 1 < next && (lastPlace.get(before + 1) ?? -1) <= at) before++
    if (!isRunFrom(before, added)) {
      if (isCandidate) continue
      ahead.push(place)
      if (!isRunFrom(next - 1, added) || !isResumed(places.slice(at + 1), highest, added)) continue
      before = next - 1
    }
    for (const number of added) {
      cited.add(number)
      if (!isCandidate && (number !== next || before === highest)) firm.add(number)
    }
    ;(isCandidate ? accepted : turns).add(place)
    gaps += before - highest
    highest = added.at(-1)!
  }
  const rest = Array.from({length: size - highest}, (_, index) => highest + 1 + index)
  const uncited = rest.filter(number => !lastPlace.has(number)).length
  return {turns, accepted, ahead, cited, firm, breaks: ahead.length + gaps + uncited}
}

/**
 * Whether the order goes on after the works `added`: the next places that cite works after `highest` cite none of those
 * before `added`.
 */
function isResumed(places: readonly NumberPlace[], highest: number, added: readonly number[]): boolean {
  let count = 0
  for (const place of places) {
    const later = place.doubt === undefined ? addedBy(place, highest) : []
    if (later.some(number => number < added[0]!)) return false
    if (later.some(number => number > added.at(-1)!) && ++count === 2) return true
  }
  return false
}

/** The numbers of a place that are greater than `highest`, in ascending order. */
function addedBy(place: NumberPlace, highest: number): readonly number[] {
  return [...new Set(workNumbers(place))].filter(number => number > highest).sort((a, b) => a - b)
}

function isRunFrom(highest: number, added: readonly number[]): boolean {
  return added.every((number, index) => number === highest + 1 + index)
}
