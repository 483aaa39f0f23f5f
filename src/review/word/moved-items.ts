import type {List, ListItem, Nodes} from 'mdast'
import {walk} from '../../core/walk.ts'
import type {SourcedBlock} from './block-source.ts'
import {firstFrom} from './first-from.ts'
import {type FileStretch, insertion, lineStart, type Moved, type Ordering} from './moved.ts'
import {type MovedRun, mostMoves, movedRuns} from './moved-runs.ts'

/** A list, and the file that contains it. */
type PlacedList = Readonly<{file: string; list: List}>

/** Finds the items that have moved within their list. */
export function movedItems(ordering: Ordering): readonly Moved[] {
  const lists = ordering.units.all.flatMap(({file, node}) =>
    listsIn(node).map((list): PlacedList => ({file, list}))
  )
  const placedIn = placesByFile(ordering)
  let count = 0
  return lists.flatMap(placed => {
    if (count > mostMoves) return []
    const moved = itemsMovedIn(placed, {...ordering, placed: placedIn(placed)})
    count += moved.length
    return moved
  })
}

/** Returns a function that finds the placed items of a list, in the order of the returned file. */
function placesByFile({placed}: Ordering): (list: PlacedList) => Ordering['placed'] {
  const byFile = new Map<string, {start: number; order: number; each: Ordering['placed'][number]}[]>()
  for (const [order, each] of placed.entries()) {
    const {owner} = each.of.block
    const place = owner !== undefined && 'place' in owner ? owner.place : undefined
    if (place === undefined) continue
    const own = byFile.get(place.file) ?? []
    byFile.set(place.file, own)
    own.push({start: place.start, order, each})
  }
  for (const own of byFile.values()) own.sort((a, b) => a.start - b.start)
  const starts = new Map([...byFile].map(([file, own]) => [file, own.map(({start}) => start)]))
  return ({file, list}) => {
    const [start, end] = rangeOf(list)
    const own = starts.get(file) ?? []
    return (byFile.get(file) ?? [])
      .slice(firstFrom(own, start), firstFrom(own, end))
      .sort((a, b) => a.order - b.order)
      .map(({each}) => each)
  }
}

function listsIn(node: Nodes): readonly List[] {
  const lists: List[] = []
  walk(node, each => {
    if (each.type === 'list' && each.children.length > 1) lists.push(each)
    return undefined
  })
  return lists
}

function itemsMovedIn({file, list}: PlacedList, ordering: Ordering): readonly Moved[] {
  const starts = list.children.map(item => rangeOf(item)[0])
  const itemOf = (of: SourcedBlock): ListItem | undefined => {
    const place = placeOf(of, file)
    const item = place && list.children[firstFrom(starts, place.start + 1) - 1]
    return item !== undefined && isIn(place, item) ? item : undefined
  }
  const parts = ordering.placed.flatMap(({paragraph, of, rank}) => {
    const part = isIn(placeOf(of, file), list) ? itemOf(of) : undefined
    return part === undefined ? [] : [{paragraph, part, rank}]
  })
  return movedRuns(parts).flatMap(run => movedRun(run, {file, list}, ordering, itemOf) ?? [])
}

function movedRun(
  {first, parts, behind, before}: MovedRun<ListItem>,
  {file, list}: PlacedList,
  {blocks, textOf}: Ordering,
  itemOf: (of: SourcedBlock) => ListItem | undefined
): Moved | undefined {
  const beside = behind ?? before
  const text = textOf(file)
  const stretches = parts.flatMap(item => contentOf(item, file) ?? [])
  if (beside === undefined || text === undefined || stretches.length < parts.length) return undefined
  const markers = stretches.map(({start}) => text.slice(lineStart(text, start), start))
  if (!markers.every(marker => /^[\s>]*(?:[-*+]|\d+[.)])\s+$/.test(marker))) return undefined
  const neighbours = blocks.filter(of => itemOf(of) === beside)
  return {
    first,
    own: blocks.filter(of => parts.includes(itemOf(of)!)),
    beside: (behind ? neighbours.at(-1) : neighbours[0])!,
    isBehind: behind !== undefined,
    stretches,
    isOnLines: false,
    write(texts, remark) {
      if (texts.some(each => each.trim() === '' || /\n[\s>]*\n/.test(each))) return undefined
      const items = texts.map((each, index) => `${markers[index]}{++${each.trim()}++}${remark}`)
      const between = list.spread === true ? `\n${markers[0]!.replace(/[^>\s].*$/, '').trimEnd()}\n` : '\n'
      const added = items.join(between)
      const [start, end] = rangeOf(beside)
      return behind
        ? insertion(file, end, between + added)
        : insertion(file, lineStart(text, start), added + between)
    }
  }
}

/** The range of an item that is a single paragraph. */
function contentOf({children}: ListItem, file: string): FileStretch | undefined {
  const [only, other] = children
  if (only?.type !== 'paragraph' || other !== undefined) return undefined
  const [start, end] = rangeOf(only)
  return {file, start, end}
}

function placeOf({block: {owner, note}}: SourcedBlock, file: string): FileStretch | undefined {
  const place = owner !== undefined && 'place' in owner ? owner.place : undefined
  return place?.file === file && note === undefined ? place : undefined
}

function isIn(place: FileStretch | undefined, node: Nodes): boolean {
  const [start, end] = rangeOf(node)
  return place !== undefined && start <= place.start && place.end <= end
}

function rangeOf({position}: Nodes): readonly [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}
