/**
 * The data for composing pages. Lengths are CSS px; `top` and `bottom` of items are positions in the galley, which is
 * the text in one endless column.
 */

/** A line of text, or a block that is not broken. */
export type FlowItem = Readonly<{
  top: number
  bottom: number
  /** The cost of a break before it, in squares of empty lines; `Infinity` forbids a break. */
  penalty: number
  /** Whether it begins a page. */
  isForced: boolean
  /** Whether all floats before it must also be before it on the pages. */
  isAfterFloats: boolean
  /** Whether it belongs to a list of references, which floats interrupt only as a last resort. */
  isInList: boolean
  isHeading: boolean
  /** The notes that it is the first to call, by index. */
  notes: readonly number[]
  /**
   * The height added above it at the start of a column: a repeated table head, or the space that keeps lines on their
   * grid.
   */
  repeated: number
  /** How the item can move to the top of a column; undefined if it cannot. */
  float?: FloatHeights | undefined
}>

/**
 * `before` and `after`: the margins of its neighbours, which collapse after it moved; `step`: the grid lines that its
 * neighbours then stay on, or 0; `below`: the space below it at the top of a column; `above`: the space above it at the
 * bottom.
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
}>

/** The requested position of a float; `any`: in its place if it fits; `ends`: at the nearer end of its column. */
export type FloatPlace = 'any' | 'top' | 'bottom' | 'ends'

/** Text that flows through columns of one width; `grid`: the line height of the grid, or 0. */
export type Flow = Readonly<{columns: number; grid: number; items: readonly FlowItem[]}>

export type Composition = Readonly<{
  flows: readonly Flow[]
  pageHeight: number
  /** The lines of each note, as heights from its top to the bottom of the line. */
  noteLines: readonly (readonly number[])[]
  /** The lines of each note that should not follow a break, such as those that begin inside a word. */
  keptNoteLines: readonly ReadonlySet<number>[]
  /** The space above the first note of a column. */
  noteSeparator: number
  /** The line height of the text. */
  leading: number
}>

/**
 * The cost of a word divided between columns, which neither readers nor searches find as a whole: as much as two empty
 * lines; three would leave a gap.
 */
export const brokenWord = 9

export type ComposedPage = Readonly<{regions: readonly Region[]}>

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
  /** Floats at its top, by index of their items. */
  floats: readonly number[]
  /** The first item, and the one after the last; floats that moved are not included. */
  from: number
  to: number
  left: readonly number[]
  /** Floats at its bottom, above the notes. */
  feet: readonly number[]
  notes: readonly NotePart[]
  /** The height of its notes with their separator. */
  notesHeight: number
  stretches: readonly AddedSpace[]
  /** The height that is left, without that of `stretches`. */
  empty: number
}>

/** Space added above an item. */
export type AddedSpace = Readonly<{item: number; room: number}>

/** Lines of a note: the first, and the one after the last. */
export type NotePart = Readonly<{note: number; from: number; to: number}>

/** The state of the composition. */
export type CompositionState = Readonly<{
  flow: number
  item: number
  /** Waiting floats in order, by index of their items. */
  waiting: readonly number[]
  /** The rest of notes that did not fit in their column. */
  rest: readonly NotePart[]
}>
