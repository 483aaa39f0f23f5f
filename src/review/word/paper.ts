import type {Article} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'

/** A paper, and its texts with LF line ends. */
export type Paper = Readonly<{
  article: Article
  manuscript: Manuscript
  textOf: (file: string) => string | undefined
}>

/** Reads a paper with other texts in place of some. */
export type ReadPaper = (texts: ReadonlyMap<string, string>) => Promise<Paper>
