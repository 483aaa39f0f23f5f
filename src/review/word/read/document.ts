import type {WordLook} from '../../../outputs/docx/word-look.ts'

/** Who inserted, deleted, moved or formatted something in Word, and when. Equal objects are one change. */
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
  /** Of a picture the checksum of its file, and what it shows in words. */
  file?: string
  alt?: string
  /** The citation that somebody has made of it, and whether by typing over its words. */
  markdown?: string
  typed?: true
  /** How many units of text it was, of one that a program has made text. */
  units?: number
  /** Of a formula who first changed something in it. */
  by?: WordChange
  /** What somebody inserted in and deleted from the words that it shows. */
  changed?: readonly WordPiece[]
}>

/** A stretch of a paragraph with one history and one look; an atom is one by itself, with the text U+FFFC. */
export type WordPiece = Readonly<{
  text: string
  atom?: WordAtom
  ins?: WordChange
  del?: WordChange
  looks: readonly WordLook[]
  /** The bookmark that words link to, without a field. */
  link?: string
  /** Who gave it its looks, where that is tracked. */
  format?: WordChange
  /** Of the end of a paragraph: whether the next is an item of a list. */
  isItem?: true
}>

/** A place in a paragraph: before its piece of that index. */
export type WordPlace = Readonly<{paragraph: WordParagraph; piece: number}>

export type WordParagraph = {
  /** Where it is: `body`, `footnote 3`. */
  readonly story: string
  readonly pieces: WordPiece[]
  /** The names of the bookmarks that begin in it. */
  readonly bookmarks: string[]
  style: string
  /** Whether it is an item of a list. */
  isItem: boolean
  /** Its cell: the number of the table in the story, the row, and the column in the grid. */
  readonly cell?: Readonly<{table: number; row: number; column: number}>
  /** The history of its end: inserted where a paragraph was split, deleted where it was joined with the next. */
  markIns?: WordChange
  markDel?: WordChange
  /** Whether a field makes it: an entry of the list of references, a line of the contents. */
  isMade: boolean
  /** Whether that field is a list of references. */
  isEntry?: true
}

export type WordComment = {
  readonly id: string
  readonly author: string
  readonly date: string
  readonly text: string
  /** The comment that it replies to; of one that begins a thread, that the file says so; whether its thread is resolved. */
  readonly parent?: string
  readonly isRoot?: true
  readonly isResolved?: true
  /** Whether a file that says which threads are resolved does not say so of it. */
  readonly isOpen?: true
  start?: WordPlace
  end?: WordPlace
}

/** A Word file as far as a co-author can change it. */
export type WordDocument = Readonly<{
  paragraphs: readonly WordParagraph[]
  comments: readonly WordComment[]
  /** The properties that the writer gave it, such as `galley.proof`. */
  properties: ReadonlyMap<string, string>
}>
