import type {FormulaNode} from '../../../core/formula-tree.ts'
import {seenLetters} from '../../../core/formulas/letters.ts'
import {functionOf} from './limits.ts'
import {apply, type FormulaPart, type Leaf, rowOf, space} from './parts.ts'
import {bars, canonicalSign} from './signs.ts'

/** The visible text of a node; the slant of a single letter is not spoken. */
export function seen(node: FormulaNode): string {
  const {text = '', variant} = node
  // A word in slanted type is a word.
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

/** The marks of minutes and seconds, which are text unless they are primes. */
const angleMarks: Readonly<Record<string, string>> = {'′': 'arcminute', '″': 'arcsecond'}

/** A name, a letter, or a sign that the converter treats as a name, such as `∀` and `%`. */
export function identifierPart(node: FormulaNode): FormulaPart {
  const text = seen(node)
  if (text === '') return rowOf([])
  const part = parts.get(text)
  // The fraktur I is the same sign, and a letter.
  // `\slashed{\partial}`
  if (/^[∂𝜕]\u0338$/u.test(text)) return {type: 'struck', inside: {type: 'sign', text: '∂'}}
  if (part !== undefined && node.variant === undefined) return {type: 'name', text: part, isUpright: true}
  // Letters with a sign of their own are names, the rest are signs: `∞` and `|`.
  if ((/^[\p{L}\p{N}\p{M}\s.-]+$/u.test(text) && /\p{L}/u.test(text)) || text === '℘')
    return named(text, node.variant === undefined || Array.from(text).length > 1)
  // `\bot`, which is not a relation.
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

/** TeX's class of relations. */
const relation = 3

/** The role of a bar by its class, as in `\\lvert x\\rvert`. */
const sides: Readonly<Record<number, Leaf['side']>> = {4: 'open', 5: 'close'}

/** Absent delimiters, `\left.` and `\right.`, by their classes. */
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

/** The signs of a text, each with its marks: `=` struck out is `≠`. */
function signsOf(text: string): readonly Leaf[] {
  const signs = text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}/gu) ?? []
  return signs.map(sign => ({type: 'sign', text: canonicalSign(sign)}))
}
