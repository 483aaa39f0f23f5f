import {direction} from '../core/language.ts'
import type {Numerals} from '../core/numerals.ts'
import type {EntryField, Segment} from '../core/segment.ts'
import type {Abbreviations, CitationInText, CitationNote, CslItem} from '../core/types.ts'
import {abbreviate} from '../csl/items/abbreviations.ts'
import {type PreparedCluster, prepareCluster} from './cluster.ts'
import {createContents} from './contents.ts'
import {joinNarrative, sentenceStart} from './join.ts'
import {withLatinEntries} from './latin-entries.ts'
import {completedLocale, type LocaleFiles, type LocaleLookup, resolveLocale} from './locale.ts'
import {ownScript} from './own-script.ts'
import {type BibliographyLayout, createStyleProcessors, type Processor} from './processor.ts'
import {
  createRenderedEntries,
  NOTHING_RENDERED,
  type RenderedReferenceList,
  renderReferenceList
} from './reference-list.ts'
import {type Siglum, siglaOf, withSigla} from './sigla.ts'

/**
 * An independent CSL style (XML), the available locales (XML by name), the language of the manuscript, and optionally
 * the author's own locale.
 */
export type CitationStyle = Readonly<{
  style: string
  locales: LocaleLookup
  lang: string
  ownLocale?: string | undefined
  /** Abbreviations for the short forms of the style. */
  abbreviations?: Abbreviations | undefined
  /** Whether the paper has a list of its sigla. */
  siglaListed?: boolean | undefined
  /** The digits of the manuscript, for works in Arabic script. */
  numerals?: Numerals | undefined
}>

/** A fault in rendering. The caller knows the place of the key. */
export type CitationProblem = Readonly<{
  /** `entry`: a fault in the list. `citation`: a fault in the text. */
  kind: 'entry' | 'citation'
  key: string
  message: string
}>

/** An entry of the reference list. */
export type RenderedEntry = Readonly<{
  key: string
  content: readonly Segment[]
  /** The ranges of the work's fields in the text of the content. */
  fields?: readonly EntryField[]
}>

/**
 * A citation with the number of its note, for note styles: either a note made for it, or one that the author wrote.
 * Without `note`, citations get separate notes, in order.
 */
export type CitationToRender = CitationInText & Readonly<{note?: CitationNote | undefined}>

/** The rendered citations and lists of a manuscript, as plain JSON. */
export type RenderedCitations = Readonly<{
  /**
   * The content of each citation, in the order given. In a note style, it is the content of the note or, within the
   * author's own note, the text without the final full stop.
   */
  citations: readonly (readonly Segment[])[]
  /** In note styles, the text of `@doe99` within a sentence, by the index of the citation. */
  sentences: Readonly<Record<number, readonly Segment[]>>
  /** The entries in list order; empty if the style has no list. */
  bibliography: readonly RenderedEntry[]
  /** The works with sigla, sorted by siglum. */
  sigla: readonly Siglum[]
  layout: BibliographyLayout
  /** Whether the style cites by number. */
  numeric: boolean
  /** Whether the style cites in notes. */
  note: boolean
  problems: readonly CitationProblem[]
}>

/** A style loaded with all works of a manuscript. Equal citations are rendered once. */
export type CitationRenderer = Readonly<{
  render: (citations: readonly CitationToRender[]) => RenderedCitations
  /** The number of cites and entries rendered by the style. */
  renders: () => number
}>

/** Creates a renderer for the works of a manuscript. */
export type CitationRenderers = (
  references: ReadonlyMap<string, CslItem>,
  cited: readonly string[],
  listed: readonly string[]
) => CitationRenderer

/**
 * Creates a renderer for the works of a manuscript. `references` are the works by canonical key; `cited` are keys in
 * order of citation, possibly repeated; `listed` are keys of works to list without a citation. Citations affect each
 * other only through the works that they cite, so the renderer can render any citations of these works. Throws only if
 * the style is not valid CSL.
 */
export function createRenderer(
  style: CitationStyle,
  references: ReadonlyMap<string, CslItem>,
  cited: readonly string[],
  listed: readonly string[]
): CitationRenderer {
  return createRenderers(style)(references, cited, listed)
}

/**
 * Creates renderers for a changing set of works. Works that are the same object are the same work, and a renderer
 * reuses the renderings of its predecessor.
 */
export function createRenderers(style: CitationStyle): CitationRenderers {
  const renderers = renderersIn(style)
  if (direction(style.lang) === 'ltr') return renderers
  let english: CitationRenderers | undefined
  return (references, cited, listed) =>
    withLatinEntries(renderers(references, cited, listed), () => {
      english ??= renderersIn({...style, lang: 'en-US', ownLocale: undefined})
      return english(references, cited, listed)
    })
}

function renderersIn(style: CitationStyle): CitationRenderers {
  const itemOf = itemsIn(style.abbreviations)
  const usual = resolveLocale(style.lang, style.locales)
  const locale = style.ownLocale === undefined ? usual : completedLocale(style.ownLocale, usual)
  let rendererOf: ReturnType<typeof loadedStyle> | undefined
  return (references, cited, listed) => {
    const keys = [...new Set([...cited, ...listed])].filter(key => references.has(key))
    const works = new Map(keys.map(key => [key, itemOf(key, references.get(key)!)]))
    let renderer: CitationRenderer | undefined
    return {
      render(citations) {
        rendererOf ??= loadedStyle(style, locale)
        renderer ??= rendererOf(works, key => references.get(key))
        return renderer.render(citations)
      },
      renders: () => renderer?.renders() ?? 0
    }
  }
}

/** Returns a function that always returns the same item for the same work. */
function itemsIn(abbreviations: Abbreviations | undefined): (key: string, work: CslItem) => CslItem {
  const abbreviated = abbreviations && abbreviate(abbreviations)
  const known = new WeakMap<CslItem, CslItem>()
  return (key, work) => {
    const last = known.get(work)
    if (last?.id === key) return last
    const item = {...work, id: key}
    const made = abbreviated === undefined ? item : {...item, ...abbreviated(item), id: key}
    known.set(work, made)
    return made
  }
}

/** Works by key, in order of citation, uncited ones last. */
type Works = ReadonlyMap<string, CslItem>

function loadedStyle(
  style: CitationStyle,
  locale: LocaleFiles
): (works: Works, memberOf: (key: string) => CslItem | undefined) => CitationRenderer {
  const script = style.numerals && ownScript(style.lang, style.numerals)
  const processors = createStyleProcessors(style.style, locale, script)
  const contentsOf = createContents(style.siglaListed === true)
  const known = createRenderedEntries()
  return (works, memberOf) => {
    // A work that is not in the list has no link target.
    const processor = processors([...works.values()], key => {
      const item = works.get(key)
      return item && {key: listOf().listed.has(key) ? key : undefined, item}
    })
    let list: RenderedReferenceList | undefined
    function listOf(): RenderedReferenceList {
      list ??= renderReferenceList(processor, works, memberOf, known)
      return list
    }
    const contents = contentsOf({processor, works, isListed: key => listOf().listed.has(key)})
    return rendererOf(style, {processor, works, contents, listOf})
  }
}

type LoadedWorks = Readonly<{
  processor: Processor
  works: Works
  contents: ReturnType<ReturnType<typeof createContents>>
  listOf: () => RenderedReferenceList
}>

function rendererOf(
  style: CitationStyle,
  {processor, works, contents: {workOf, contentOf, authorOf}, listOf}: LoadedWorks
): CitationRenderer {
  const isListed = style.siglaListed === true

  function render(citations: readonly CitationToRender[]): RenderedCitations {
    const prepared = citations.map(citation =>
      prepareCluster(citation, workOf, processor, processor.note && citation.note?.own === true)
    )
    const placed = withSigla(
      processor.note ? inNotes(processor, prepared, citations) : prepared,
      works,
      processor,
      {lang: style.lang, isListed}
    )
    const problems: CitationProblem[] = []
    const sentences: Record<number, readonly Segment[]> = {}
    const contents = placed.map((citation, position) => {
      const inOwnNote = processor.note && citations[position]?.note?.own === true
      const content = contentOf(citation, inOwnNote)
      for (const key of citation.unrendered) problems.push({kind: 'citation', key, message: NOTHING_RENDERED})
      const key = citation.narrative
      if (processor.note) {
        if (key !== undefined && !inOwnNote) sentences[position] = authorOf(key)
        const beginsWithPrefix = (citations[position]?.items[0]?.prefix.length ?? 0) > 0
        return beginsWithPrefix && !inOwnNote ? sentenceStart(content) : content
      }
      return key === undefined
        ? content
        : joinNarrative(authorOf(key), content, listOf().listed.has(key) ? key : undefined)
    })
    const {numeric, note} = processor
    return {
      citations: contents,
      sentences,
      bibliography: listOf().entries,
      sigla: siglaOf(works, style.lang),
      layout: processor.layout(),
      numeric,
      note,
      problems: distinct([...problems, ...listOf().problems])
    }
  }
  return {render, renders: processor.renders}
}

/** The citations of a note style, each cite with its position. */
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

function distinct(problems: readonly CitationProblem[]): readonly CitationProblem[] {
  return [...new Map(problems.map(problem => [`${problem.kind} ${problem.key}`, problem])).values()]
}
