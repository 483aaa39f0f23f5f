/**
 * The number of operands of each phrase. A phrase is a text with `$1`, `$2`, `$3` for its operands. A “long” phrase
 * marks where an operand of several words begins or ends; the short one is for operands whose end is clear.
 */
export const operandsOfPhrase = {
  // Fractions.
  fraction: 2,
  longFraction: 2,
  /** A derivative: its two differentials. */
  derivative: 2,
  binomial: 2,
  longBinomial: 2,
  root: 1,
  longRoot: 1,
  cubeRoot: 1,
  longCubeRoot: 1,
  /** A root: its index and its radicand. */
  nthRoot: 2,
  longNthRoot: 2,
  // Scripts: the base comes first.
  sub: 2,
  longSub: 2,
  superscript: 2,
  longSuperscript: 2,
  squared: 1,
  cubed: 1,
  power: 2,
  longPower: 2,
  inverse: 1,
  transpose: 1,
  prime: 1,
  doublePrime: 1,
  triplePrime: 1,
  beforeSub: 2,
  beforeSuper: 2,
  over: 2,
  longOver: 2,
  under: 2,
  longUnder: 2,
  // Accents: the base, then the name of the accent.
  accent: 2,
  longAccent: 2,
  accentBelow: 2,
  longAccentBelow: 2,
  vector: 1,
  longVector: 1,
  struck: 1,
  longStruck: 1,
  // Functions and operators with limits; their operand follows the phrase, except with `valueAt`.
  valueAt: 2,
  functionOf: 1,
  logBase: 2,
  limit: 1,
  /** The name of a function and its limit: “the limit superior as n approaches infinity of”. */
  limitOf: 2,
  functionOver: 2,
  bigOf: 1,
  bigOver: 2,
  /** An integral and the domain below it. */
  integralOver: 2,
  bigUpTo: 2,
  bigFromTo: 3,
  // Fences.
  absolute: 1,
  longAbsolute: 1,
  norm: 1,
  longNorm: 1,
  floor: 1,
  longFloor: 1,
  ceiling: 1,
  longCeiling: 1,
  bra: 1,
  ket: 1,
  evaluatedAt: 2,
  /** `\left.F\right|_a^b` */
  evaluatedFromTo: 3,
  given: 0,
  suchThat: 0,
  // Tables: their size, then “row 1: …”.
  matrix: 2,
  determinant: 2,
  row: 2,
  endMatrix: 0,
  endDeterminant: 0,
  cases: 1,
  case: 2,
  endCases: 0,
  lines: 1,
  line: 2,
  endLines: 0,
  blank: 0,
  /** A line and its number; the number is spoken first. */
  numbered: 2,
  // Letters.
  capital: 1,
  bold: 1,
  doubleStruck: 1,
  script: 1,
  fraktur: 1,
  sansSerif: 1,
  monospace: 1,
  // Signs.
  /** The arrow below a limit, and the arrow in other places. */
  approaches: 0,
  tends: 0,
  /** `−` and `+` before their operands. */
  negative: 0,
  positive: 0,
  /** The comma between two numbers: only punctuation if its word is used for decimals. */
  numberComma: 0,
  /** A one-sided limit: `0^+`. */
  fromAbove: 1,
  fromBelow: 1,
  /** `∈` below a sum or a limit. */
  within: 0,
  /** `≡` beside a modulus. */
  congruent: 0,
  yields: 0,
  /** The arrow of `f: A → B`. */
  to: 0,
  /** `∼` before a distribution. */
  distributed: 0,
  /** A relation that is struck out. */
  not: 1,
  degrees: 1,
  // Signs that are spoken by their parts.
  circled: 1,
  boxed: 1,
  doubled: 1,
  twice: 1,
  dotted: 1,
  halved: 1,
  dashed: 1,
  filled: 1,
  either: 2,
  both: 2,
  /** A table without brackets: its size and its rows. */
  table: 2,
  endTable: 0,
  /** `⇌` with something above or below it. */
  equilibriumArrow: 0,
  exteriorPower: 1,
  /** `V^\\perp` */
  orthogonal: 1,
  /** A sign without a name, spoken by its number in Unicode. */
  unnamed: 1
} as const

export type PhraseName = keyof typeof operandsOfPhrase
export type Phrases = Readonly<Record<PhraseName, string>>

/**
 * The words for formulas in a language. A list contains signs or names, each followed by its words; entries are
 * separated by two spaces or line ends.
 */
export type SpokenTable = Readonly<{
  /** The separators between cells and between rows. */
  comma: string
  semicolon: string
  phrases: Phrases
  /** The words for signs, which are in their canonical forms. */
  signs: string
  /** The words for accents, by name. */
  accents: string
  /** The words for functions, by their names in TeX. */
  functions: string
  /** The names of the Greek letters from alpha to omega, without the final sigma; `_` is a space. */
  greek: string
}>

/** A table of words, ready for use. */
export type SpokenLanguage = Readonly<{
  comma: string
  semicolon: string
  phrase: (name: PhraseName, ...operands: readonly string[]) => string
  signs: ReadonlyMap<string, string>
  accents: ReadonlyMap<string, string>
  functions: ReadonlyMap<string, string>
  greek: ReadonlyMap<string, string>
}>

/** Prepares a table for use. */
export function spokenLanguage({comma, semicolon, phrases, ...lists}: SpokenTable): SpokenLanguage {
  const names = lists.greek.trim().split(/\s+/)
  return {
    comma,
    semicolon,
    phrase: (name, ...operands) =>
      phrases[name].replace(/\$([123])/g, (_, index: string) => operands[Number(index) - 1] ?? ''),
    signs: entriesOf(lists.signs),
    accents: entriesOf(lists.accents),
    functions: entriesOf(lists.functions),
    greek: new Map(
      Array.from('αβγδεζηθικλμνξοπρστυφχψω', (letter, index) => [
        letter,
        names[index]?.replaceAll('_', ' ') ?? letter
      ])
    )
  }
}

/**
 * Parses a list of names with their words. Entries are on separate lines or two spaces apart; a name has `_` for a
 * space.
 */
function entriesOf(list: string): ReadonlyMap<string, string> {
  const entries = list.trim().split(/\s*\n\s*|\s{2,}/)
  return new Map(
    entries.map(entry => {
      const border = entry.indexOf(' ')
      const name = entry.slice(0, border)
      return [name.length > 1 ? name.replaceAll('_', ' ') : name, entry.slice(border + 1)]
    })
  )
}
