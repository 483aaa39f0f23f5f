import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {TexEnvironment, TexPart} from './scan.ts'

/** A node that a LaTeX block can become. */
export type LatexBlock = BlockContent | DefinitionContent

/** Parses parts of a LaTeX block, each with its place in the file. */
export type LatexReader = Readonly<{
  /** Parses consecutive parts as blocks. */
  blocks: (parts: readonly TexPart[]) => LatexBlock[]
  /** Parses parts as running text. */
  words: (parts: readonly TexPart[]) => PhrasingContent[]
  /** The bodies of the macros that the paper and a part of its TeX define, by name. */
  macros: (tex: string) => ReadonlyMap<string, string>
  place: (start: number, end: number) => Readonly<{position?: Position}>
  /** Reports a part of the author's text that is not shown as LaTeX shows it. */
  report: (part: TexPart, subject: string, message: string, note: string) => void
}>

/** An environment, with the offset at which it begins. */
export type EnvironmentSource = TexEnvironment & Readonly<{start: number}>

/** Converts one kind of environment to blocks; undefined if it contains something that galley cannot show. */
export type EnvironmentKind = (source: EnvironmentSource, reader: LatexReader) => LatexBlock[] | undefined
