/**
 * The data for composing pages. Lengths are CSS px; `top` and `bottom` of items are positions in the galley, which is
 * the text in one endless column.
 */

/** A line of text, or a block that is not broken. */
export type FlowItem = Readonly<{
  top: number
  bottom: number
  /** The cost of a break before the item, in squares of empty lines; `Infinity` forbids a break. */
  penalty: number
  /** Whether the item begins a new page. */
  isForced: boolean
  /** Whether all floats that precede the item in the text must also precede it on the pages. */
  isAfterFloats: boolean
  /** Whether the item belongs to a list of references, which floats interrupt only as a last resort. */
  isInList: boolean
  isHeading: boolean
  /** The level of a heading, from 1 for the title. */
  level?: number | undefined
  /** Whether the item is the title, or a heading that begins a page on request: no later float is above it. */
  isOpening: boolean
  /** The number of the block (`data-block`) that contains the item, if the blocks of the text have numbers. */
  block?: number | undefined
  /** The number of the list or quotation on a grid to which the item belongs. */
  inset?: number | undefined
  /** The indexes of notes whose first call is in this item. */
  notes: readonly number[]
  /**
   * The height added above the item if it begins a column: a repeated table head, or the space that keeps lines on
   * their grid.
   */
  repeated: number
  /** How the item can move to the top or bottom of a column; undefined if it cannot. */
  float?: FloatHeights | undefined
}>

/**
 * `mention`: the item before the float that first refers to it; undefined if only later text does. `before` and
 * `after`: the margins of the neighbouring blocks, which collapse once the float has moved; `step`: the
 * distance of the grid lines on which these blocks then stay, or 0; `below`: the space below the float at the top of a
 * column; `above`: the space above it at the bottom.
 */
export type FloatHeights = Readonly<{
  isWide: boolean
  height: number
  before: number
  after: number
  step: number
  below: number
  above: number
  place: FloatPlace
  mention: number | undefined
}>

/** The requested position of a float; `any`: in its place if it fits; `ends`: at the nearer end of its column. */
export type FloatPlace = 'any' | 'top' | 'bottom' | 'ends'

/** Text that flows through columns of one width; `grid`: the line height of the grid, or 0. */
export type Flow = Readonly<{columns: number; grid: number; items: readonly FlowItem[]}>

export type Composition = Readonly<{
  flows: readonly Flow[]
  pageHeight: number
  /** For each note, the heights from its top to the bottom of each of its lines. */
  noteLines: readonly (readonly number[])[]
  /** For each note, the lines before which it should not be divided, such as those that begin inside a word. */
  keptNoteLines: readonly ReadonlySet<number>[]
  /** The space above the first note in a column. */
  noteSeparator: number
  /** The line height of the text. */
  leading: number
}>

/**
 * The cost of dividing a word between columns, where neither readers nor searches find it as a whole. It equals the
 * cost of three empty lines, so a gap of up to two lines is preferred.
 */
export const brokenWord = 9

/** The content of a page, and the state before it. */
export type ComposedPage = Readonly<{before: CompositionState; regions: readonly Region[]}>

/** Columns side by side, below the floats that are as wide as the page. */
export type Region = Readonly<{
  flow: number
  /** The distance from the top of the page. */
  top: number
  height: number
  floats: readonly number[]
  columns: readonly Column[]
}>

export type Column = Readonly<{
  top: number
  height: number
  /** Floats at the top, by the indexes of their items. */
  floats: readonly number[]
  /** The index of the first item, and of the item after the last; floats in `left` have moved away. */
  from: number
  to: number
  left: readonly number[]
  /** Floats at the bottom, above the notes. */
  feet: readonly number[]
  notes: readonly NotePart[]
  /** The height of the notes, including their separator. */
  notesHeight: number
  stretches: readonly AddedSpace[]
  /** The height that remains empty before the space in `stretches` is added. */
  empty: number
}>

/** Space added above an item. */
export type AddedSpace = Readonly<{item: number; room: number}>

/** A range of lines of a note: the first line, and the line after the last. */
export type NotePart = Readonly<{note: number; from: number; to: number}>

/** The state between two columns of a composition. */
export type CompositionState = Readonly<{
  flow: number
  item: number
  /** The waiting floats in order, by the indexes of their items. */
  waiting: readonly number[]
  /** The number of floats, of the next ones in the text, that are already in columns. */
  ahead: number
  /** The remaining parts of notes that did not fit in their columns. */
  rest: readonly NotePart[]
}>
