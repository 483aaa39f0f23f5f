import {type FormulaNode, nodeValue} from '../../../core/formula-tree.ts'
import {seenLetters} from '../../../core/formulas/letters.ts'
import type {MathPiece, RunStyle} from './pieces.ts'

/** A letter, name, number, operator or text. */
export function tokenPieces(node: FormulaNode): readonly MathPiece[] {
  const isPlain = node.variant === 'italic' && [...(node.text ?? '')].length === 1
  const text = (isPlain ? (node.text ?? '') : seenLetters(node)).replace(invisible, '')
  if (text === '') return []
  if (node.kind === 'mtext') return styled(text, {isText: true}, 'letter')
  if (node.kind === 'mo') return styled(text, isName(text) ? {style: 'p'} : {}, 'operator')
  const isUpright =
    node.kind === 'mi' && (isName(text) || (node.variant === undefined && /\p{L}/u.test(text)))
  return styled(text, isUpright ? {style: 'p'} : {}, 'letter')
}

/** Invisible signs: function application, multiplication, separation and addition. */
const invisible = /[\u2061-\u2064]/g

/** Whether a text is a name of several letters, such as `sin`. */
function isName(text: string): boolean {
  return (
    /\p{L}/u.test(text) && [...text].length > 1 && [...text].every(letter => alphabetOf(letter) === undefined)
  )
}

/**
 * A text in which letters of mathematical alphabets are replaced by plain letters with a style, as Word writes them.
 */
function styled(text: string, style: RunStyle, role: 'letter' | 'operator'): readonly MathPiece[] {
  return [...text].map(letter => {
    const alphabet = alphabetOf(letter)
    if (alphabet === undefined) return {kind: 'run', text: letter, style, role}
    const own = style.isText ? {isText: true as const, ...wordStyle(alphabet)} : alphabet
    return {kind: 'run', text: letter.normalize('NFKC'), style: own, role}
  })
}

/** The style of words, given the alphabet of their letters: words in slanted letters, the default, are in italics. */
function wordStyle({style, script}: RunStyle): RunStyle {
  if (style !== undefined) return style === 'p' ? {} : {style}
  return script === undefined || script === 'sans-serif' ? {style: 'i'} : {}
}

/** The style of a letter of the block “Mathematical Alphanumeric Symbols”; undefined for other letters. */
function alphabetOf(letter: string): RunStyle | undefined {
  const code = letter.codePointAt(0)!
  if (code < 0x1d400 || code > 0x1d7ff) return undefined
  return alphabets.find(([last]) => code <= last)?.[1]
}

/** The table of alphabets, each with its last character (Unicode 16, chapter 22.2). */
const alphabets: ReadonlyArray<readonly [last: number, style: RunStyle]> = [
  [0x1d433, {style: 'b'}],
  [0x1d467, {}],
  [0x1d49b, {style: 'bi'}],
  [0x1d4cf, {script: 'script'}],
  [0x1d503, {script: 'script', style: 'b'}],
  [0x1d537, {script: 'fraktur'}],
  [0x1d56b, {script: 'double-struck'}],
  [0x1d59f, {script: 'fraktur', style: 'b'}],
  [0x1d5d3, {script: 'sans-serif', style: 'p'}],
  [0x1d607, {script: 'sans-serif', style: 'b'}],
  [0x1d63b, {script: 'sans-serif'}],
  [0x1d66f, {script: 'sans-serif', style: 'bi'}],
  [0x1d6a3, {script: 'monospace', style: 'p'}],
  [0x1d6a5, {}],
  [0x1d6e1, {style: 'b'}],
  [0x1d71b, {}],
  [0x1d755, {style: 'bi'}],
  [0x1d78f, {script: 'sans-serif', style: 'b'}],
  [0x1d7c9, {script: 'sans-serif', style: 'bi'}],
  [0x1d7cb, {style: 'b'}],
  [0x1d7d7, {style: 'b'}],
  [0x1d7e1, {script: 'double-struck', style: 'p'}],
  [0x1d7eb, {script: 'sans-serif', style: 'p'}],
  [0x1d7f5, {script: 'sans-serif', style: 'b'}],
  [0x1d7ff, {script: 'monospace', style: 'p'}]
]

/** A space in a formula. */
export function spacePieces(node: FormulaNode): readonly MathPiece[] {
  return spaceOf(Math.max(0, emOf(nodeValue(node, 'width'))))
}

/** A space with a width in em; a very narrow space is omitted. */
export function spaceOf(width: number): readonly MathPiece[] {
  const quads = Math.min(10, Math.floor(width))
  const rest = spaces.find(([least]) => width - quads >= least)?.[1] ?? ''
  const text = '\u2003'.repeat(quads) + rest
  return text === '' ? [] : [{kind: 'run', text, style: {}, role: 'space'}]
}

/** Space characters, each with the least width for which it is used, in em. */
const spaces: ReadonlyArray<readonly [least: number, space: string]> = [
  [0.45, '\u2002'],
  [0.26, '\u2004'],
  [0.2, '\u2005'],
  [0.1, '\u2009']
]

const points: Readonly<Record<string, number>> = {
  em: 10,
  ex: 4.3,
  pt: 1,
  px: 0.75,
  cm: 28.35,
  mm: 2.835,
  in: 72,
  pc: 12
}

/** A length in em of 10-point text; 0 if the text is not a length. */
function emOf(length: string): number {
  const match = /^(-?\d*\.?\d+)([a-z]{2})$/.exec(length.trim())
  return match === null ? 0 : (Number(match[1]) * (points[match[2]!] ?? 0)) / 10
}
