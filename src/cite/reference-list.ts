import {membersOf} from '../core/entry-set.ts'
import {type EntryField, type Segment, segmentText, textSegment} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {Processor} from './processor.ts'
import type {CitationProblem, RenderedEntry} from './renderer.ts'
import {linkAddresses} from './web-links.ts'

/** A rendered list of references. */
export type RenderedReferenceList = Readonly<{
  entries: readonly RenderedEntry[]
  problems: readonly CitationProblem[]
  /** The keys of the works with an entry. */
  listed: ReadonlySet<string>
}>

/** Entries that were rendered before, by the segments that they come from. */
export type RenderedEntries = WeakMap<readonly Segment[], Readonly<{item: CslItem; entry: RenderedEntry}>>

export function createRenderedEntries(): RenderedEntries {
  return new WeakMap()
}

/** Renders the list; if the style does not render a work, its key is shown. */
export function renderReferenceList(
  processor: Processor,
  works: ReadonlyMap<string, CslItem>,
  memberOf: (key: string) => CslItem | undefined,
  known: RenderedEntries = createRenderedEntries()
): RenderedReferenceList {
  const problems: CitationProblem[] = []
  const listed = new Set<string>()
  const entries = processor.entries().flatMap(({key, content: rendered, fields: marked}): RenderedEntry[] => {
    const item = works.get(key)!
    const last = known.get(rendered)
    if (last?.item === item) {
      listed.add(key)
      return [last.entry]
    }
    const content = withMembers(renderedEntry(rendered, item), membersIn(item, processor, memberOf))
    // An entry with only a number is not a reference.
    const isReference = /\p{L}/u.test(segmentText(content))
    if (!isReference && UNLISTED.has(item.type)) return []
    listed.add(key)
    if (isReference) {
      const fields = placedIn(marked, rendered, content)
      const entry = {key, content, ...(fields.length > 0 && {fields})}
      // The members of a set may change while the set itself does not, so its entry is not reused.
      if (membersOf(item).length === 0) known.set(rendered, {item, entry})
      return [entry]
    }
    problems.push({kind: 'entry', key, message: NOTHING_RENDERED})
    return [{key, content: [...content, {type: 'undefined', value: key}]}]
  })
  return {
    entries: processor.hasList ? entries : [],
    problems: processor.hasList ? problems : [],
    listed: processor.hasList ? listed : new Set()
  }
}

/**
 * The members of a set after the first, because the set itself represents the first: each is a separator and an entry.
 */
function membersIn(
  item: CslItem,
  processor: Processor,
  memberOf: (key: string) => CslItem | undefined
): ReadonlyArray<readonly Segment[]> {
  return membersOf(item)
    .slice(1)
    .flatMap(key => {
      const member = memberOf(key)
      if (member === undefined) return []
      const {separator, content} = processor.entryWithin(member)
      const entry = renderedEntry(content, member)
      return entry.length === 0 ? [] : [[textSegment(separator), ...inOneLine(entry)]]
    })
}

/** Appends entries to an entry, as BibLaTeX renders a set, without the full stop before each of them. */
function withMembers(
  content: readonly Segment[],
  members: ReadonlyArray<readonly Segment[]>
): readonly Segment[] {
  const last = content.at(-1)
  if (members.length === 0 || last === undefined) return content
  if (last.type === 'block')
    return [...content.slice(0, -1), {...last, children: withMembers(last.children, members)}]
  return members.reduce((before, member) => [...withoutStop(before), ...member], content)
}

/** An entry without the style's blocks; the number in the margin has been removed already. */
function inOneLine(segments: readonly Segment[]): readonly Segment[] {
  return segments.flatMap((segment, index): readonly Segment[] => {
    if (segment.type !== 'block') return [segment]
    return index === 0 ? segment.children : [textSegment(' '), ...segment.children]
  })
}

function withoutStop(segments: readonly Segment[]): readonly Segment[] {
  const last = segments.at(-1)
  if (last === undefined) return []
  const before = segments.slice(0, -1)
  if ('children' in last) return [...before, {...last, children: withoutStop(last.children)}]
  return last.type === 'text' ? [...before, textSegment(last.value.replace(/\.$/u, ''))] : segments
}

/**
 * Personal communications, which readers cannot look up; styles leave them out of the list on purpose (APA 7, 8.9; CMOS
 * 18, 14.111).
 */
const UNLISTED: ReadonlySet<string> = new Set(['personal_communication', 'interview'])

/** The message for a key that is shown because the style does not render its work. */
export const NOTHING_RENDERED =
  'The citation style prints nothing of this work, which needs an author, a title or a date'

/** The content of a list entry, with its URLs as links; empty if the style does not render the work. */
function renderedEntry(content: readonly Segment[], item: CslItem): readonly Segment[] {
  const segments = withoutBlanks(content)
  return segmentText(segments).trim() === '' ? [] : linkAddresses(segments, item)
}

/** Removes white space around an entry and around its blocks. */
function withoutBlanks(segments: readonly Segment[]): readonly Segment[] {
  const blocks = segments.some(segment => segment.type === 'block')
  return segments.flatMap((segment, index): readonly Segment[] => {
    if (segment.type !== 'text') return [segment]
    if (blocks && segment.value.trim() === '') return []
    const start = index === 0 || blocks ? segment.value.trimStart() : segment.value
    const value = index === segments.length - 1 || blocks ? start.trimEnd() : start
    return value === '' ? [] : [textSegment(value)]
  })
}

/**
 * Converts the field ranges of a text to ranges of a copy without some of the blanks; words added at the end of the
 * copy are ignored.
 */
function placedIn(
  fields: readonly EntryField[],
  before: readonly Segment[],
  after: readonly Segment[]
): readonly EntryField[] {
  const [text, shorter] = [segmentText(before), segmentText(after)]
  if (shorter.startsWith(text)) return fields
  const places = [0]
  let at = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === shorter[at]) at++
    places.push(at)
  }
  return fields.map(({variable, from, to}) => ({variable, from: places[from]!, to: places[to]!}))
}
