import type {XmlElement} from '../../../core/xml.ts'
import type {TrackedBy, TypedBlock, TypedInline, TypedParagraph, TypedWrapper} from '../content.ts'
import type {ItemCounter} from './numbering.ts'
import type {Styles} from './styles.ts'

/** A field that is open: its instruction so far, and what it makes of the words that it shows. */
export type OpenWordField = {
  instruction: string
  isResult: boolean
  wrapper?: TypedWrapper
  made?: NonNullable<TypedParagraph['made']>
}

/** What reading collects over all stories of a file. */
export type DocumentReading = Readonly<{
  styles: Styles
  nextItem: ItemCounter
  /** What the relationships of the part name, by their ids. */
  targets: ReadonlyMap<string, string>
  /** The properties of the file, in which programs keep citations. */
  properties: ReadonlyMap<string, string>
  left: Map<string, number>
  /** The comments of which the end was met. */
  ended: Set<string>
  paragraphs: {count: number}
}>

/** The place in a story: fields and bookmarks go over paragraphs. */
export type ReadState = DocumentReading & {
  readonly fields: OpenWordField[]
  /** The bookmarks that a program put around a citation or a list, by their ids. */
  readonly marks: Map<string, TypedWrapper | 'references'>
  inlines: TypedInline[]
  /** The paragraphs of text boxes, which follow that of their anchor. */
  boxes: TypedBlock[]
  readBlocks: (element: XmlElement, around: ReadAround) => readonly TypedBlock[]
}

/** What holds for an element by those around it. */
export type ReadAround = Readonly<{
  ins?: TrackedBy
  del?: TrackedBy
  within?: TypedWrapper
  /** How many fields were open where what it is within began. */
  depth?: number
  made?: NonNullable<TypedParagraph['made']>
}>

/** Notes something that is not taken over. */
export function leave({left}: Readonly<{left: Map<string, number>}>, what: string): void {
  left.set(what, (left.get(what) ?? 0) + 1)
}
