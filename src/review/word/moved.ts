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

/** Blocks that moved in a file, and how their move is written. */
export type Moved = Readonly<{
  /** The first of their paragraphs in the file. */
  first: BaseParagraph
  own: readonly SourcedBlock[]
  /** The block after which, or before which, they are now. */
  beside: SourcedBlock
  isBehind: boolean
  /** The moved stretches, and whether the marks at their old places are on lines of their own. */
  stretches: readonly FileStretch[]
  isOnLines: boolean
  /** The edit that inserts the texts of the stretches at their new place; undefined if that is impossible. */
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
