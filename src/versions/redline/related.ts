import type {Citation} from '../../core/article.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {Related} from './align-words.ts'
import type {Version} from './atoms.ts'
import type {Comparing} from './comparing.ts'

/** The minimum similarity at which two notes are versions of the same note. */
const alikeNotes = 0.4

/** Creates a test of whether two citations share a work, or two notes share most of their words. */
export function relatedTokens({old, new: next, similarity}: Comparing): Related {
  return ({atom: one}, {atom: other}) => {
    if (one?.type === 'citation' && other?.type === 'citation') {
      const works = new Set(worksIn(one, old))
      return worksIn(other, next).some(work => works.has(work))
    }
    if (one?.type !== 'noteCall' || other?.type !== 'noteCall') return false
    const [before, after] = [old.noteWords(one.note), next.noteWords(other.note)]
    return before !== undefined && after !== undefined && similarity.words(before, after) >= alikeNotes
  }
}

/** The works of a citation, by the names that they have in both versions. */
export function worksIn({items}: Citation, version: Version): readonly string[] {
  return items.map(({work, key}) => version.workOf(work ?? key))
}

/**
 * The works of a citation in the order of the text or note, if the author chose that order; empty if the style sorts
 * works, or if the citation has only one work.
 */
export function chosenOrder(citation: Citation, version: Version): string {
  const works = worksIn(citation, version)
  if (works.length < 2) return ''
  const shown: string[] = []
  walkNodes(citation.children, node => {
    if (node.type === 'work') shown.push(version.workOf(node.key))
    return undefined
  })
  const order = [...new Set(shown)].join('\0')
  const chosen = [...new Set(works)].join('\0')
  return order === '' || order === chosen ? chosen : ''
}

/** Whether two citations show the same works in different orders that the author chose. */
export function isReordered(one: Citation, other: Citation, {old, new: next}: Comparing): boolean {
  // Sorted citation numbers look the same, regardless of the author's order.
  if (other.note === undefined && wordsOf(one.children) === wordsOf(other.children)) return false
  const [before, after] = [chosenOrder(one, old), chosenOrder(other, next)]
  return before !== '' && after !== '' && before !== after
}
