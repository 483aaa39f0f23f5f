import type {FormulaNode} from '../../../core/formula-tree.ts'
import {seenLetters} from '../../../core/formulas/letters.ts'
import {functionOf} from './limits.ts'
import {apply, type FormulaPart, type Leaf, rowOf, space} from './parts.ts'
import {bars, canonicalSign} from './signs.ts'

/** The visible text of a node; a single letter is returned without its slant, because slants are not spoken. */
export function seen(node: FormulaNode): string {
  const {text = '', variant} = node
  // A word in slanted type remains a word.
  if (variant === '-tex-mathit') return text
  return variant === 'italic' && Array.from(text).length === 1 ? text : seenLetters(node)
}

export function numberPart(text: string): FormulaPart {
  return {type: 'number', text: text.startsWith('.') ? `0${text}` : text}
}

export function textPart(text: string): FormulaPart {
  const mark = angleMarks[text]
  if (mark !== undefined) return {type: 'sign', text: mark}
  return text.trim() === '' ? space : {type: 'text', text}
}

/** The marks for minutes and seconds, if they are text; as scripts they are primes. */
const angleMarks: Readonly<Record<string, string>> = {'′': 'arcminute', '″': 'arcsecond'}

/**
 * Letters, with digits, dots and hyphens, are a name; so is `℘`, which Unicode classifies as a symbol. Anything else,
 * such as `∞` or `|`, is a sequence of signs.
 */
export function identifierPart(node: FormulaNode): FormulaPart {
  const text = seen(node)
  if (text === '') return rowOf([])
  const part = parts.get(text)
  // `\slashed{\partial}`
  if (/^[∂𝜕]\u0338$/u.test(text)) return {type: 'struck', inside: {type: 'sign', text: '∂'}}
  // `\mathfrak{I}` shows the same sign as `\Im`, but is a letter.
  if (part !== undefined && node.variant === undefined) return {type: 'name', text: part, isUpright: true}
  // `℘` is a name, although Unicode does not classify it as a letter.
  if ((/^[\p{L}\p{N}\p{M}\s.-]+$/u.test(text) && /\p{L}/u.test(text)) || text === '℘')
    return named(text, node.variant === undefined || Array.from(text).length > 1)
  // `\bot`, which is not a relation, unlike `\perp`.
  return text === '⊥' ? {type: 'sign', text: 'bottom'} : rowOf(signsOf(text))
}

export function operatorPart(node: FormulaNode): FormulaPart {
  const text = seen(node)
  if (text === '\u2061') return apply
  if (text === '') return absentSigns[node.class ?? 0] ?? rowOf([])
  if (/^\p{L}{2,}/u.test(text)) return named(text, true)
  const definition = definitions[text]
  if (definition !== undefined) return {type: 'sign', text: definition}
  const side = sides[node.class ?? 0]
  if (side !== undefined && bars.has(canonicalSign(text)))
    return {type: 'sign', text: canonicalSign(text), side}
  if (text === '∣' && node.class === relation) return {type: 'sign', text: '|', isMiddle: true}
  return rowOf(signsOf(text.replaceAll(/[\u2061-\u2064\u200B-\u200F\s]/gu, '')))
}

/** Definitions that are written with several signs. */
const definitions: Readonly<Record<string, string>> = {':=': '≔', '=:': '≕', '::=': '⩴'}

/** TeX's class for relations. */
const relation = 3

/** The sides of bars by their class in TeX, as in `\lvert x\rvert`. */
const sides: Readonly<Record<number, Leaf['side']>> = {4: 'open', 5: 'close'}

/** Delimiters that are missing, `\left.` and `\right.`, by their classes. */
const absentSigns: Readonly<Record<number, Leaf>> = {
  4: {type: 'sign', text: 'no prefix'},
  5: {type: 'sign', text: 'no postfix'}
}

/** The signs of `\Re` and `\Im`, which are functions. */
const parts: ReadonlyMap<string, string> = new Map([
  ['ℜ', 'Re'],
  ['ℑ', 'Im']
])

function named(written: string, isUpright: boolean): Leaf {
  const text = isUpright ? functionOf(plain(written)) : plain(written)
  return text === 'mod' ? {type: 'sign', text} : {type: 'name', text, isUpright}
}

function plain(written: string): string {
  return written.replaceAll(/\s+/gu, ' ').trim()
}

/** The signs in a text, each with its combining marks: `=` with a stroke becomes `≠`. */
function signsOf(text: string): readonly Leaf[] {
  const signs = text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}/gu) ?? []
  return signs.map(sign => ({type: 'sign', text: canonicalSign(sign)}))
}
