import type {XmlElement} from '../../../core/xml.ts'
import type {TrackedBy, TypedBlock, TypedInline, TypedParagraph, TypedWrapper} from '../content.ts'
import type {ItemCounter} from './numbering.ts'
import type {Styles} from './styles.ts'

/** An open field: its instruction so far, and the structure of the text that it shows. */
export type OpenWordField = {
  instruction: string
  isResult: boolean
  /** The data that a program stores in the field in addition to the instruction, in base64. */
  data?: string
  wrapper?: TypedWrapper
  made?: NonNullable<TypedParagraph['made']>
}

/** The state collected while the body and all notes of a file are read. */
export type DocumentReading = Readonly<{
  styles: Styles
  nextItem: ItemCounter
  /** The targets of the part's relationships, by their ids. */
  targets: ReadonlyMap<string, string>
  /** The properties of the file; some programs store citations in them. */
  properties: ReadonlyMap<string, string>
  left: Map<string, number>
  /** The comments whose ends have been read. */
  ended: Set<string>
  /** The names of the bookmarks read so far: if two bookmarks have the same name, the first counts. */
  bookmarks: Set<string>
  paragraphs: {count: number}
}>

/** The state while reading a story, the body or a note: fields and bookmarks can extend over several paragraphs. */
export type ReadState = DocumentReading & {
  readonly fields: OpenWordField[]
  /** The bookmarks that a program put around a citation or a list, by their ids. */
  readonly marks: Map<string, TypedWrapper | 'references'>
  inlines: TypedInline[]
  /** The blocks of text boxes, which follow the paragraph that anchors the box. */
  boxes: TypedBlock[]
  readBlocks: (element: XmlElement, around: ReadAround) => readonly TypedBlock[]
}

/** The context of an element, given by the elements around it. */
export type ReadAround = Readonly<{
  ins?: TrackedBy
  del?: TrackedBy
  within?: TypedWrapper
  /** The number of fields open at the start of the enclosing structure. */
  depth?: number
  made?: NonNullable<TypedParagraph['made']>
}>

/** Records content that is not imported. */
export function leave({left}: Readonly<{left: Map<string, number>}>, what: string): void {
  left.set(what, (left.get(what) ?? 0) + 1)
}
