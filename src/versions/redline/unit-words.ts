import type {Node} from '../../core/article.ts'
import {wordsOf} from '../../core/walk-article.ts'
import type {Subject} from './types.ts'

/** The words of a block on one line. */
export function wordsIn(node: Node): string {
  return wordsOf([node]).split(/\s+/u).filter(Boolean).join(' ')
}

/** How many words there are between blanks. */
export function countIn(words: string): number {
  return words === '' ? 0 : words.split(' ').length
}

/** What a change of a whole block is about. */
export function subjectOf(node: Node): Subject {
  switch (node.type) {
    case 'heading':
    case 'table':
    case 'equation':
    case 'listing':
      return node.type
    case 'figure':
      return node.kind
    case 'figurePart':
    case 'image':
      return 'figure'
    default:
      return 'text'
  }
}
