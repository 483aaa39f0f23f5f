import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import {fold} from './fold.ts'
import {likenessesOfLetters} from './likeness-of-letters.ts'

/** Finds what galley wrote in place of a paragraph that somebody has changed with tracking off. */
export type FormerWords = (paragraph: BaseParagraph) => string | undefined

const alike = 0.4

/** Prepares the lines that galley made and that a file no longer has, by the pairs of letters in them. */
export function formerWords(made: readonly string[], paragraphs: readonly BaseParagraph[]): FormerWords {
  const there = new Set(paragraphs.map(each => fold(baseText(each)).text.trim()))
  const gone = made.filter(each => each !== '' && !there.has(each))
  const likenesses = likenessesOfLetters(gone)
  return paragraph => gone[likenesses(baseText(paragraph)).findIndex(likeness => likeness >= alike)]
}
