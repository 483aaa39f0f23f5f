import type {FormulaNode} from './formula-tree.ts'

/**
 * A laid-out formula, in em of its type size; x from its left edge, y upwards from its baseline. Plain JSON, so that
 * caches and threads can keep it.
 */
export type FormulaLayout = Readonly<{
  width: number
  height: number
  depth: number
  items: readonly FormulaItem[]
  /** The baselines of the rows of an aligned formula, from the top. */
  rows: readonly number[]
  /** The lines of a long aligned formula, each of which can be broken separately. */
  lines?: readonly FormulaLine[]
  /** The pieces between which the formula can be broken, from the left; none if it cannot. */
  pieces: readonly FormulaPiece[]
}>

/** A line of an aligned formula: its box relative to its own baseline, and its pieces, at least one. */
export type FormulaLine = Readonly<{
  /** The number of items of this line and those above. */
  end: number
  baseline: number
  height: number
  depth: number
  /** The distance from the left edge of the formula to the continuation after a break. */
  indent: number
  pieces: readonly FormulaPiece[]
  /** Its alignment in its column, if its place depends on no other line. */
  align?: 'left' | 'center' | 'right'
}>

/**
 * A piece of a formula: from a relation or an operator to the next, with the sign at its start in a display, and at its
 * end in text. Between pieces there can be space.
 */
export type FormulaPiece = Readonly<{
  /** The place at which it begins. */
  at: FormulaBreakPlace
  x: number
  width: number
  height: number
  depth: number
}>

/**
 * The kind of place at which a formula is broken. A display is best broken at a wide space between two formulas; any
 * formula rather at a relation than at an operator, and least of all in brackets.
 */
export type FormulaBreakPlace = 'start' | 'space' | 'relation' | 'operator' | 'in brackets'

/** A painted part of a formula, in painting order. */
export type FormulaItem = FormulaText | FormulaRule | FormulaStroke

/** Signs on one line: `size` is relative to the formula, `face` names the face with their glyphs. */
export type FormulaText = Readonly<{
  kind: 'text'
  text: string
  face: string
  x: number
  y: number
  size: number
  /** The advance width of all signs. */
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

/** An oblique line: `\cancel`. */
export type FormulaStroke = Readonly<{
  kind: 'stroke'
  x: number
  y: number
  /** The horizontal distance from its start to its end. */
  dx: number
  dy: number
  thickness: number
  /** The sign of a face with which it is drawn, before it is turned. */
  sign?: Readonly<{face: string; text: string}>
  color?: string
}>

/** A formula as written, and whether it is a display. */
export type WrittenFormula = readonly [tex: string, display: boolean]

/** A font for formulas, as a family of its own. */
export type FormulaFace = Readonly<{family: string; bytes: Uint8Array}>

/** The layouts of formulas, null for those that cannot be laid out, and the fonts with their signs. */
export type LaidOutFormulas = Readonly<{
  layouts: ReadonlyArray<FormulaLayout | null>
  faces: readonly FormulaFace[]
}>

/** Lays out the formulas of a paper, with an uncompressed mathematical font, and one for words in slanted type. */
export type FormulaLayouter = (
  font: Uint8Array,
  trees: readonly FormulaNode[],
  slanted?: Uint8Array
) => Promise<LaidOutFormulas>

/** The longest sign or rule of a face, in em; the numbers of a font have 16 bits. */
export const longestSign = 30
