import {partTerms} from './words.ts'

/** A comma between works that both have a place: `7:12,9:3`, `7(p12),9(p3)`. */
const afterColon = /(?<=\d:\s?\d[\d-]*\s?),(?=\s?\d{1,3}\s?:\s?\d)/gu
const afterBracket = /(?<=\d\s?\([^()]*\)\s?),(?=\s?\d{1,3}(?:\s?[(,]|\s*$))/gu
/** A comma before a further work: `7, see also 9`. */
const beforeSignal =
  /(?<=\d),(?=\s(?:see|cf\.?|compare|vgl\.?|siehe|voir|cf|véase|ver)\s(?:also|auch|aussi|también)?\s?\d)/giu
/** A comma before a work whose place has the term of the place before it: `7, art. 3, 9, art. 12`. */
const sameTerm = new RegExp(
  String.raw`(?<=(?<!\p{L})(${partTerms})\.?\s?\d[\d\s-]*),(?=\s?\d{1,3},?\s(${partTerms})\.?\s?\d)`,
  'giu'
)

/**
 * The parts of a bracketed list of numbers, which are separated by semicolons or by the commas between two works with
 * places or before words such as “see”. One character is between two parts.
 */
export function numberParts(plain: string): readonly string[] {
  const cuts = [
    ...[/;/g, afterColon, afterBracket, beforeSignal].flatMap(sign =>
      Array.from(plain.matchAll(sign), ({index}) => index)
    ),
    ...[...plain.matchAll(sameTerm)].flatMap(({1: first = '', 2: next = '', index}) =>
      singular(first) === singular(next) ? [index] : []
    )
  ].sort((a, b) => a - b)
  const ends = [...new Set(cuts), plain.length]
  return ends.map((end, index) => plain.slice(index === 0 ? 0 : ends[index - 1]! + 1, end))
}

function singular(term: string): string {
  return term.toLowerCase().replace(/^(\p{L})\1$|s$/u, '$1')
}
