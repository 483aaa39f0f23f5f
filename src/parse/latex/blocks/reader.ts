import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {Environment, Part} from './scan.ts'

/** What a block of LaTeX becomes. */
export type Block = BlockContent | DefinitionContent

/** What reads the stretches of a block, each with its place in the file. */
export type BlockReader = Readonly<{
  /** Parts, one behind the other, as blocks. */
  blocks: (parts: readonly Part[]) => Block[]
  /** Parts as running text. */
  words: (parts: readonly Part[]) => PhrasingContent[]
  place: (start: number, end: number) => Readonly<{position?: Position}>
  /** Says that something of the author's is not shown as LaTeX shows it. */
  report: (part: Part, subject: string, message: string, note: string) => void
}>

/** An environment of a block, with where it begins. */
export type BlockSource = Environment & Readonly<{start: number}>

/** Reads one kind of environment; undefined where it has something that galley does not draw. */
export type BlockKind = (source: BlockSource, reader: BlockReader) => Block[] | undefined

/** The place of a whole environment. */
export function placeOfSource(
  {start, end}: BlockSource,
  {place}: BlockReader
): ReturnType<BlockReader['place']> {
  return place(start, end)
}
