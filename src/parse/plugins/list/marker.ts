import type {ListDelimiter, ListNumbering} from '../../../core/mdast.ts'
import {isCrossReferenceLabel} from '../citation/cross-reference-label.ts'

/** The marker of an item: the kind of numbering, its number, and the label of an example. */
export type ListMarker = Readonly<{
  numbering: ListNumbering
  delimiter: ListDelimiter
  start: number
  label?: string
}>

/**
 * Parses `(a)`, `a)`, `a.`, `(iv)`, `#.`, `(@)` or `(@label)`, as Pandoc does. `like` is the marker of the previous
 * item, which determines whether `v` is a letter or a number.
 */
export function readMarker(source: string, like?: ListMarker): ListMarker | undefined {
  const [, open = '', value = '', close] = /^(\(?)([^()]*?)([.)])$/.exec(source) ?? []
  if (close === undefined || (open !== '' && close === '.')) return undefined
  const delimiter = open !== '' ? 'parentheses' : close === ')' ? 'parenthesis' : 'period'
  if (like !== undefined && like.delimiter !== delimiter) return undefined
  const read = readExample(value, open) ?? readValue(value, like)
  return read && (like === undefined || like.numbering === read.numbering) ? {...read, delimiter} : undefined
}

function readExample(value: string, open: string): Omit<ListMarker, 'delimiter'> | undefined {
  const [written, label = ''] = /^@([\p{L}\p{N}_-]*)$/u.exec(value) ?? []
  if (written === undefined || open === '' || isCrossReferenceLabel(label)) return undefined
  // Labels in Quarto's notation, such as `(@fig-x)`, are references to targets and do not begin a list.
  if (/^(?:fig|tbl|eq|sec|lst)-/.test(label)) return undefined
  return {numbering: 'example', start: 1, ...(label !== '' && {label})}
}

function readValue(value: string, like: ListMarker | undefined): Omit<ListMarker, 'delimiter'> | undefined {
  if (value === '#') return {numbering: like?.numbering ?? 'decimal', start: 1}
  if (/^\d{1,3}$/.test(value)) return {numbering: 'decimal', start: Number(value)}
  if (!/^(?:[a-z]+|[A-Z]+)$/.test(value)) return undefined
  const small = value.toLowerCase()
  const isSmall = value === small
  const roman = romanNumber(small)
  const isLetter = value.length === 1
  const isRoman = like === undefined ? small === 'i' || !isLetter : like.numbering.endsWith('roman')
  if (isRoman)
    return roman === undefined
      ? undefined
      : {numbering: isSmall ? 'lower-roman' : 'upper-roman', start: roman}
  if (!isLetter) return undefined
  return {numbering: isSmall ? 'lower-alpha' : 'upper-alpha', start: small.charCodeAt(0) - 96}
}

/** The value of a Roman numeral up to 89; a longer one, such as `mm`, is more likely a unit. */
function romanNumber(small: string): number | undefined {
  const [, fifty = '', tens = '', ones = ''] = /^(l?)(x{0,3}|xl)(v?i{0,3}|iv|ix)$/.exec(small) ?? []
  const one =
    ones === 'iv' ? 4 : ones === 'ix' ? 9 : (ones.startsWith('v') ? 5 : 0) + ones.replace('v', '').length
  const ten = tens === 'xl' ? 40 : tens.length * 10
  const number = (fifty === '' ? 0 : 50) + ten + one
  return number === 0 ? undefined : number
}

/**
 * Whether a marker must be followed by two spaces, as in Pandoc, because “A. Smith” is a name. A letter at which no
 * list can begin may also be an abbreviation, “c. 1850”.
 */
export function isAbbreviation({numbering, delimiter, start}: ListMarker, isFirst: boolean): boolean {
  if (delimiter !== 'period' || numbering === 'decimal' || numbering === 'example') return false
  if (numbering === 'upper-alpha') return true
  if (numbering === 'upper-roman')
    return isFirst || start === 1 || start === 5 || start === 10 || start === 50
  return isFirst && start !== 1
}
