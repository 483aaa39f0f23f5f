import type {Nodes} from 'mdast'
import type {RenderedEntry} from '../cite/index.ts'
import {referenceId} from '../cite/reference-id.ts'
import {readRichText} from '../cite/rich-text.ts'
import type {Entry, Inline, ReferenceList} from '../core/article.ts'
import {perObject} from '../core/per-object.ts'
import type {
  CslItem,
  Manuscript,
  NumberedCitation,
  Reference,
  PlacedReferenceList as ResolvedList
} from '../core/types.ts'
import {citationAnchor} from './citation.ts'
import type {Composing} from './context.ts'
import {entryLanguage} from './entry-language.ts'
import {inlinesOfSegments} from './segments.ts'

/** The lists of references in document order, each sorted by the style. */
export function referenceLists(composing: Composing): readonly ReferenceList[] {
  const {manuscript, rendered} = composing
  if (rendered === undefined) return []
  const anchors = entryAnchors(manuscript)
  return manuscript.referenceLists.map((list, index) => ({
    hanging: rendered.layout.hanging,
    // If an element by the author, such as a heading, has this id, the list has no id.
    ...(index === 0 && !isTaken('refs', manuscript) && {anchor: 'refs'}),
    entries: entriesOf(list, {anchors: anchors.get(list), bibliography: rendered.bibliography, manuscript})
  }))
}

type EntriesFrom = Readonly<{
  anchors: ReadonlyMap<string, string> | undefined
  bibliography: readonly RenderedEntry[]
  manuscript: Manuscript
}>

/** The entries of a list; the entries of the last build if all their inputs are unchanged. */
function entriesOf(list: ResolvedList, from: EntriesFrom): readonly Entry[] {
  const {anchors, bibliography, manuscript} = from
  const last = lastEntries(bibliography)
  const {chapter, annotated = manuscript.settings.annotations} = list
  const {lang} = manuscript.metadata
  const parts = [anchors, manuscript.bibliography.byKey, chapter, annotated, lang]
  const isSame =
    parts.every((part, index) => part === last.parts[index]) &&
    last.citations.length === manuscript.citations.length &&
    manuscript.citations.every((citation, index) => isSameMention(citation, last.citations[index]!))
  if (!isSame) {
    last.entries = bibliography.flatMap(entry => {
      const anchor = anchors?.get(entry.key)
      return anchor === undefined ? [] : [entryFrom(entry, anchor, list, manuscript)]
    })
  }
  Object.assign(last, {parts, citations: manuscript.citations})
  return last.entries
}

/**
 * The entries that were last composed from a given rendered bibliography, and the values that they were composed from.
 */
const lastEntries = perObject(
  (
    _: readonly RenderedEntry[]
  ): {parts: readonly unknown[]; citations: readonly NumberedCitation[]; entries: readonly Entry[]} => ({
    parts: [],
    citations: [],
    entries: []
  })
)

/** Whether the entries of the cited works refer back to both citations in the same way. */
function isSameMention(one: NumberedCitation, other: NumberedCitation): boolean {
  return (
    one === other ||
    (one.file === other.file &&
      citationAnchor(one) === citationAnchor(other) &&
      isSameList(worksOf(one), worksOf(other)))
  )
}

function worksOf({references, also}: NumberedCitation): ReadonlyArray<Reference | undefined> {
  return also.length === 0 ? references : [...references, ...also]
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}

function isTaken(name: string, manuscript: Manuscript): boolean {
  for (const [node, id] of manuscript.ids)
    if (id === name && listIndex(manuscript, node) === undefined) return true
  return false
}

function entryFrom(
  {key, content, fields}: RenderedEntry,
  anchor: string,
  list: ResolvedList,
  manuscript: Manuscript
): Entry {
  const {csl} = manuscript.bibliography.byKey.get(key) ?? {}
  const all = manuscript.citedBy.get(key) ?? []
  const cited = list.chapter === undefined ? all : all.filter(({file}) => file === list.chapter)
  const isAnnotated = list.annotated ?? manuscript.settings.annotations
  const known = knownEntry(content)
  const {lang} = manuscript.metadata
  const from = {key, anchor, fields, csl, lang, cited}
  if (!isAnnotated && known.made !== undefined && isMadeOf(known, from)) return known.made
  const annotation = isAnnotated ? annotationOf(csl?.annote) : []
  const words = entryWords(content, csl, lang)
  const made = {
    key,
    anchor,
    ...words,
    ...(fields && {fields}),
    citedIn: cited.map(citationAnchor),
    ...(annotation.length > 0 && {annotation}),
    ...(csl && {work: csl})
  }
  if (known.made === undefined || !isSameEntry(known.made, made)) known.made = made
  known.from = from
  return known.made
}

/** The parts of a paper from which an entry without an annotation is composed. */
type MadeOf = Readonly<{
  key: string
  anchor: string
  fields: RenderedEntry['fields']
  csl: CslItem | undefined
  lang: string
  /** The citations of the work; an unchanged citation is the same object as in the last build. */
  cited: readonly NumberedCitation[]
}>

/** The entry that was last composed from the given content. */
const knownEntry = perObject((_: RenderedEntry['content']): {made?: Entry; from?: MadeOf} => ({}))

/** Whether an entry without an annotation was composed from equal parts; citations are compared by their anchors. */
function isMadeOf({made, from}: {made?: Entry; from?: MadeOf}, now: MadeOf): boolean {
  return (
    from !== undefined &&
    made !== undefined &&
    made.annotation === undefined &&
    from.key === now.key &&
    from.anchor === now.anchor &&
    from.fields === now.fields &&
    from.csl === now.csl &&
    from.lang === now.lang &&
    from.cited.length === now.cited.length &&
    from.cited.every((citation, index) => isSameCitation(citation, now.cited[index]!))
  )
}

function isSameCitation(one: NumberedCitation, other: NumberedCitation): boolean {
  return one === other || citationAnchor(one) === citationAnchor(other)
}

/** Whether two entries are equal and without annotations. */
function isSameEntry(one: Entry, other: Entry): boolean {
  return (
    one.key === other.key &&
    one.anchor === other.anchor &&
    one.children === other.children &&
    one.lang === other.lang &&
    one.dir === other.dir &&
    one.work === other.work &&
    one.annotation === undefined &&
    other.annotation === undefined &&
    one.citedIn.length === other.citedIn.length &&
    one.citedIn.every((anchor, index) => anchor === other.citedIn[index])
  )
}

type EntryWords = Pick<Entry, 'lang' | 'dir' | 'children'>

/**
 * The text of an entry with the languages of its parts. If nothing has changed, this is the object of the last build.
 */
function entryWords(content: RenderedEntry['content'], csl: CslItem | undefined, lang: string): EntryWords {
  const known = knownWords(content)
  if (known.made !== undefined && known.lang === lang && known.csl === csl) return known.made
  const {properties, content: words} = entryLanguage(content, csl, lang)
  const made = {...properties, children: wordsOf(words)}
  Object.assign(known, {lang, csl, made})
  return made
}

const knownWords = perObject(
  (_: RenderedEntry['content']): {lang?: string; csl?: CslItem | undefined; made?: EntryWords} => ({})
)

function wordsOf(segments: RenderedEntry['content']): readonly Inline[] {
  return inlinesOfSegments(
    segments,
    () => undefined,
    () => []
  )
}

/** The paragraphs of an annotation, separated by blank lines. */
function annotationOf(words: unknown): ReadonlyArray<readonly Inline[]> {
  if (typeof words !== 'string' || words.trim() === '') return []
  return words.split(/\n[ \t]*\n/u).map(paragraph => wordsOf(readRichText(paragraph.trim())))
}

/** The index in `referenceLists` of the list that a div contains; undefined if it contains none. */
export function listIndex({referenceLists: lists}: Manuscript, node: Nodes): number | undefined {
  const index = lists.findIndex(({place}) => place.at === 'div' && place.node === node)
  return index < 0 ? undefined : index
}

/** The anchor of each entry in each list: `bib-KEY`, with a count if an earlier list has an entry for the same work. */
const entryAnchors = perObject(({referenceLists: lists}: Manuscript): AnchorsOfLists => {
  const [first] = lists
  if (first !== undefined && lists.length === 1) return new Map([[first, anchorsOfKeys(first.keys)]])
  const counts = new Map<string, number>()
  return new Map(
    lists.map(list => {
      const ids = [...list.keys].map(key => {
        const count = (counts.get(key) ?? 0) + 1
        counts.set(key, count)
        return [key, count === 1 ? referenceId(key) : `${referenceId(key)}--${count}`] as const
      })
      return [list, new Map(ids)]
    })
  )
})

/** The anchors of the only list, cached by the set of the list's keys, because a session keeps an unchanged set. */
const anchorsOfKeys = perObject(
  (keys: ReadonlySet<string>): ReadonlyMap<string, string> =>
    new Map([...keys].map(key => [key, referenceId(key)]))
)

type AnchorsOfLists = ReadonlyMap<ResolvedList, ReadonlyMap<string, string>>

/**
 * Returns a function that finds the anchor of a work's entry, to which citations in a file link: in the chapter's own
 * list, or else in the first list.
 */
export function entryAnchorIn(manuscript: Manuscript, file: string): (key: string) => string {
  const anchors = ownAnchors(manuscript, file)
  return key => anchors?.get(key) ?? referenceId(key)
}

/** The anchors of the entries in a chapter's own list; undefined if it has none. */
export function ownAnchors(manuscript: Manuscript, file: string): ReadonlyMap<string, string> | undefined {
  const own = manuscript.referenceLists.find(({chapter}) => chapter === file)
  return own && entryAnchors(manuscript).get(own)
}
