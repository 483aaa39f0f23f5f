import type {Entry} from '../core/article.ts'
import {wordsOf} from '../core/walk-article.ts'

/** The words of a work as the style prints them, without the number in the margin. */
export function printedEntry({children}: Entry): string {
  const words = children.filter(node => node.type !== 'entryPart' || node.part !== 'left-margin')
  return singleSpaced(wordsOf(words))
}

/** Words with single spaces. */
export function singleSpaced(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}
