import type {FormulaNode} from './formula-tree.ts'

/**
 * A laid-out formula, in em of its type size, with x measured from its left edge and y upwards from its baseline. It is
 * plain JSON, so that it can be cached and passed between threads.
 */
export type FormulaLayout = Readonly<{
  width: number
  height: number
  depth: number
  items: readonly FormulaItem[]
  /** The baselines of the rows of an aligned formula, from the top. */
  rows: readonly number[]
  /** The lines of a long aligned formula, each of which can be broken by itself. */
  lines?: readonly FormulaLine[]
  /** The pieces between which the formula can be broken, from left to right; empty if it cannot be broken. */
  pieces: readonly FormulaPiece[]
}>

/** A line of an aligned formula: its box, relative to its own baseline, and at least one piece. */
export type FormulaLine = Readonly<{
  /** The number of items in this line and the lines above it. */
  end: number
  baseline: number
  height: number
  depth: number
  /** The distance between the left edge of the formula and the continuation of the line after a break. */
  indent: number
  pieces: readonly FormulaPiece[]
  /** The alignment of the line in its column, if its position does not depend on other lines. */
  align?: 'left' | 'center' | 'right'
}>

/**
 * A piece of a formula, between two relations or operators. In a display, a piece starts with a relation or operator;
 * in text, it ends with one. Space between two pieces belongs to neither.
 */
export type FormulaPiece = Readonly<{
  /** The kind of place at which the piece begins. */
  at: FormulaBreakPlace
  x: number
  width: number
  height: number
  depth: number
}>

/**
 * The kind of place at which a formula is broken. The best break in a display is the wide space between two formulas.
 * Otherwise a relation is better than an operator, and brackets are the last resort.
 */
export type FormulaBreakPlace = 'start' | 'space' | 'relation' | 'operator' | 'in brackets'

/** A painted part of a formula; the items of a layout are in painting order. */
export type FormulaItem = FormulaText | FormulaRule | FormulaStroke

/** Characters on one line. `size` is relative to the formula; `face` names the font face with their glyphs. */
export type FormulaText = Readonly<{
  kind: 'text'
  text: string
  face: string
  x: number
  y: number
  size: number
  /** The sum of the advance widths of the characters. */
  width: number
  color?: string
}>

/** A filled rectangle: the bar of a fraction, the line of a root. */
export type FormulaRule = Readonly<{
  kind: 'rule'
  x: number
  y: number
  width: number
  height: number
  color?: string
}>

/** A slanted line, as drawn by `\cancel`. */
export type FormulaStroke = Readonly<{
  kind: 'stroke'
  x: number
  y: number
  /** The horizontal distance from the start to the end of the stroke. */
  dx: number
  dy: number
  thickness: number
  /** The character whose glyph, rotated, draws the stroke. */
  sign?: Readonly<{face: string; text: string}>
  color?: string
}>

/** The TeX of a formula, and whether it is a display formula. */
export type WrittenFormula = readonly [tex: string, display: boolean]

/** A font face with the characters of formulas, used as a font family of its own. */
export type FormulaFace = Readonly<{family: string; bytes: Uint8Array}>

/** The layouts of formulas, null for a formula that cannot be laid out, and the font faces with their characters. */
export type LaidOutFormulas = Readonly<{
  layouts: ReadonlyArray<FormulaLayout | null>
  faces: readonly FormulaFace[]
}>

/**
 * Lays out the formulas of a paper. The fonts are passed uncompressed: one for mathematics, and one for slanted words.
 */
export type FormulaLayouter = (
  font: Uint8Array,
  trees: readonly FormulaNode[],
  slanted?: Uint8Array
) => Promise<LaidOutFormulas>

/** The maximum length of a character or rule in a font face, in em; the numbers in a font have only 16 bits. */
export const longestSign = 30
