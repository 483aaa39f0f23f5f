import {monthOf} from '../../references/import/printed/dates.ts'
import {and, others, partTerms} from './words.ts'

const several = new RegExp(
  `${others}[.,]?\\s*$|\\p{Lu}[\\p{L}\\p{M}’'-]+,?\\s${and}\\s(?:\\p{Ll}+\\s){0,2}\\p{Lu}[\\p{L}\\p{M}’'-]+[,\\s]*$`,
  'u'
)
const one = /^(?:\p{Ll}{1,4}\s){0,2}\p{Lu}[\p{L}\p{M}’'-]+,?$/u
const term = new RegExp(`^${partTerms}\\.?$`, 'iu')

/**
 * Whether words before a year look like authors, although no work has them: several names or, in brackets, one that is
 * neither a month nor the word before a number, such as `Table`.
 */
export function looksNamed(text: string, isInBrackets: boolean): boolean {
  const words = text.trim()
  if (several.test(words)) return true
  if (!isInBrackets || !one.test(words)) return false
  const name = words.replace(/[,.]+$/, '')
  return (
    monthOf(name) === undefined &&
    !term.test(name) &&
    !/^(?:\p{Lu}{1,2}|USA|USSR|COVID|SARS|MERS|FIFA|UEFA|Spring|Summer|Autumn|Fall|Winter|Version|Act|Copyright|Early|Late|Mid|Since|Until|Before|After|In|By)$/u.test(
      name
    )
  )
}
