import type {Article, Image, Node} from '../../core/article.ts'

/** The context shared by the parts of a Markdown file while it is written. */
export type MarkdownContext = Readonly<{
  article: Article
  /** The path of the picture's file, or its address. */
  picture: (image: Image) => string
  /** Notes that the text calls, by number. */
  called: Set<number>
  problems: Set<string>
}>

/** Writes blocks, one string each, without blank lines around it. */
export type WriteMarkdown = (nodes: readonly Node[], context: MarkdownContext) => readonly string[]
