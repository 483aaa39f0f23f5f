import type {Node} from '../../core/article.ts'
import type {AlignedPair} from './align-blocks.ts'
import {isGenerated} from './node-facts.ts'
import type {Unit} from './units.ts'

type Row = AlignedPair<Unit>

/**
 * Moves each block that only the old version has to its place after the notes and lists of references that it followed
 * there: the alignment does not know their order, because it does not align generated parts.
 */
export function behindPlaces(rows: readonly Row[], old: readonly Unit[]): readonly Row[] {
  const placesBefore = new Map<Unit, ReadonlySet<string>>()
  let before: ReadonlySet<string> = new Set()
  for (const unit of old)
    if (isGenerated(unit.node)) before = new Set([...before, nameOf(unit.node)])
    else if (before.size > 0) placesBefore.set(unit, before)
  if (placesBefore.size === 0) return rows
  const sorted: Row[] = []
  let stretch: Row[] = []
  for (const row of rows) {
    if (row.old === undefined || row.new === undefined) stretch.push(row)
    else {
      for (const each of inOrder(stretch, placesBefore)) sorted.push(each)
      sorted.push(row)
      stretch = []
    }
  }
  for (const each of inOrder(stretch, placesBefore)) sorted.push(each)
  return sorted
}

/**
 * Orders the rows between two blocks that both versions have: an old block comes after the last of the parts that
 * preceded it.
 */
function inOrder(
  stretch: readonly Row[],
  placesBefore: ReadonlyMap<Unit, ReadonlySet<string>>
): readonly Row[] {
  const places = stretch.flatMap(({new: next}, index) =>
    next && isGenerated(next.node) ? {index, name: nameOf(next.node)} : []
  )
  if (places.length === 0) return stretch
  const sorted: Row[] = []
  let waiting: Row[] = []
  let waitsFor = -1
  for (const [index, row] of stretch.entries()) {
    const before = row.old && placesBefore.get(row.old)
    const last = before && places.findLast(({name}) => before.has(name))?.index
    waitsFor = Math.max(waitsFor, last ?? -1)
    if (row.old !== undefined && waitsFor > index) waiting.push(row)
    else sorted.push(row)
    if (index < waitsFor) continue
    for (const each of waiting) sorted.push(each)
    waiting = []
  }
  return [...sorted, ...waiting]
}

/** Names the content of a generated part, such as the notes or one of the lists of references. */
function nameOf(node: Node): string {
  return node.type === 'references' ? `references ${node.list}` : node.type
}
