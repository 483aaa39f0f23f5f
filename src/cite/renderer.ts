import {direction} from '../core/language.ts'
import {type Segment, segmentText} from '../core/segment.ts'
import type {Citation, CitationNote, CslItem} from '../core/types.ts'
import {type PreparedCluster, prepareCluster, type Work} from './cluster.ts'
import {faultyItems} from './faulty-items.ts'
import {withLatinEntries} from './latin-entries.ts'
import {completedLocale, type Locale, type LocaleLookup, resolveLocale} from './locale.ts'
import {narrativeAuthor} from './narrative.ts'
import {sayOthers} from './others.ts'
import {type BibliographyLayout, type Cluster, createProcessor, type Processor} from './processor.ts'
import {bareItem, namesOf} from './processor-item.ts'
import {joinNarrative, renderCitation, sentenceCase} from './render-citation.ts'
import {renderedEntry} from './rendered-entry.ts'

/**
 * How to cite: an independent CSL style (XML), the locales there are (XML by name), the language of the manuscript, and
 * a locale of the author's, if there is one.
 */
export type CitationStyle = Readonly<{
  style: string
  locales: LocaleLookup
  lang: string
  ownLocale?: string | undefined
}>

/** A fault in rendering. The caller knows the place of the key. */
export type CitationProblem = Readonly<{
  /** `entry`: not in the list as it should be. `citation`: not in the text as it should be. */
  kind: 'entry' | 'citation'
  key: string
  message: string
}>

/** An entry of the reference list. */
export type RenderedEntry = Readonly<{key: string; content: readonly Segment[]}>

/**
 * A citation with the note that shows it, for note styles: a note of its own, or one that the author wrote. Without it,
 * citations get notes of their own, in order.
 */
export type CitationToRender = Citation & Readonly<{note?: CitationNote | undefined}>

/** Everything that a style makes of the citations of a manuscript, as plain JSON. */
export type RenderedCitations = Readonly<{
  /**
   * The content of each citation, in the order given. In a note style it is that of the note, or what stands inside
   * the author's own note, without the stop that ends a note.
   */
  citations: readonly (readonly Segment[])[]
  /** Note styles only: the text of `@doe99` within a sentence, by the index of the citation. */
  sentences: Readonly<Record<number, readonly Segment[]>>
  /** In list order; empty if the style renders no list. */
  bibliography: readonly RenderedEntry[]
  layout: BibliographyLayout
  /** The style cites by number. */
  numeric: boolean
  /** The style cites in notes. */
  note: boolean
  problems: readonly CitationProblem[]
}>

/** A style that knows all works of a manuscript. It caches rendered citations: equal citations are rendered once. */
export type CitationRenderer = Readonly<{
  render: (citations: readonly CitationToRender[]) => RenderedCitations
}>

/**
 * Makes a renderer for the works of a manuscript: `references` by canonical key, `cited` keys in order of citation (more
 * than once if cited more than once), `listed` keys of works to be listed without being cited. One citation can change
 * another only by what it cites, so any citations of these works can be rendered with it. Throws only for a style that
 * is not CSL.
 */
export function createRenderer(
  style: CitationStyle,
  references: ReadonlyMap<string, CslItem>,
  cited: readonly string[],
  listed: readonly string[]
): CitationRenderer {
  const renderer = rendererIn(style, references, cited, listed)
  if (direction(style.lang) === 'ltr') return renderer
  const english = {...style, lang: 'en-US', ownLocale: undefined}
  return withLatinEntries(renderer, () => rendererIn(english, references, cited, listed))
}

function rendererIn(
  style: CitationStyle,
  references: ReadonlyMap<string, CslItem>,
  cited: readonly string[],
  listed: readonly string[]
): CitationRenderer {
  const citedKeys = new Set(cited)
  const keys = [...new Set([...citedKeys, ...listed])].filter(key => references.has(key))
  const works: Works = {
    keys,
    items: keys.flatMap(key => references.get(key) ?? []),
    citedCount: keys.filter(key => citedKeys.has(key)).length
  }
  const usual = resolveLocale(style.lang, style.locales)
  const locale = style.ownLocale === undefined ? usual : completedLocale(style.ownLocale, usual)
  let faultProblems: readonly CitationProblem[] = []
  let renderer: CitationRenderer | undefined
  return {
    render: citations => {
      try {
        renderer ??= rendererOf(style.style, locale, works)
        const rendered = renderer.render(citations)
        return {...rendered, problems: [...faultProblems, ...rendered.problems]}
      } catch (error) {
        // The processor throws on some values that a bibliography can hold. One bad entry must cost one entry.
        const faults = faultyItems(style.style, locale, works.items)
        if (faults.size === 0 || faultProblems.length > 0) throw error
        faultProblems = [...faults].map(([index, fault]) => unexpectedValue(keys[index] ?? '', fault))
        const items = works.items.map((item, index) => (faults.has(index) ? bareItem(item) : item))
        renderer = rendererOf(style.style, locale, {...works, items})
        const rendered = renderer.render(citations)
        return {...rendered, problems: [...faultProblems, ...rendered.problems]}
      }
    }
  }
}

/** Keys and items in order of citation, the uncited last. */
type Works = Readonly<{keys: readonly string[]; items: readonly CslItem[]; citedCount: number}>

function rendererOf(style: string, locale: Locale, works: Works): CitationRenderer {
  const {keys, items, citedCount} = works
  const order = [...keys.keys()]
  const processor = createProcessor(style, locale, items, order.slice(0, citedCount), order.slice(citedCount))
  const indexes = new Map(keys.map((key, index) => [key, index]))
  const authors = new Map<number, readonly Segment[]>()
  const clusters = new Map<string, string>()
  let plainNames = false
  let list: ReferenceList | undefined

  function workOf(key: string): Work {
    const index = indexes.get(key)
    if (index === undefined) return 'unknown'
    return processor.renders(index) ? index : 'unrendered'
  }
  /** Renders equal citations once. A cluster holds everything its rendering depends on, its position included. */
  function clusterHtml(cluster: Cluster): string {
    if (cluster.cites.length === 0) return ''
    const same = JSON.stringify(cluster)
    const html = clusters.get(same) ?? processor.cluster(cluster)
    clusters.set(same, html)
    return html
  }
  function authorOf(index: number): readonly Segment[] {
    const item = items[index]!
    const named = authors.get(index) ?? narrativeAuthor(processor, item, index, plainNames)
    authors.set(index, named)
    plainNames ||= namesOf(item).length > 0 && named.length > 0 && named.every(({type}) => type === 'text')
    return named
  }

  function render(citations: readonly CitationToRender[]): RenderedCitations {
    const prepared = citations.map(citation =>
      prepareCluster(citation, workOf, processor, processor.note && citation.note?.own === true)
    )
    const placed = processor.note ? inNotes(processor, prepared, citations) : prepared
    // The list comes first: the processor learns about names from it, and citations depend on that (decision 10).
    list ??= referenceList(processor, works)
    // A work that the list leaves out has no place to lead to.
    const linked = keys.map((key, index) => ({
      key: list?.listed.has(index) ? key : undefined,
      item: items[index]!
    }))
    const problems: CitationProblem[] = []
    const sentences: Record<number, readonly Segment[]> = {}
    const contents = placed.map((citation, position) => {
      const inOwnNote = processor.note && citations[position]?.note?.own === true
      const enclose = inOwnNote ? (html: string) => html : processor.enclose
      const content = renderCitation({...processor, cluster: clusterHtml, enclose}, citation, linked)
      for (const key of citation.unrendered) problems.push({kind: 'citation', key, message: NOTHING_RENDERED})
      const index = citation.narrative
      if (processor.note) {
        if (index !== undefined && !inOwnNote) sentences[position] = authorOf(index)
        const beginsWithPrefix = (citations[position]?.items[0]?.prefix.length ?? 0) > 0
        return beginsWithPrefix && !inOwnNote ? sentenceCase(content) : content
      }
      return index === undefined ? content : joinNarrative(authorOf(index), content, linked[index]?.key)
    })
    const {numeric, note} = processor
    return {
      citations: contents,
      sentences,
      bibliography: list.entries,
      layout: list.layout,
      numeric,
      note,
      problems: distinct([...problems, ...list.problems])
    }
  }
  return {render}
}

/** Citations of a note style, each cite with its position among the notes. */
function inNotes(
  processor: Processor,
  prepared: readonly PreparedCluster[],
  citations: readonly CitationToRender[]
): readonly PreparedCluster[] {
  const clusters = prepared.map(({cluster}) => cluster)
  const notes = citations.map((citation, index) => citation.note?.number ?? index + 1)
  const placed = processor.positions(clusters, notes)
  return prepared.map((citation, index) => ({...citation, cluster: placed[index]!}))
}

type ReferenceList = Readonly<{
  entries: readonly RenderedEntry[]
  layout: BibliographyLayout
  problems: readonly CitationProblem[]
  /** The works that have an entry. */
  listed: ReadonlySet<number>
}>

function referenceList(processor: Processor, {keys, items}: Works): ReferenceList {
  const list = processor.bibliography()
  const problems: CitationProblem[] = []
  const listed = new Set<number>()
  const entries = list.entries.flatMap(({item: index, html}): RenderedEntry[] => {
    const [key, item] = [keys[index] ?? '', items[index]]
    const content =
      html === undefined || item === undefined ? [] : renderedEntry(sayOthers(html, processor), item)
    // The number of an entry is not yet a reference.
    const hasWords = /\p{L}/u.test(segmentText(content))
    if (!hasWords && item !== undefined && UNLISTED.has(item.type)) return []
    listed.add(index)
    if (hasWords) return [{key, content}]
    problems.push({kind: 'entry', key, message: NOTHING_RENDERED})
    return [{key, content: [...content, {type: 'undefined', value: key}]}]
  })
  return {entries, layout: list.layout, problems, listed}
}

/**
 * Only the writer could look these up. Styles that leave them out of the list do so on purpose (APA 7, 8.9; CMOS 18,
 * 14.111).
 */
const UNLISTED: ReadonlySet<string> = new Set(['personal_communication', 'interview'])

const NOTHING_RENDERED =
  'Unexpected reference that the citation style prints nothing for, expected an author, a title or a date'

function unexpectedValue(key: string, fault: string): CitationProblem {
  const message = `Unexpected value in a reference (${fault}), expected values that a citation style can print`
  return {kind: 'entry', key, message}
}

function distinct(problems: readonly CitationProblem[]): readonly CitationProblem[] {
  return [...new Map(problems.map(problem => [`${problem.kind} ${problem.key}`, problem])).values()]
}
