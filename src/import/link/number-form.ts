import type {TypedPassage} from '../passage.ts'
import {bracketsIn} from './brackets.ts'
import {namedNumbers} from './named-numbers.ts'
import {contextDoubt, soft} from './number-context.ts'
import {isBeforePlace, type NumberList, numberList, type TypedNumber} from './number-list.ts'
import {alikeInDoubt} from './number-neighbours.ts'
import {doubtOf, isAfterInterval, isAfterReference, isBeforeSeveral, isOther} from './number-surroundings.ts'
import {raisedPlaces} from './raised-numbers.ts'
import {closedSign, searchText} from './search-text.ts'

/** Numbers in square or round brackets, raised, or after a name such as `ref.`. */
export type NumberForm = 'square' | 'round' | 'raised' | 'named'

/** Numbers that may be a citation. */
export type NumberPlace = Readonly<{
  passage: TypedPassage
  form: NumberForm
  start: number
  end: number
  numbers: readonly TypedNumber[]
  /** The reason why the numbers may not be a citation. */
  doubt?: string | undefined
}>

/**
 * The places in a passage that look like citations by numbers, except those that certainly are not. `things` are the
 * numbers of the equations and examples of the paper.
 */
export function numberPlaces(
  passage: TypedPassage,
  things: ReadonlySet<number> = new Set()
): readonly NumberPlace[] {
  const plain = searchText(passage)
  return [...bracketed(passage, plain, things), ...raisedPlaces(passage), ...namedNumbers(passage)]
}

/** Brackets joined to the next ones: `Eqs. (3) and (5)`. */
const beforeJoint = /(?:[[(][\d\s,;-]+[\])](?:,?\s?(?:and|or|to|und|et|y)\s|,\s?|\s?-\s?))+$/

function bracketed(
  passage: TypedPassage,
  plain: string,
  things: ReadonlySet<number>
): readonly NumberPlace[] {
  const places: NumberPlace[] = []
  const zeros = lengthsWithZero(plain)
  for (const {start, end} of bracketsIn(plain)) {
    const isSquare = plain[start] === '['
    const list = numberList(plain.slice(start + 1, end - 1), passage.text.slice(start + 1, end - 1), isSquare)
    if (list === undefined || list.isLed) continue
    const form = isSquare ? 'square' : 'round'
    // In `[7][8]`, as in `x[7][8]`, the words are before the first bracket.
    const before = plain.slice(0, start).replace(isSquare ? /(?:\[[\d\s,;-]+\](?:\s?-\s?)?)+$/ : /$^/, '')
    const after = textAfter(passage, plain, end)
    const isJoined = isOther(before.replace(beforeJoint, ''), after, form)
    const isOne = /^\d{1,3}$/.test(plain.slice(start + 1, end - 1))
    const isApart = isSquare && isOne && isBeforeSeveral(before)
    const isWithPlace = isLocated(list, after)
    const isThing = !isApart && isOther(before, after, form)
    if ((isThing && !(isWithPlace && form === 'round')) || (isJoined && !isThing && form === 'round'))
      continue
    const inside = plain.slice(start + 1, end - 1)
    const doubt = isThing
      ? soft.other
      : zeros.has(list.numbers.length) && !isAfterReference(before)
        ? soft.coordinates
        : (doubtOf({before, after, form, isSpoken: list.isSpoken, isWithPlace, kind: passage.kind}) ??
          (isWithPlace ? undefined : contextDoubt({before, inside, after, form, things})) ??
          (isJoined && !isApart ? 'the brackets before it are no citation' : undefined))
    const numbers = list.numbers.map(each => ({
      ...each,
      start: each.start + start + 1,
      end: each.end + start + 1
    }))
    places.push({passage, form, start, end, numbers, ...(doubt !== undefined && {doubt})})
  }
  return alikeInDoubt(joined(places, plain), plain)
}

/** Whether a place in a work, or “see”, shows that the numbers are those of works: `[3, secs. 4–5]`, `[28], p. 7`. */
function isLocated({numbers, isSpoken}: NumberList, after: string): boolean {
  if (isSpoken) return false
  return (
    isBeforePlace.test(after) || numbers.some(({prefix, suffix}) => suffix !== '' || /\p{L}/u.test(prefix))
  )
}

/** The text after brackets; a dash before a word begins another phrase, unlike the hyphen in `[3]-fold`. */
function textAfter({text}: TypedPassage, plain: string, end: number): string {
  return /^[–—]\p{L}/u.test(text.slice(end)) ? `, ${plain.slice(end + 1)}` : plain.slice(end)
}

/** The lengths of the bracketed lists of numbers that contain a zero, such as the coordinates `[0, 1]`. */
function lengthsWithZero(plain: string): ReadonlySet<number> {
  const lists = [...plain.matchAll(/[([]([\d\s,]+)[)\]]/g)]
    .filter(({index}) => !isAfterInterval(plain.slice(0, index)))
    .map(([, list]) => list!.split(',').map(Number))
  return new Set(lists.flatMap(numbers => (numbers.includes(0) ? [numbers.length] : [])))
}

/** The numbers in round brackets before examples and behind displayed equations. */
export function numberedThings(passages: readonly TypedPassage[]): ReadonlySet<number> {
  return new Set(
    passages.flatMap(passage => {
      const plain = searchText(passage).trim()
      const [, first, last] = /^\((\d{1,3})\)\s|\((\d{1,3})\)$/.exec(plain) ?? []
      if (first !== undefined) return [Number(first)]
      return last !== undefined && plain.startsWith(closedSign) ? [Number(last)] : []
    })
  )
}

/** Joins `[1]–[3]` into one citation of three works. */
function joined(places: readonly NumberPlace[], plain: string): readonly NumberPlace[] {
  const made: NumberPlace[] = []
  for (const place of places) {
    const last = made.at(-1)
    const first = last?.numbers.at(-1)?.number ?? 0
    const next = place.numbers[0]!.number
    const isRange =
      last !== undefined &&
      last.form === place.form &&
      /^\s?-\s?$/.test(plain.slice(last.end, place.start)) &&
      first < next &&
      next - first < 40
    if (!isRange) {
      made.push(place)
      continue
    }
    const {start} = last.numbers.at(-1)!
    const between = Array.from({length: next - first - 1}, (_, index) => ({
      start,
      end: place.numbers[0]!.end,
      number: first + index + 1,
      prefix: '',
      suffix: ''
    }))
    made[made.length - 1] = {
      ...last,
      end: place.end,
      numbers: [...last.numbers, ...between, ...place.numbers]
    }
  }
  return made
}
