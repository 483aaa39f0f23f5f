import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {TexEnvironment, TexPart} from './scan.ts'

/** The result of a LaTeX block. */
export type LatexBlock = BlockContent | DefinitionContent

/** Parses the stretches of a block, each with its place in the file. */
export type LatexReader = Readonly<{
  /** Parts, one after the other, as blocks. */
  blocks: (parts: readonly TexPart[]) => LatexBlock[]
  /** Parts as running text. */
  words: (parts: readonly TexPart[]) => PhrasingContent[]
  place: (start: number, end: number) => Readonly<{position?: Position}>
  /** Reports a part of the author's text that is not shown as in LaTeX. */
  report: (part: TexPart, subject: string, message: string, note: string) => void
}>

/** An environment of a block, with its start. */
export type EnvironmentSource = TexEnvironment & Readonly<{start: number}>

/** Reads one kind of environment; undefined if it contains something that galley does not draw. */
export type EnvironmentKind = (source: EnvironmentSource, reader: LatexReader) => LatexBlock[] | undefined

/** The place of a whole environment. */
export function placeOfSource(
  {start, end}: EnvironmentSource,
  {place}: LatexReader
): ReturnType<LatexReader['place']> {
  return place(start, end)
}
