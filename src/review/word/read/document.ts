import type {WordLook} from '../../../outputs/docx/word-look.ts'

/**
 * The author and time of an insertion, deletion, move or change of format in Word. The same change is always
 * represented by the same object.
 */
export type WordChange = Readonly<{
  kind: 'ins' | 'del' | 'format'
  author: string
  date: string
  isMove?: true
}>

export type WordAtomKind = 'citation' | 'formula' | 'note' | 'picture' | 'reference'

/** A field, a formula, a note call or a picture. */
export type WordAtom = Readonly<{
  kind: WordAtomKind
  /** The text that the atom shows or, for a formula, its letters. */
  shown: string
  /** The instruction of a field. */
  instruction?: string
  /** The kind and id of a note: `footnote 3`. */
  note?: string
  /** For a picture, the checksum of its file, and the description. */
  file?: string
  alt?: string
  /** The citation that replaces this one, and whether words were typed over this one. */
  markdown?: string
  typed?: true
  /** For an atom that a program turned into text, the number of its units. */
  units?: number
  /** For a formula, the first change within it. */
  by?: WordChange
  /** The pieces that were inserted into or deleted from the shown words. */
  changed?: readonly WordPiece[]
}>

/** A range of a paragraph with one history and one look; an atom is a separate piece, with the text U+FFFC. */
export type WordPiece = Readonly<{
  text: string
  atom?: WordAtom
  ins?: WordChange
  del?: WordChange
  looks: readonly WordLook[]
  /** The bookmark to which the text links without a field. */
  link?: string
  /** The tracked change that gave the piece its looks. */
  format?: WordChange
  /** For the end of a paragraph: whether the next paragraph is a list item. */
  isItem?: true
}>

/** A place in a paragraph: before the piece with this index. */
export type WordPlace = Readonly<{paragraph: WordParagraph; piece: number}>

export type WordParagraph = {
  /** The part of the document that contains the paragraph: `body`, `footnote 3`. */
  readonly story: string
  readonly pieces: WordPiece[]
  /** The names of bookmarks that begin in the paragraph. */
  readonly bookmarks: string[]
  style: string
  /** Whether the paragraph is a list item. */
  isItem: boolean
  /**
   * The cell that contains the paragraph: the number of the table in the story, the row, and the column in the grid.
   */
  readonly cell?: Readonly<{table: number; row: number; column: number}>
  /**
   * The history of the paragraph mark: inserted if a paragraph was split there, deleted if it was joined with the next.
   */
  markIns?: WordChange
  markDel?: WordChange
  /** Whether a field generates the paragraph, such as an entry in the list of references or a line of the contents. */
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
   * The comment to which this one replies; whether the file marks this one as the first of a thread; and whether its
   * thread is resolved.
   */
  readonly parent?: string
  readonly isRoot?: true
  readonly isResolved?: true
  /** Whether the file marks resolved threads, but not this thread. */
  readonly isOpen?: true
  start?: WordPlace
  end?: WordPlace
}

/** The content of a Word file that a co-author can change. */
export type WordDocument = Readonly<{
  paragraphs: readonly WordParagraph[]
  comments: readonly WordComment[]
  /** The properties set by the program that wrote the file, such as `galley.proof`. */
  properties: ReadonlyMap<string, string>
}>
