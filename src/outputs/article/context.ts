import type {Element, ElementContent} from 'hast'
import type {Article, Entry, Note} from '../../core/article.ts'
import type {Terms} from '../../core/terms/index.ts'
import type {Project} from '../../core/types.ts'
import type {Highlighter} from './highlight.ts'
import type {MathRenderer} from './math.ts'

/** The context of rendering an article to HTML elements. */
export type ArticleContext = Readonly<{
  article: Article
  /** The terms of the paper's language. */
  terms: Terms
  /** Converts TeX to HTML; undefined if the TeX cannot be parsed. */
  math: MathRenderer['formula']
  /** A display formula of several lines with their numbers; undefined if it is not laid out for print. */
  typesetLines: MathRenderer['lines']
  /** Highlights code. */
  highlight: Highlighter
  pictures: Pictures
  /** A style sheet for SVG pictures with text, so that they use the page's font; empty for screens. */
  figureStyle: string
  /** Whether the page is for the PDF; PDF pictures are then embedded after typesetting. */
  isPrint: boolean
  /** The form of queries: as marks that link to their list, in words, or not at all. */
  queries: QueryForm
  /** Renders a part of a block, such as an entry of a list, unless the same part is already known by this name. */
  part: (name: string, shown: Note | Entry, render: () => Element) => ElementContent
}>

export type QueryForm = 'marks' | 'words' | 'none'

/** The files of pictures by path; the article contains only the paths. */
export type Pictures = Pick<Project, 'pictures' | 'pdfPictures' | 'pictureFaults'>
