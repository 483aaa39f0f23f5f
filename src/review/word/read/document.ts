import type {WordLook} from '../../../outputs/docx/word-look.ts'

/** The author and time of an insertion, deletion, move or change of format in Word. Equal objects are one change. */
export type WordChange = Readonly<{
  kind: 'ins' | 'del' | 'format'
  author: string
  date: string
  isMove?: true
}>

export type WordAtomKind = 'citation' | 'formula' | 'note' | 'picture' | 'reference'

/** A field, a formula, the call of a note or a picture. */
export type WordAtom = Readonly<{
  kind: WordAtomKind
  /** The words that it shows; the letters of a formula. */
  shown: string
  /** The instruction of a field. */
  instruction?: string
  /** The part and the id of a note: `footnote 3`. */
  note?: string
  /** For a picture, the checksum of its file, and its description. */
  file?: string
  alt?: string
  /** The citation that replaces it, and whether its words were typed over. */
  markdown?: string
  typed?: true
  /** The number of text units, for an atom that a program turned into text. */
  units?: number
  /** For a formula, the first change in it. */
  by?: WordChange
  /** Insertions in and deletions from the words that it shows. */
  changed?: readonly WordPiece[]
}>

/** A stretch of a paragraph with one history and one look; an atom is a piece by itself, with the text U+FFFC. */
export type WordPiece = Readonly<{
  text: string
  atom?: WordAtom
  ins?: WordChange
  del?: WordChange
  looks: readonly WordLook[]
  /** The bookmark that words link to, without a field. */
  link?: string
  /** The change that gave it its looks, if tracked. */
  format?: WordChange
  /** For the end of a paragraph: whether the next one is an item of a list. */
  isItem?: true
}>

/** A place in a paragraph: before its piece of that index. */
export type WordPlace = Readonly<{paragraph: WordParagraph; piece: number}>

export type WordParagraph = {
  /** Its story: `body`, `footnote 3`. */
  readonly story: string
  readonly pieces: WordPiece[]
  /** The names of the bookmarks that begin in it. */
  readonly bookmarks: string[]
  style: string
  /** Whether it is an item of a list. */
  isItem: boolean
  /** Its cell: the number of the table in the story, the row, and the column in the grid. */
  readonly cell?: Readonly<{table: number; row: number; column: number}>
  /** The history of its end: inserted if a paragraph was split there, deleted if it was joined with the next. */
  markIns?: WordChange
  markDel?: WordChange
  /** Whether a field generates it: an entry of the list of references, a line of the contents. */
  isMade: boolean
  /** Whether that field is a list of references. */
  isEntry?: true
}

export type WordComment = {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  /**
   * The comment to which it replies; for the first comment of a thread, whether the file marks it as such; and
   * whether its thread is resolved.
   */
  readonly parent?: string
  readonly isRoot?: true
  readonly isResolved?: true
  /** Whether the file marks resolved threads, but not this one. */
  readonly isOpen?: true
  start?: WordPlace
  end?: WordPlace
}

/** A Word file as far as a co-author can change it. */
export type WordDocument = Readonly<{
  paragraphs: readonly WordParagraph[]
  comments: readonly WordComment[]
  /** The properties set by the writer, such as `galley.proof`. */
  properties: ReadonlyMap<string, string>
}>
