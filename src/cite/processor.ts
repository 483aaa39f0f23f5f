import {citesByNumber} from '../core/citation-format.ts'
import {largestOf} from '../core/extremes.ts'
import {type Segment, segmentText} from '../core/segment.ts'
import type {CslItem} from '../core/types.ts'
import type {CslCite} from '../csl/document/cite.ts'
import {inLayout} from '../csl/document/layout.ts'
import {positionsOf} from '../csl/document/positions.ts'
import {
  type DocumentProcessor as CslProcessor,
  createDocumentProcessor as createCslProcessor
} from '../csl/document/processor.ts'
import {bareState, createEngine} from '../csl/engine/engine.ts'
import {toText} from '../csl/output/html.ts'
import type {CslSegment} from '../csl/output/segments.ts'
import type {Token} from '../csl/output/tokens.ts'
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
   * Adds the position of every cite, for a note style; `clusters` are in order, `notes` has the number of each one's
   * note.
   */
  positions: (clusters: readonly Cluster[], notes: readonly number[]) => readonly Cluster[]
  /** Whether the style has a bibliography. */
  hasList: boolean
  /** The entries in list order; the content is empty if the style renders nothing for a work. */
  entries: () => readonly Readonly<{key: string; content: readonly Segment[]}>[]
  /** The entry of a work that follows another's within one entry, without a number, and the separator between them. */
  entryWithin: (item: CslItem) => Readonly<{separator: string; content: readonly Segment[]}>
  layout: () => BibliographyLayout
  /** The number of rendered cites and entries. */
  renders: () => number
}>

/**
 * Creates a processor that knows all works from the start, in order of citation, uncited ones last. Disambiguation,
 * year suffixes and numbers are therefore final, and citations can be rendered independently.
 */
export function createStyleProcessor(
  style: string,
  locale: LocaleFiles,
  works: readonly CslItem[],
  linkedWork: (key: string) => LinkedWork | undefined,
  script?: OwnScript
): Processor {
  const read = readStyle(style)
  const files = locale.files.map(file => readElement(file, 0))
  const engine = createEngine(read, locale.lang, files)
  const processor = createCslProcessor(engine, works)
  const note = read.options.class === 'note'
  const numeric = citesByNumber(style)
  const {finished} = engine
  const inScript = scripted(processor, script, works, ({styled, digits}) =>
    createCslProcessor(createEngine(styled(read), locale.lang, files, digits), works)
  )
  // Citation numbers are the same for all works.
  const isCitedAlike = numeric || (!note && script?.isOfPaper !== true)
  const cited = isCitedAlike ? scripted(processor, undefined, works, () => processor) : inScript
  return {
    numeric,
    note,
    hasList: read.bibliography !== undefined,
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
    entries: () => inScript.entries().map(({id, segments}) => ({key: id, content: segmentsFrom(segments)})),
    entryWithin(item) {
      const own = inScript.engineOf(item)
      const tokens = own.render(item, 'bibliography', {}, bareState).out
      return {
        separator: own === engine ? setSeparator : ownSeparator(setSeparator),
        content: segmentsFrom(own.finished(inLayout(tokens, own, 'bibliography')))
      }
    },
    renders: inScript.renders,
    layout() {
      const {bibliography} = engine
      const align = bibliography['second-field-align']
      const fields = processor.entries().map(({segments}) => toText(segments.filter(isMargin)).trim().length)
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

/** biblatex's separator between the members of a set. */
const setSeparator = '; '

function isMargin(segment: CslSegment): boolean {
  return segment.type === 'block' && segment.display === 'left-margin'
}

/** Whether segments contain a letter or a digit, and not only brackets. */
export function hasWords(segments: readonly Segment[]): boolean {
  return /[\p{L}\p{N}]/u.test(segmentText(segments))
}

/**
 * Chooses between the usual processor and that of the script for each cite and entry; `make` is called for the first
 * work in the script.
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
      // In left-to-right text, a comma belongs to that text.
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
    renders: () => usual.engine.counts.renders + (made?.engine.counts.renders ?? 0)
  }
}
