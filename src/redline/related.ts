import type {Citation} from '../core/article.ts'
import type {Version} from './atoms.ts'
import type {Related} from './cheapest-script.ts'
import type {Comparing} from './comparing.ts'

/** From this on, two notes are one that was edited. */
const alikeNotes = 0.4

/** Whether two citations share a work, or two notes most of their words. */
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

/** The works of a citation, as both versions know them. */
export function worksIn({items}: Citation, version: Version): readonly string[] {
  return items.map(({work, key}) => version.workOf(work ?? key))
}
