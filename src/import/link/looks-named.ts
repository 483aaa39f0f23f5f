import {monthOf} from '../../references/import/printed/dates.ts'
import {and, others, partTerms, sentenceOpeners} from './words.ts'

const several = new RegExp(
  `${others}[.,]?\\s*$|[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'-]+,?\\s${and}\\s(?:\\p{Ll}+\\s){0,2}[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'-]+[,،\\s]*$`,
  'u'
)
const one = /^(?:\p{Ll}{1,4}\s){0,2}\p{Lu}[\p{L}\p{M}’'-]+,?$/u
const term = new RegExp(`^${partTerms}\\.?$`, 'iu')

/**
 * Whether the words before a year look like the authors of an unlisted work: several names or, in brackets, a single
 * one. Months, and words that precede numbers, such as `Table`, are not names.
 */
export function looksNamed(text: string, isInBrackets: boolean): boolean {
  const words = text.trim()
  if (several.test(words)) return true
  if (!isInBrackets || !one.test(words)) return false
  return mayBeAuthor(words.replace(/[,.]+$/, ''))
}

function mayBeAuthor(name: string): boolean {
  return (
    monthOf(name) === undefined &&
    !term.test(name) &&
    !/^(?:\p{Lu}{1,2}|USA|USSR|COVID|SARS|MERS|FIFA|UEFA|Spring|Summer|Autumn|Fall|Winter|Version|Act|Copyright|Early|Late|Mid|Since|Until|Before|After|In|By)$/u.test(
      name
    )
  )
}

/**
 * Whether the last word before a year in brackets reads as an author: `and Weyl (1993)`. Places, laws and events
 * usually follow an article, another name, or `in`.
 */
export function looksLikeAuthor(text: string): boolean {
  const [, before = '', name = ''] =
    /^(.*?)(?:\p{Lu}\.\s?){0,3}(\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}[\p{L}\p{M}’'-]*)$/su.exec(text) ?? []
  const word = /(\S+)\s*$/u.exec(before)?.[1] ?? ''
  const isOpening =
    word === '' || sentenceOpeners.test(word.replace(/,$/, '')) || /^[\p{Ll}&][\p{L}.]*,?$/u.test(word)
  return (
    name.length > 2 && isOpening && !ofPlace.test(word) && !sentenceOpeners.test(name) && mayBeAuthor(name)
  )
}

const ofPlace =
  /^(?:in|at|to|near|since|until|after|before|during|the|an?|this|that|its|their|our|his|her|every|each|der|die|das|den|dem|des|eine?[mnrs]?|im|zu[mr]?|nach|seit|bis|ab|vor|les?|la|une?|à|au|aux|du|des|depuis|ce|cette|els?|los|las|unos?|unas?|del|al|desde|il|lo|gli|i|uno|nel|della?|het|een|op)$/iu
