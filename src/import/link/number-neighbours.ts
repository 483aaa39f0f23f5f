import {isCount} from './number-context.ts'
import type {NumberPlace} from './number-form.ts'
import {isEnumeration, wordsInBrackets} from './number-surroundings.ts'

/** Text between two brackets that are used alike: `between [1] and [5]`, `for [1, 3] but not for [4, 6]`. */
const isJoint =
  /^(?:,|,?\s(?:and|or|to|into|onto|with|from|by|und|oder|mit|in|bis|et|ou|à|y|o|a|but\snot)(?:\s(?:to|for|on|in|of|from|with))?|\s?[×∪∩])\s?$/u
const isListed = /^,?\s(?:(?:and|or|und|oder|et|ou|y|o)\s)?(?:\p{L}+\s){0,3}$/u

/**
 * Makes places doubtful that probably are not citations: brackets that are used in the same way as doubtful ones next
 * to them, and numbers that continue an enumeration or decrease, as counts do: `Lahore (14), Karachi (9) and Quetta
 * (4)`.
 */
export function alikeInDoubt(places: readonly NumberPlace[], plain: string): readonly NumberPlace[] {
  const made = places.map((place, index) =>
    falling(places, index, plain) ? {...place, doubt: isCount} : place
  )
  const spread = (to: number, from: number): void => {
    const [place, other] = [made[to], made[from]]
    if (place === undefined || other?.doubt === undefined || place.doubt !== undefined) return
    const [first, second] = to < from ? [place, other] : [other, place]
    const between = plain.slice(first.end, second.start)
    const {doubt} = other
    const isAlike =
      place.form === other.form &&
      doubt !== wordsInBrackets &&
      (isJoint.test(between) ||
        (doubt === isCount && isListed.test(between)) ||
        isNextStep(first, second, doubt))
    if (isAlike) made[to] = {...place, doubt}
  }
  for (let index = 1; index < made.length; index++) spread(index, index - 1)
  for (let index = made.length - 2; index >= 0; index--) spread(index, index + 1)
  return made
}

function isNextStep(first: NumberPlace, second: NumberPlace, doubt: string): boolean {
  const [step, next] = [first, second].map(({numbers}) => (numbers.length === 1 ? numbers[0]!.number : 0))
  return doubt === isEnumeration && step !== 0 && next === step! + 1
}

/** Whether a place belongs to a list of decreasing numbers in round brackets: three or more, or two joined by “or”. */
function falling(places: readonly NumberPlace[], index: number, plain: string): boolean {
  const isFall = (at: number): boolean => {
    const [one, other] = [places[at], places[at + 1]]
    if (one?.form !== 'round' || other?.form !== 'round') return false
    if (one.numbers.length > 1 || other.numbers.length > 1) return false
    return (
      one.numbers[0]!.number > other.numbers[0]!.number && isListed.test(plain.slice(one.end, other.start))
    )
  }
  const isChoice = (at: number): boolean =>
    isFall(at) && /^\s(?:or|oder|ou|o)\s/.test(plain.slice(places[at]!.end))
  if (isChoice(index) || isChoice(index - 1)) return true
  return (
    (isFall(index) && (isFall(index + 1) || isFall(index - 1))) || (isFall(index - 1) && isFall(index - 2))
  )
}
