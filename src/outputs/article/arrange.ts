import type {Element, ElementContent} from 'hast'
import type {Manuscript, ReferenceList} from '../../core/types.ts'
import type {Rendering} from '../output.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'
import {notesSection} from './notes.ts'
import {referenceList} from './references.ts'

/**
 * Puts chapters, notes and lists of references together. The notes come before the heading of the first list of the
 * whole paper, or at the end.
 */
export function arrange(
  rendering: Rendering,
  context: ArticleContext,
  chapters: readonly (readonly ElementContent[])[],
  printedNotes: ReadonlyMap<number, Element>
): ElementContent[] {
  const {manuscript} = rendering
  const {referenceLists: lists} = manuscript
  const printed = lists.map(list => referenceList(rendering, context, list))
  const body = manuscript.chapters.flatMap(({path}, index) => {
    const ending = lists.findIndex(list => list.place.at === 'chapter-end' && list.chapter === path)
    const blocks = (chapters[index] ?? []).map(block => filled(block, printed))
    return [...blocks, ...section(lists[ending], printed[ending], `reference-list-${index + 1}`)]
  })
  const notes = notesSection(context, printedNotes)
  const first = lists.findIndex(list => list.chapter === undefined)
  const main = lists[first]
  const at = main === undefined ? -1 : startOf(main, first, body, manuscript)
  if (at < 0) return [...body, ...notes, ...section(main, printed[first], 'reference-list')]
  const withNotes = [...body.slice(0, at), ...notes, ...body.slice(at)]
  if (main?.place.at !== 'heading') return withNotes
  const heading = at + notes.length
  return [...withNotes.slice(0, heading + 1), ...(printed[first] ?? []), ...withNotes.slice(heading + 1)]
}

/** The index at which a list begins, with the headings right before it; -1 if it is not among the blocks. */
function startOf(
  {place}: ReferenceList,
  index: number,
  body: readonly ElementContent[],
  {ids}: Manuscript
): number {
  if (place.at === 'heading') {
    const id = ids.get(place.node)
    return body.findIndex(node => node.type === 'element' && node.properties.id === id)
  }
  let start = place.at === 'div' ? body.findIndex(node => holdsList(node, index)) : -1
  for (let at = start - 1; at >= 0; at--) {
    const before = body[at]
    if (before?.type === 'text') continue
    if (before?.type !== 'element' || !/^h[2-6]$/u.test(before.tagName)) break
    start = at
  }
  return start
}

function holdsList(node: ElementContent, list: number): boolean {
  if (node.type !== 'element' || node.tagName !== 'div') return false
  return node.data?.referenceList === list || node.children.some(child => holdsList(child, list))
}

/** A block with its lists inserted; a div may contain one. */
function filled(block: ElementContent, printed: readonly (readonly ElementContent[])[]): ElementContent {
  if (block.type !== 'element' || block.tagName !== 'div') return block
  const list = block.data?.referenceList
  if (list === undefined) {
    const children = block.children.map(child => filled(child, printed))
    return children.some((child, index) => child !== block.children[index]) ? {...block, children} : block
  }
  return {...block, children: [...block.children, ...(printed[list] ?? [])]}
}

function section(
  list: ReferenceList | undefined,
  entries: readonly ElementContent[] = [],
  id: string
): ElementContent[] {
  if (list === undefined || entries.length === 0 || !('title' in list.place)) return []
  const heading = h('h2', {id, className: ['unnumbered']}, list.place.title)
  return [h('section', {className: ['references-section']}, heading, entries)]
}
