import type {ElementContent} from 'hast'
import type {Nodes} from 'mdast'
import type {Manuscript} from '../../core/types.ts'
import type {Terms} from '../../resolve/terms.ts'

/** What turning a text into HTML needs to know besides the text. */
export type ArticleContext = Readonly<{
  manuscript: Manuscript
  /** The words of the paper's language. */
  terms: Terms
  /** The printed form of a citation, by its node; with the number of the citation in the paper. */
  citations: ReadonlyMap<
    Nodes,
    Readonly<{content: readonly ElementContent[]; number: number; keys: readonly string[]}>
  >
  /** MathML of TeX; undefined where the TeX cannot be read. */
  math: (tex: string, display: boolean) => string | undefined
  /** The chapter's path, against which pictures are named. */
  file: string
  /** The depth of the highest heading of the chapters. */
  topDepth: number
}>
