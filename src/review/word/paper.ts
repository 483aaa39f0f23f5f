import type {Article} from '../../core/article.ts'
import type {Manuscript} from '../../core/types.ts'

/** A paper with its texts, which have LF line ends. */
export type Paper = Readonly<{
  article: Article
  manuscript: Manuscript
  textOf: (file: string) => string | undefined
}>

/** Reads a paper with some texts replaced. */
export type ReadPaper = (texts: ReadonlyMap<string, string>) => Promise<Paper>
