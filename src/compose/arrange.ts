import type {Block} from '../core/article.ts'
import type {Manuscript, PlacedReferenceList} from '../core/types.ts'

/** The parts of the body, which `arrange` puts in order. */
type Parts = Readonly<{
  /** The blocks of each chapter. */
  chapters: readonly (readonly Block[])[]
  notesTitle: string
  /** The number of entries in each list of references. */
  entryCounts: readonly number[]
}>

/**
 * Puts chapters, notes and lists of references in order. The notes precede the heading of the first list that covers
 * the whole paper; without such a list, they come last.
 */
export function arrange(
  manuscript: Manuscript,
  {chapters, notesTitle, entryCounts}: Parts
): readonly Block[] {
  const {referenceLists: lists} = manuscript
  const list = (index: number, anchor: string): readonly Block[] => {
    const place = lists[index]?.place
    if (place === undefined || !('title' in place) || (entryCounts[index] ?? 0) === 0) return []
    return [{type: 'references', id: anchor, list: index, title: place.title, anchor}]
  }
  const body = manuscript.chapters.flatMap(({path}, index) => {
    const ending = lists.findIndex(({place, chapter}) => place.at === 'chapter-end' && chapter === path)
    return [...(chapters[index] ?? []), ...list(ending, `reference-list-${index + 1}`)]
  })
  const notes: readonly Block[] =
    manuscript.notes.length === 0 ? [] : [{type: 'notes', id: 'notes', title: notesTitle}]
  const first = lists.findIndex(({chapter}) => chapter === undefined)
  const main = lists[first]
  const at = main === undefined ? -1 : startOf(main, first, body, manuscript)
  if (at < 0) return [...body, ...notes, ...list(first, 'reference-list')]
  if (main?.place.at !== 'heading') return [...body.slice(0, at), ...notes, ...body.slice(at)]
  const entries: readonly Block[] =
    (entryCounts[first] ?? 0) === 0 ? [] : [{type: 'references', id: 'reference-list', list: first}]
  return [...body.slice(0, at), ...notes, ...body.slice(at, at + 1), ...entries, ...body.slice(at + 1)]
}

/**
 * The index in `body` of the first block of a list: its placeholder, or the headings directly before it; -1 if `body`
 * does not contain the list.
 */
function startOf(
  {place}: PlacedReferenceList,
  index: number,
  body: readonly Block[],
  {ids}: Manuscript
): number {
  if (place.at === 'heading') {
    const anchor = ids.get(place.node)
    return body.findIndex(block => block.type === 'heading' && block.anchor === anchor)
  }
  let start = place.at === 'div' ? body.findIndex(block => holdsList(block, index)) : -1
  while (start > 0 && body[start - 1]?.type === 'heading') start--
  return start
}

function holdsList(block: Block, list: number): boolean {
  if (block.type === 'references') return block.list === list
  const isDivision = block.type === 'division' || block.type === 'callout'
  return isDivision && block.children.some(child => holdsList(child, list))
}
