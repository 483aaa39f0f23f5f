/**
 * The data for composing pages. All lengths are CSS px; `top` and `bottom` of items are positions in the galley, which
 * is the text in one endless column.
 */

/** A line of text, or a block that is not broken. */
export type Item = Readonly<{
  top: number
  bottom: number
  /** The cost of a break before it, in squares of empty lines; `Infinity` forbids a break. */
  penalty: number
  /** Whether a page begins with it. */
  isForced: boolean
  /** Whether all floats before it are also before it on the pages. */
  isAfterFloats: boolean
  isHeading: boolean
  /** The notes that it calls first, by index. */
  notes: readonly number[]
  /**
   * The height of what is added above it at the start of a column: a repeated table head, the space that keeps lines on
   * their grid.
   */
  repeated: number
  /** How the item may leave its place for the top of a column; undefined: it may not. */
  float?: FloatHeights | undefined
}>

/**
 * `before` and `after`: the margins of its neighbours, which collapse when it has left its place; `step`: the lines of
 * a grid that its neighbours stay on then, or 0; `below`: the room under it at the head of a column; `above`: the room
 * above it at the foot.
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

/**
 * The wanted place of a float; `any`: in its place, if there is room; `ends`: at the nearer end of its column, head or
 * foot.
 */
export type FloatPlace = 'any' | 'top' | 'bottom' | 'ends'

/** Text that flows through columns of one width; `grid`: the height of the lines of the grid, or 0. */
export type Flow = Readonly<{columns: number; grid: number; items: readonly Item[]}>

export type Composition = Readonly<{
  flows: readonly Flow[]
  pageHeight: number
  /** The lines of each note, as the height from its top to the foot of the line. */
  noteLines: readonly (readonly number[])[]
  /** The lines of each note that no column should end before, such as those that begin inside a word. */
  keptNoteLines: readonly ReadonlySet<number>[]
  /** Room above the first note of a column. */
  noteSeparator: number
  /** Height of a line of text. */
  leading: number
}>

/**
 * The cost of a word that continues in the next column, where neither a reader nor a search finds it whole: worth two
 * empty lines; three would leave a gap.
 */
export const brokenWord = 9

export type Page = Readonly<{regions: readonly Region[]}>

/** Columns side by side, under the floats that are as wide as the page. */
export type Region = Readonly<{
  flow: number
  /** From the top of the page. */
  top: number
  height: number
  floats: readonly number[]
  columns: readonly Column[]
}>

export type Column = Readonly<{
  top: number
  height: number
  /** Floats at its head, by index of their items. */
  floats: readonly number[]
  /** From this item to before that one; floats that have left their place are not in it. */
  from: number
  to: number
  left: readonly number[]
  /** Floats at its foot, above the notes. */
  feet: readonly number[]
  notes: readonly NotePart[]
  /** Of its notes with their separator. */
  notesHeight: number
  stretches: readonly Stretch[]
}>

/** Room that is added above an item. */
export type Stretch = Readonly<{item: number; room: number}>

/** Lines of a note: from `from` to before `to`. */
export type NotePart = Readonly<{note: number; from: number; to: number}>

/** Where the composition stands. */
export type State = Readonly<{
  flow: number
  item: number
  /** Floats that wait for room, in order, by index of their items. */
  waiting: readonly number[]
  /** The rest of notes that were too long for their column. */
  rest: readonly NotePart[]
}>
