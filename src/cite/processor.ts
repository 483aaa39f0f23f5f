import {citesByNumber} from '../core/citation-format.ts'
import {largestOf} from '../core/extremes.ts'
import {perObject} from '../core/per-object.ts'
import {type EntryField, type Segment, segmentText} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {CslEntry} from '../csl/disambiguate/work.ts'
import type {CslCite} from '../csl/document/cite.ts'
import {inLayout} from '../csl/document/layout.ts'
import {positionsOf} from '../csl/document/positions.ts'
import {type DocumentProcessor as CslProcessor, createProcessors} from '../csl/document/processor.ts'
import {bareState, createEngine, type Engine} from '../csl/engine/engine.ts'
import {splitFields} from '../csl/output/fields.ts'
import {toText} from '../csl/output/html.ts'
import type {CslSegment} from '../csl/output/segments.ts'
import type {Token} from '../csl/output/tokens.ts'
import type {WorkState} from '../csl/rendering/context.ts'
import {readStyle} from '../csl/style/style.ts'
import {readMarkup} from '../csl/text/markup.ts'
import {readElement} from '../csl/xml/reader.ts'
import type {LocaleFiles} from './locale.ts'
import {inOwnScript, type OwnScript, ownSeparator} from './own-script.ts'
import {type LinkedWork, segmentsFrom} from './segments.ts'

export type {CslCite} from '../csl/document/cite.ts'

/** The cites of one citation. `inOrder` keeps the author's order even if the style sorts. */
export type Cluster = Readonly<{cites: readonly CslCite[]; inOrder: boolean}>

/** The layout of the list, with CSL's option names (specification, “Options: Bibliography”). */
export type BibliographyLayout = Readonly<{
  hanging: boolean
  /** The position of the first field (usually the number): in its own column, or in the margin. */
  secondFieldAlign?: 'flush' | 'margin' | undefined
  /** The space between entries and between lines, in lines. */
  entrySpacing: number
  lineSpacing: number
  /** The length of the longest first field, in characters. */
  maxOffset: number
}>

/** An entry of the list as the style renders it, and the ranges of the work's fields in its text. */
export type RenderedFields = Readonly<{
  key: string
  content: readonly Segment[]
  fields: readonly EntryField[]
}>

/** A CSL processor loaded with a style, a locale and the works of one manuscript. */
export type Processor = Readonly<{
  numeric: boolean
  note: boolean
  /** The style's separator between two cites. */
  delimiter: string
  term: (name: string, form: 'long' | 'short', plural: boolean) => string
  /** The name of a work in a sentence; empty if the style renders no names for it. */
  author: (key: string) => readonly Segment[]
  /** Parses the rich text of a field. */
  richText: (text: string) => readonly Token[]
  /** Renders one citation; with `isBare`, without the affixes of the layout. */
  cluster: (cluster: Cluster, isBare?: boolean) => readonly Segment[]
  /** Adds the affixes of the layout to tokens that replace a citation of unknown works. */
  enclosed: (tokens: readonly Token[], isBare: boolean) => readonly Segment[]
  /**
   * Adds the position of every cite, for a note style; `clusters` are in order, and `notes` has the number of each
   * cluster's note.
   */
  positions: (clusters: readonly Cluster[], notes: readonly number[]) => readonly Cluster[]
  /** Whether the style has a list of references. */
  hasList: boolean
  /** The entries in list order; the content is empty if the style does not render a work. */
  entries: () => readonly RenderedFields[]
  /**
   * The entry of a work that is appended to the entry of another, without a number, and the separator between the two.
   */
  entryWithin: (item: CslItem) => Readonly<{separator: string; content: readonly Segment[]}>
  layout: () => BibliographyLayout
  /**
   * The state of a work (its number and disambiguation) in the usual processor, and in the one for works in Arabic
   * script.
   */
  states: (key: string) => readonly (WorkState | undefined)[]
  /** The number of renderings so far that depend on the number of a work. */
  numbersUsed: () => number
  /** The number of rendered cites and entries. */
  renders: () => number
}>

/** Creates a processor of some works. */
export type StyleProcessors = (
  works: readonly CslItem[],
  linkedWork: (key: string) => LinkedWork | undefined
) => Processor

/**
 * Creates processors that know all works from the start, in order of citation, uncited ones last. Disambiguation,
 * year suffixes and numbers are therefore final, and citations can be rendered independently. A processor reuses the
 * renderings of its predecessors for the same works.
 */
export function createStyleProcessors(
  style: string,
  locale: LocaleFiles,
  script?: OwnScript
): StyleProcessors {
  const read = readStyle(style)
  const files = locale.files.map(file => readElement(file, 0))
  const engine = createEngine(read, locale.lang, files)
  const usual = createProcessors(engine)
  let own: ReturnType<typeof createProcessors> | undefined
  const inOwn = ({styled, digits}: OwnScript, works: readonly CslItem[]): CslProcessor => {
    own ??= createProcessors(createEngine(styled(read), locale.lang, files, digits))
    return own(works)
  }
  const numeric = citesByNumber(style)
  const known = {
    content: perObject(({id, segments}: CslEntry): RenderedFields => {
      const {segments: bare, fields} = splitFields(segments)
      return {key: id, content: segmentsFrom(bare), fields}
    }),
    marginLength: perObject(({segments}: CslEntry) => toText(segments.filter(isMargin)).trim().length)
  }
  return (works, linkedWork) =>
    processorOf({engine, script, numeric, known}, {works, linkedWork}, usual(works), inOwn)
}

type LoadedStyle = Readonly<{
  engine: Engine
  script: OwnScript | undefined
  numeric: boolean
  known: Readonly<{
    content: (entry: CslEntry) => RenderedFields
    marginLength: (entry: CslEntry) => number
  }>
}>

function processorOf(
  {engine, script, numeric, known}: LoadedStyle,
  {
    works,
    linkedWork
  }: Readonly<{
    works: readonly CslItem[]
    linkedWork: (key: string) => LinkedWork | undefined
  }>,
  processor: CslProcessor,
  inOwn: (script: OwnScript, works: readonly CslItem[]) => CslProcessor
): Processor {
  const note = engine.style.options.class === 'note'
  const {finished} = engine
  const inScript = scripted(processor, script, works, own => inOwn(own, works))
  // Citation numbers look the same in every script.
  const isCitedAlike = numeric || (!note && script?.isOfPaper !== true)
  const cited = isCitedAlike ? scripted(processor, undefined, works, () => processor) : inScript
  return {
    numeric,
    note,
    hasList: engine.style.bibliography !== undefined,
    delimiter: engine.layoutOf('citation').delimiter || '; ',
    term(name, form, plural) {
      const term = engine.locale.term(name, form)
      return (plural ? term?.multiple : term?.single) ?? ''
    },
    author: key => segmentsFrom(finished(cited.author(key, note ? {position: 'subsequent'} : {}))),
    richText: text => readMarkup(text, engine.quotes),
    cluster: ({cites, inOrder}, isBare = false) =>
      segmentsFrom(cited.cites(inOrder ? cites : processor.sort(cites), isBare), linkedWork),
    enclosed: (tokens, isBare) =>
      segmentsFrom(finished(isBare ? tokens : inLayout(tokens, engine, 'citation'))),
    positions(clusters, notes) {
      const sorted = clusters.map(({cites, inOrder}) => (inOrder ? cites : processor.sort(cites)))
      const placed = sorted.map((cites, index) => ({note: notes[index] ?? index + 1, cites}))
      const found = positionsOf(placed, Number(engine.citation['near-note-distance'] ?? 5))
      return sorted.map((cites, index) => ({
        inOrder: true,
        cites: cites.map((cite, place) => ({...cite, ...found[index]![place]!}))
      }))
    },
    entries: () => inScript.entries().map(known.content),
    entryWithin(item) {
      const own = inScript.engineOf(item)
      const tokens = own.render(item, 'bibliography', {}, bareState).out
      return {
        separator: own === engine ? setSeparator : ownSeparator(setSeparator),
        content: segmentsFrom(splitFields(own.finished(inLayout(tokens, own, 'bibliography'))).segments)
      }
    },
    states: inScript.states,
    numbersUsed: inScript.numbersUsed,
    renders: inScript.renders,
    layout() {
      const {bibliography} = engine
      const align = bibliography['second-field-align']
      const fields = processor.entries().map(known.marginLength)
      return {
        hanging: bibliography['hanging-indent'] === 'true',
        ...((align === 'flush' || align === 'margin') && {secondFieldAlign: align}),
        entrySpacing: Number(bibliography['entry-spacing'] ?? 1),
        lineSpacing: Number(bibliography['line-spacing'] ?? 1),
        maxOffset: largestOf([0, ...fields])
      }
    }
  }
}

/** BibLaTeX's separator between the members of a set. */
const setSeparator = '; '

function isMargin(segment: CslSegment): boolean {
  return segment.type === 'block' && segment.display === 'left-margin'
}

/** Whether segments contain a letter or a digit, and not only brackets. */
export function hasWords(segments: readonly Segment[]): boolean {
  return /[\p{L}\p{N}]/u.test(segmentText(segments))
}

/**
 * Renders each cite and entry with the usual processor or, for a work in the script, with a second processor, which
 * `make` creates for the first such work.
 */
function scripted(
  usual: CslProcessor,
  script: OwnScript | undefined,
  works: readonly CslItem[],
  make: (script: OwnScript) => CslProcessor
) {
  const ids = new Set(script && works.filter(script.holds).map(({id}) => id))
  let made: CslProcessor | undefined
  const own = (): CslProcessor => {
    made ??= script === undefined ? usual : make(script)
    return made
  }
  return {
    cites(cites: readonly CslCite[], isBare: boolean): readonly CslSegment[] {
      const by = (one: CslProcessor) => one.engine.finished(one.cluster(cites, {inOrder: true, isBare}))
      const owned = cites.filter(({id}) => ids.has(id)).length
      // In a left-to-right paper, a citation that also contains other works or words keeps the paper's commas.
      const isAmongOthers = isBare || owned < cites.length || cites.some(({before}) => before !== undefined)
      if (owned === 0 || (isAmongOthers && script?.isOfPaper === false)) return by(usual)
      return owned === cites.length ? by(own()) : inOwnScript(by(usual), by(own()), id => ids.has(id))
    },
    engineOf: (item: CslItem) => (script?.holds(item) ? own() : usual).engine,
    entries() {
      const entries = usual.entries()
      if (ids.size === 0) return entries
      const owned = new Map(
        own()
          .entries(ids)
          .map(entry => [entry.id, entry])
      )
      return entries.map(entry => owned.get(entry.id) ?? entry)
    },
    author: (id: string, cite: Omit<CslCite, 'id'>) => (ids.has(id) ? own() : usual).author(id, cite),
    states: (id: string) => [usual.state(id), made?.state(id)],
    numbersUsed: () => usual.engine.counts.numbers + (made?.engine.counts.numbers ?? 0),
    renders: () => usual.engine.counts.renders + (made?.engine.counts.renders ?? 0)
  }
}
