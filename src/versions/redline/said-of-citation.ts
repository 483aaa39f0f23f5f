import type {Citation} from '../../core/article.ts'
import {walkNodes, wordsOf} from '../../core/walk-article.ts'
import type {Version} from './atoms.ts'
import type {Building} from './building.ts'
import type {WordToken} from './tokens.ts'

/**
 * The old and the new words of a changed citation for the list of changes: both as printed or, if the works that it keeps
 * have other numbers now, only the works that it gained and lost.
 */
export function saidOfCitation(
  one: WordToken,
  other: WordToken,
  {comparing}: Building
): Readonly<{old: string; new: string}> {
  const whole = {old: one.text, new: other.text}
  if (one.atom?.type !== 'citation' || other.atom?.type !== 'citation') return whole
  const [before, after] = [shownWorks(one.atom, comparing.old), shownWorks(other.atom, comparing.new)]
  const isCountedAnew = [...before].some(([work, words]) => after.has(work) && after.get(work) !== words)
  const [gone, added] = [onlyIn(before, after), onlyIn(after, before)]
  return isCountedAnew && gone + added !== '' ? {old: gone, new: added} : whole
}

/** The words of each work that a citation shows. */
function shownWorks({children}: Citation, version: Version): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  walkNodes(children, node => {
    if (node.type === 'work') shown.set(version.workOf(node.key), wordsOf([node]))
    return undefined
  })
  return shown
}

function onlyIn(works: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string {
  return [...works].flatMap(([work, words]) => (others.has(work) ? [] : [words])).join(', ')
}
