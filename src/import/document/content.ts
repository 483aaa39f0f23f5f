import type {WordComment} from '../../review/word/read/document.ts'
/** The formatting of a run, except the formatting that its paragraph style gives to all its runs. */
export type TypedLook = Readonly<{
  bold?: true
  italic?: true
  strike?: true
  underline?: true
  smallCaps?: true
  code?: true
  raised?: 'superscript' | 'subscript'
  /** The language that the file declares for the run, and whether its script runs from right to left. */
  lang?: string
  rtl?: true
  /** The size of the letters in points. */
  size?: number
}>

/** The author and the date of an insertion or deletion. */
export type TrackedBy = Readonly<{author: string; date: string}>

/** The structure around a range of a paragraph, such as a link. Ranges with the same object share one structure. */
export type TypedWrapper =
  | Readonly<{kind: 'link'; url: string}>
  /** A reference to a bookmark; its instruction determines whether it shows a number or text. */
  | Readonly<{kind: 'reference'; bookmark: string; instruction: string}>
  /** A citation made by a program: the instruction of its field, or a name for data stored elsewhere in the file. */
  | Readonly<{kind: 'citation'; code: string}>
  /** The number of a caption, counted by Word. */
  | Readonly<{kind: 'sequence'; name: string}>

type Tracked = Readonly<{ins?: TrackedBy; del?: TrackedBy; within?: TypedWrapper}>

/** A picture by the path of its part: the picture itself, or the substitute that the file shows. */
export type TypedPicture = Readonly<{
  part?: string
  alt?: string
  /** The width in centimetres. */
  width?: number
}>

/** A part of a paragraph. */
export type TypedInline = Tracked &
  (
    | Readonly<{kind: 'text'; text: string; look: TypedLook}>
    | Readonly<{kind: 'break'}>
    | Readonly<{kind: 'note'; note: string}>
    | Readonly<{kind: 'formula'; tex: string; isDisplay: boolean; number?: string; letters: string}>
    | Readonly<{kind: 'picture'; picture: TypedPicture}>
    | Readonly<{kind: 'bookmark'; name: string}>
    | Readonly<{kind: 'comment'; id: string; at: 'start' | 'end'}>
    /** Markdown that replaces the original content: a citation, a reference. */
    | Readonly<{kind: 'markdown'; markdown: string}>
  )

/** The number or bullet of a list item. */
export type ListMark = Readonly<{
  list: string
  level: number
  /** `bullet`, or the kind of number: `decimal`, `lowerLetter`; `none` for a paragraph that continues an item. */
  format: string
  /** The mark as Word prints it: `(a)`. */
  text: string
  value: number
}>

export type TypedParagraph = Readonly<{
  kind: 'paragraph'
  /** The number of the paragraph in the file, from 1. */
  number: number
  inlines: readonly TypedInline[]
  /** The names of the paragraph's style and of its base styles, in lower case. */
  styles: readonly string[]
  /** The depth of a heading, from 1. */
  outline?: number
  item?: ListMark
  align?: 'center' | 'right'
  /** The indents in twentieths of a point. */
  indent?: Readonly<{left: number; right: number}>
  rtl?: true
  /** Whether all letters are bold, by style or directly, and the size of the largest letter in points. */
  isBold: boolean
  size: number
  /** The generated list that the paragraph belongs to. */
  made?: 'contents' | 'references'
  isRule?: true
  /** Set if the end of the paragraph is deleted as a tracked change, so that the next paragraph continues it. */
  endDeleted?: TrackedBy | undefined
  /** Set if the end of the paragraph is inserted as a tracked change that divides a paragraph. */
  endInserted?: TrackedBy | undefined
}>

export type TypedCell = Readonly<{
  blocks: readonly TypedBlock[]
  columns: number
  rows: number
}>

export type TypedTable = Readonly<{
  kind: 'table'
  /** The cells of each row; a cell that spans several rows is in the first. */
  rows: ReadonlyArray<readonly TypedCell[]>
  headRows: number
  columns: number
}>

export type TypedBlock = TypedParagraph | TypedTable

export type TypedNote = Readonly<{
  id: string
  kind: 'footnote' | 'endnote'
  blocks: readonly TypedParagraph[] | readonly TypedBlock[]
}>

/** A Word file as a manuscript. */
export type TypedDocument = Readonly<{
  blocks: readonly TypedBlock[]
  notes: ReadonlyMap<string, TypedNote>
  comments: ReadonlyMap<string, WordComment>
  /** The properties of the file: `title`, `creator`, `keywords`. */
  facts: ReadonlyMap<string, string>
  /** The language of most of the text, according to its styles. */
  lang: string | undefined
  /** The sources that Word keeps for its own citations, as XML. */
  sources: readonly string[]
  /** Descriptions of content that is not imported, each with the number of occurrences. */
  left: ReadonlyMap<string, number>
}>
