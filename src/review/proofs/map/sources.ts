import type {Chapter} from '../../../core/types.ts'
import {walk} from '../../../core/walk.ts'
import {writtenForm} from '../../../core/written-kinds.ts'

/** A range of a file. */
export type PrintedRange = readonly [start: number, end: number]

/** The printed ranges of a text: its words and its formulas, in the order of the file. */
export type SourceRanges = Readonly<{words: readonly PrintedRange[]; formulas: readonly PrintedRange[]}>

/** The printed ranges of a text, taken from nodes that have places of their own. */
export function sourceRanges({tree}: Pick<Chapter, 'tree'>): SourceRanges {
  const words: PrintedRange[] = []
  const formulas: PrintedRange[] = []
  walk(tree, node => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start === undefined || end === undefined) return undefined
    const form = writtenForm(node)
    if (wordForms.has(form)) words.push([start, end])
    if (form === 'formula') formulas.push([start, end])
    // The walk visits all children; a caption that is only a picture's description is not among them.
    return undefined
  })
  const inOrder = (a: PrintedRange, b: PrintedRange): number => a[0] - b[0]
  return {words: words.sort(inOrder), formulas: formulas.sort(inOrder)}
}

const wordForms: ReadonlySet<string> = new Set(['typed', 'verbatim', 'block verbatim', 'raw'])

/** The ranges within a range, except those within `inner` ranges. */
export function rangesWithin(
  ranges: readonly PrintedRange[],
  [from, to]: PrintedRange,
  inner: readonly PrintedRange[]
): readonly PrintedRange[] {
  const found: PrintedRange[] = []
  let hole = 0
  for (let at = firstFrom(ranges, from); at < ranges.length; at++) {
    const [start, end] = ranges[at]!
    if (start >= to) break
    if (end > to) continue
    while (hole < inner.length && inner[hole]![1] <= start) hole++
    const isInner = hole < inner.length && inner[hole]![0] <= start
    if (!isInner) found.push([start, end])
  }
  return found
}

/** The index of the first of sorted ranges that begins at an offset or later. */
function firstFrom(ranges: readonly PrintedRange[], offset: number): number {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]![0] < offset) low = middle + 1
    else high = middle
  }
  return low
}
