import type {Edit} from '../../core/types.ts'
import type {BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {SourceUnits} from './source-units.ts'

/** The paragraphs of a file with their blocks, and the order in which the blocks were sent. */
export type Ordering = Readonly<{
  placed: ReadonlyArray<Readonly<{paragraph: BaseParagraph; of: SourcedBlock; rank: number}>>
  blocks: readonly SourcedBlock[]
  units: SourceUnits
  /** Returns the text of a file in the round, with LF line ends. */
  textOf: (file: string) => string | undefined
}>

/** A range of a file that moves. */
export type FileStretch = Readonly<{file: string; start: number; end: number}>

/** Blocks that moved in a file, and how the move is written. */
export type Moved = Readonly<{
  /** The first paragraph of the moved blocks in the file. */
  first: BaseParagraph
  own: readonly SourcedBlock[]
  /** The block next to the new place of the moved blocks; `isBehind` means that they come after that block. */
  beside: SourcedBlock
  isBehind: boolean
  /** The ranges that move, and whether the marks at their old places are on separate lines. */
  stretches: readonly FileStretch[]
  isOnLines: boolean
  /** Creates the edit that inserts the texts of the ranges at their new place; undefined if that is impossible. */
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
