import type {Entry} from '../core/article.ts'
import {wordsOf} from '../core/walk-article.ts'

/** The text of an entry as printed by the citation style, without a number in the margin. */
export function printedEntry({children}: Entry): string {
  const words = children.filter(node => node.type !== 'entryPart' || node.part !== 'left-margin')
  return singleSpaced(wordsOf(words))
}

/** Words in which each run of white space is a single space. */
export function singleSpaced(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}
