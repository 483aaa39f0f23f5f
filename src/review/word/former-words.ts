import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import {fold} from './fold.ts'
import {mostAlike} from './like-texts.ts'

/**
 * Returns the generated line that a paragraph was before it was changed with tracking off; undefined if none is
 * similar.
 */
export type FormerWords = (paragraph: BaseParagraph) => string | undefined

const alike = 0.4

/** Returns a function that searches among the generated lines that are no longer in the file. */
export function formerWords(made: readonly string[], paragraphs: readonly BaseParagraph[]): FormerWords {
  const there = new Set(paragraphs.map(each => fold(baseText(each)).text.trim()))
  const gone = made.filter(each => each !== '' && !there.has(each))
  const likeOne = mostAlike(gone)
  return paragraph => {
    const like = likeOne(baseText(paragraph))
    return like === undefined || like.likeness < alike ? undefined : gone[like.at]
  }
}
