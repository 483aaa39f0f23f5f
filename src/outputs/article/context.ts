import type {Article} from '../../core/article.ts'
import type {Project} from '../../core/types.ts'
import type {Terms} from '../../resolve/terms.ts'
import type {Highlighter} from './highlight.ts'

/** The context for turning an article into HTML elements. */
export type ArticleContext = Readonly<{
  article: Article
  /** The words of the paper's language. */
  terms: Terms
  /** MathML of TeX; undefined where the TeX cannot be read. */
  math: (tex: string, display: boolean) => string | undefined
  /** Code with its words marked by kind. */
  highlight: Highlighter
  pictures: Pictures
  /** A style sheet for SVG pictures with letters, so that they are set in the page's font; empty on a screen. */
  figureStyle: string
  /** Whether the page is for the PDF; pictures that are PDFs are then embedded after typesetting. */
  isPrint: boolean
  /** How queries are shown: as marks that lead to their list, in words, or not at all. */
  queries: QueryForm
}>

export type QueryForm = 'marks' | 'words' | 'none'

/** The files of the pictures, by path, beside the article, which only names them. */
export type Pictures = Pick<Project, 'pictures' | 'pdfPictures' | 'pictureFaults'>
