import type {Node} from './article.ts'
import {wordsOf} from './walk-article.ts'

/**
 * Whether a space belongs between two paragraphs that are joined: no space before closing punctuation, or in scripts
 * without spaces.
 */
export function needsSpaceBetween(before: readonly Node[], after: readonly Node[]): boolean {
  return !/^[\s.,;:!?)\]}»”’%]/u.test(wordsOf(after)) && !unspaced.test(wordsOf(before).slice(-1))
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff60]/u
