import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {TexEnvironment, TexPart} from './scan.ts'

/** What a block of LaTeX becomes. */
export type LatexBlock = BlockContent | DefinitionContent

/** What reads the stretches of a block, each with its place in the file. */
export type LatexReader = Readonly<{
  /** Parts, one behind the other, as blocks. */
  blocks: (parts: readonly TexPart[]) => LatexBlock[]
  /** Parts as running text. */
  words: (parts: readonly TexPart[]) => PhrasingContent[]
  place: (start: number, end: number) => Readonly<{position?: Position}>
  /** Says that something of the author's is not shown as LaTeX shows it. */
  report: (part: TexPart, subject: string, message: string, note: string) => void
}>

/** An environment of a block, with where it begins. */
export type EnvironmentSource = TexEnvironment & Readonly<{start: number}>

/** Reads one kind of environment; undefined where it has something that galley does not draw. */
export type EnvironmentKind = (source: EnvironmentSource, reader: LatexReader) => LatexBlock[] | undefined

/** The place of a whole environment. */
export function placeOfSource(
  {start, end}: EnvironmentSource,
  {place}: LatexReader
): ReturnType<LatexReader['place']> {
  return place(start, end)
}
