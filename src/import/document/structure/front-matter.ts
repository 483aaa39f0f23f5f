import type {TypedBlock, TypedInline, TypedParagraph} from '../content.ts'
import type {TypedAffiliation, TypedAuthor} from './people.ts'

/** The front matter of a paper. */
export type TypedFront = {
  title?: readonly TypedInline[]
  subtitle?: readonly TypedInline[]
  /** The title in other languages. */
  titles: TypedParagraph[]
  authors: TypedAuthor[]
  affiliations: TypedAffiliation[]
  emails: string[]
  /** The paragraphs that contained the authors, affiliations and addresses. */
  people: TypedParagraph[]
  /** The title for running heads. */
  shortTitle?: readonly TypedInline[]
  date?: string
  doi?: string
  abstracts: Array<{lang: string; paragraphs: readonly TypedParagraph[]}>
  keywords: Array<{lang: string; words: readonly string[]}>
  /** Words that galley generates itself: labels, marks. */
  dropped: string[]
  /** Lines of the title page that the paper does not contain, and blocks that are not lines about people. */
  leftOut: string[]
  apart: Set<TypedBlock>
}
