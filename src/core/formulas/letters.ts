import type {FormulaNode} from '../formula-tree.ts'

/** The text of a token as readers see it, in the letters of its variant: `𝐱` for a bold x. */
export function seenLetters({text = '', variant}: FormulaNode): string {
  const alphabet = variant === undefined ? undefined : alphabets.get(variant)
  if (alphabet === undefined) return text
  return Array.from(text, letter => letterIn(alphabet, letter)).join('')
}

/** Whether a token is a single letter in italics, the default for letters. */
export function isSlanted({text = '', variant}: FormulaNode): boolean {
  return variant === 'italic' && Array.from(text).length === 1
}

/** Whether a token is a word in the italics of the text, `\mathit{offset}`. */
export function isSlantedWord({kind, text = '', variant}: FormulaNode): boolean {
  return kind === 'mi' && variant === '-tex-mathit' && Array.from(text).length > 1
}

/**
 * The code points of the first capital, small letter, digit, Greek capital and small Greek letter of an alphabet; 0 if
 * the alphabet lacks them. `others` are the letters outside these ranges.
 */
type Alphabet = Readonly<{starts: readonly number[]; others: Readonly<Record<string, string>>}>

const ofScript = {B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ'}
const ofFraktur = {C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ'}
const ofDouble = {C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ'}

function alphabet(starts: readonly number[], others: Alphabet['others'] = {}): Alphabet {
  return {starts, others}
}

/** The table of MathJax's variants, with their ranges in the block “Mathematical Alphanumeric Symbols”. */
const alphabets: ReadonlyMap<string, Alphabet> = new Map([
  ['bold', alphabet([0x1d400, 0x1d41a, 0x1d7ce, 0x1d6a8, 0x1d6c2])],
  ['italic', alphabet([0x1d434, 0x1d44e, 0, 0x1d6e2, 0x1d6fc], {h: 'ℎ'})],
  ['-tex-mathit', alphabet([0x1d434, 0x1d44e, 0, 0x1d6e2, 0x1d6fc], {h: 'ℎ'})],
  ['bold-italic', alphabet([0x1d468, 0x1d482, 0x1d7ce, 0x1d71c, 0x1d736])],
  ['double-struck', alphabet([0x1d538, 0x1d552, 0x1d7d8, 0, 0], ofDouble)],
  ['fraktur', alphabet([0x1d504, 0x1d51e, 0, 0, 0], ofFraktur)],
  ['bold-fraktur', alphabet([0x1d56c, 0x1d586, 0, 0, 0])],
  ['script', alphabet([0x1d49c, 0x1d4b6, 0, 0, 0], ofScript)],
  ['-tex-calligraphic', alphabet([0x1d49c, 0x1d4b6, 0, 0, 0], ofScript)],
  ['bold-script', alphabet([0x1d4d0, 0x1d4ea, 0, 0, 0])],
  ['-tex-bold-calligraphic', alphabet([0x1d4d0, 0x1d4ea, 0, 0, 0])],
  ['sans-serif', alphabet([0x1d5a0, 0x1d5ba, 0x1d7e2, 0, 0])],
  ['bold-sans-serif', alphabet([0x1d5d4, 0x1d5ee, 0x1d7ec, 0x1d756, 0x1d770])],
  ['sans-serif-italic', alphabet([0x1d608, 0x1d622, 0, 0, 0])],
  ['sans-serif-bold-italic', alphabet([0x1d63c, 0x1d656, 0, 0x1d790, 0x1d7aa])],
  ['monospace', alphabet([0x1d670, 0x1d68a, 0x1d7f6, 0, 0])]
])

/** The first and last code points of the ranges of plain letters and digits. */
const ranges = ['AZ', 'az', '09', 'ΑΩ', 'αω'].map(ends => [ends.charCodeAt(0), ends.charCodeAt(1)] as const)

/** The symbols that follow the small Greek letters in each alphabet, in order. */
const afterOmega = Array.from('∂ϵϑϰϕϱϖ')

function letterIn({starts, others}: Alphabet, letter: string): string {
  if (Object.hasOwn(others, letter)) return others[letter]!
  const code = letter.codePointAt(0)!
  const index = ranges.findIndex(([first, last]) => code >= first && code <= last)
  const start = starts[index] ?? 0
  if (start !== 0) return String.fromCodePoint(start + code - ranges[index]![0])
  const [, , , capitals = 0, small = 0] = starts
  if (capitals === 0) return letter
  if (letter === '∇') return String.fromCodePoint(capitals + 25)
  const sign = afterOmega.indexOf(letter)
  return sign < 0 ? letter : String.fromCodePoint(small + 25 + sign)
}
