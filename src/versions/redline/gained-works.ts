import type {Citation, Inline} from '../../core/article.ts'
import type {Building} from './building.ts'
import type {Recorded} from './recorder.ts'
import {worksIn} from './related.ts'

/**
 * A changed citation in which newly cited works are marked, together with the separators between them and the other
 * works.
 */
export function withGainedWorks(
  old: Citation,
  next: Citation,
  change: Recorded,
  {comparing, recorder}: Building
): Citation {
  const before = new Set(worksIn(old, comparing.old))
  const undefinedBefore = new Set(old.children.map(node => (node.type === 'undefinedWork' ? node.value : '')))
  const isGained = (node: Inline | undefined): boolean => {
    if (node?.type === 'undefinedWork') return !undefinedBefore.has(node.value)
    return node?.type === 'work' && !before.has(comparing.new.workOf(node.key))
  }
  const marked = (nodes: readonly Inline[]): readonly Inline[] => {
    const first = nodes.findIndex(node => isWork(node) && !isGained(node))
    return nodes.map((node, index) => {
      if (node.type === 'formatted' || node.type === 'language')
        return {...node, children: marked(node.children)}
      const following = nodes.slice(index + 1).find(isWork)
      const isBetween = !isWork(node) && following !== undefined && nodes.slice(0, index).some(isWork)
      // A separator belongs to the work after it or, if it precedes the first kept work, to the new work before it.
      const isGainedSign = isBetween && (isGained(following) || index < first)
      return isGained(node) || isGainedSign ? {...node, change: recorder.mark(change, 'inserted')} : node
    })
  }
  return {...next, children: marked(next.children)}
}

function isWork(node: Inline | undefined): boolean {
  return node?.type === 'work' || node?.type === 'undefinedWork'
}
