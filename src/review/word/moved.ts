import type {Edit} from '../../core/types.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {SourceUnits} from './source-units.ts'

/** The paragraphs of a file with their blocks, and the order in which these were sent. */
export type Ordering = Readonly<{
  placed: ReadonlyArray<Readonly<{paragraph: BaseParagraph; of: SourcedBlock; rank: number}>>
  blocks: readonly SourcedBlock[]
  units: SourceUnits
  /** A file of the round, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** A stretch of a file that moves. */
export type FileStretch = Readonly<{file: string; start: number; end: number}>

/** Blocks that stand elsewhere in a file, and how to write them there. */
export type Moved = Readonly<{
  /** The paragraph of the file with which they begin. */
  first: BaseParagraph
  own: readonly SourcedBlock[]
  /** The block behind which, or before which, they stand now. */
  beside: SourcedBlock
  isBehind: boolean
  /** What goes where they were; whether the marks of that stand on lines of their own. */
  stretches: readonly FileStretch[]
  isOnLines: boolean
  /** The edit that puts in the texts of the stretches where they stand now; undefined where none can stand. */
  write: (texts: readonly string[], remark: string) => Edit | undefined
}>

export function insertion(file: string, offset: number, text: string): Edit {
  return {file, start: offset, end: offset, old: '', text}
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}
