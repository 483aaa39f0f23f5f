import type {Article, Image, Node} from '../../core/article.ts'

/** The context that the parts of a Markdown file share while they are written. */
export type MarkdownContext = Readonly<{
  article: Article
  /** The path of a picture's file, or its URL. */
  picture: (image: Image) => string
  /** The numbers of the notes that the text calls. */
  called: Set<number>
  problems: Set<string>
}>

/** Writes blocks, each as a string without blank lines around it. */
export type WriteMarkdown = (nodes: readonly Node[], context: MarkdownContext) => readonly string[]
