import {lineStretches} from '../../core/alignment/text-lines.ts'
import type {Node} from '../../core/article.ts'
import type {Recorded} from './recorder.ts'
import {countIn, onOneLine} from './unit-words.ts'

/** The minimum share of lines that a listing must keep to count as changed; otherwise it is replaced. */
const leastKept = 0.5

/** Whether two listings have enough lines in common to be the same listing with changed lines. */
export function keepsLines(old: Node, next: Node): boolean {
  if (old.type !== 'listing' || next.type !== 'listing') return false
  const count = (text: string): number => text.split('\n').filter(line => line.trim() !== '').length
  let kept = 0
  for (const {kind, text} of lineStretches(old.value, next.value)) if (kind === 'kept') kept += count(text)
  return kept > 0 && kept >= leastKept * Math.max(count(old.value), count(next.value))
}

/** The lines that differ in a changed listing, for the list of changes; undefined for other nodes. */
export function listingChange(old: Node, next: Node): Pick<Recorded, 'old' | 'new' | 'counts'> | undefined {
  if (old.type !== 'listing' || next.type !== 'listing' || old.value === next.value) return undefined
  const said = (wanted: string): string =>
    lineStretches(old.value, next.value)
      .filter(({kind}) => kind === wanted)
      .map(({text}) => onOneLine(text))
      .join(' … ')
  const [gone, added] = [said('deleted'), said('inserted')]
  return {old: gone, new: added, counts: {deleted: countIn(gone), inserted: countIn(added)}}
}
