import type {Numerals} from '../../core/numerals.ts'
import type {Manuscript} from '../../core/types.ts'
import type {Terms} from '../../resolve/terms.ts'
import type {PlacedCitations} from './citation.ts'
import type {Highlighter} from './highlight.ts'

/** The context for turning a text into HTML. */
export type ArticleContext = Readonly<{
  manuscript: Manuscript
  /** The words of the paper's language. */
  terms: Terms
  /** The digits of the numbers that galley makes. */
  numerals: Numerals
  /** The rendered form of each citation, by its node. */
  citations: PlacedCitations
  /** MathML of TeX; undefined where the TeX cannot be read. */
  math: (tex: string, display: boolean) => string | undefined
  /** Code with its words marked by kind. */
  highlight: Highlighter
  /** The chapter's path, against which pictures are named. */
  file: string
  /** A style sheet for SVG pictures with letters, so that they are set in the page's font; empty on a screen. */
  figureStyle: string
  /** Whether the page is for the PDF; pictures that are PDFs are then embedded after typesetting. */
  isPrint: boolean
  /** Whether the raised numbers of citations follow punctuation. */
  notesAfterPunctuation: boolean
  /** The depth of the highest heading of the chapters. */
  topDepth: number
}>
