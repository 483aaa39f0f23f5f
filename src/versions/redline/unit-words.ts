import type {Node} from '../../core/article.ts'
import type {Kind} from '../../core/kinds.ts'
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
  return node.type === 'figure' ? node.kind : (subjects[node.type] ?? 'text')
}

/** The kinds with a subject of their own; all others are text. */
const subjects: Readonly<Partial<Record<Kind, Subject>>> = {
  heading: 'heading',
  table: 'table',
  equation: 'equation',
  listing: 'listing',
  figurePart: 'figure',
  image: 'figure'
}
