import type {CslItem} from '../core/types.ts'
import {citeSorter, createEngine, type Engine, isNumeric, itemId, itemIndex, renderCites} from './engine.ts'
import type {Locale} from './locale.ts'
import {ENTRY_MARK, markNumber} from './marks.ts'
import {type Position, positionsOf} from './positions.ts'

/** A work inside a citation, as the processor gets it; prefix and suffix hold marks only. */
export type Cite = Readonly<{
  /** The index of the work among the items. */
  item: number
  prefix?: string
  suffix?: string
  label?: string
  locator?: string
  /** Whether the label of the locator is a plural; if absent, the processor decides. */
  plural?: boolean
  suppressAuthor?: boolean
  /** Note styles only. */
  position?: Position
}>

/** The cites of one citation. `inOrder` keeps the author's order where the style would sort. */
export type Cluster = Readonly<{cites: readonly Cite[]; inOrder: boolean}>

/** An entry of the list, in list order. `html` is undefined if the style renders nothing for this item. */
export type ProcessorEntry = Readonly<{item: number; html: string | undefined}>

/** The layout of the list, in the terms of CSL (specification, “Options: Bibliography”). */
export type BibliographyLayout = Readonly<{
  hanging: boolean
  /** Where the first field (mostly the number) stands: in a column of its own, or in the margin. */
  secondFieldAlign?: 'flush' | 'margin'
  /** Space between entries and lines, in lines. */
  entrySpacing: number
  lineSpacing: number
  /** The longest first field, in characters. */
  maxOffset: number
}>

/** The CSL processor, with a style, a locale and the works of one manuscript. */
export type Processor = Readonly<{
  numeric: boolean
  note: boolean
  /** The style's separator between two cites. */
  delimiter: string
  term: (name: string, form: 'long' | 'short', plural: boolean) => string
  /** Makes a cite of a note style a repeated one, because a sentence names authors in the short form. */
  again: Readonly<{position?: Position}>
  /** The authors as a citation names them, in the processor's HTML; empty if the style renders none there. */
  author: (item: number) => string
  /** One citation, in the processor's HTML, each work as `<a href="…">` with its index. */
  cluster: (cluster: Cluster) => string
  /** The position of every cite of a note style; the citations come in order, each with the number of its note. */
  positions: (clusters: readonly Cluster[], notes: readonly number[]) => readonly Cluster[]
  /** True if the style renders something for a work in a citation. */
  renders: (item: number) => boolean
  /** Puts the style's brackets, or what it has, around a citation. */
  enclose: (html: string) => string
  bibliography: () => Readonly<{entries: readonly ProcessorEntry[]; layout: BibliographyLayout}>
}>

/**
 * Makes a processor that knows all works at once: `cited` in order of citation, `uncited` listed without being cited.
 * Disambiguation, year suffixes and numbers are final from the start, so any citation can be rendered on its own.
 */
export function createProcessor(
  style: string,
  locale: Locale,
  items: readonly CslItem[],
  cited: readonly number[],
  uncited: readonly number[]
): Processor {
  const engine = createEngine(style, locale, items)
  engine.updateItems(cited.map(itemId))
  if (uncited.length > 0) engine.updateUncitedItems(uncited.map(itemId))
  const sorted = citeSorter(engine)
  const numeric = isNumeric(engine)
  // Numbers are final once all items are known; the map is made when the first number is rendered.
  let numbers: ReadonlyMap<string, string> | undefined
  /** Links bare numbers to their items: a number of the list, or else the locator of the only work cited. */
  function identified(html: string, cites: readonly Cite[]): string {
    const named = html.replace(/<a href="#(\d*)">/gu, (_match, digits: string) => {
      numbers ??= new Map(
        items.map((_item, index) => [String(engine.registry.registry[itemId(index)]?.seq), itemId(index)])
      )
      const only = cites.length === 1 && cites[0] !== undefined ? itemId(cites[0].item) : ''
      return `<a href="${(numeric ? numbers.get(digits) : only) ?? ''}">`
    })
    return withoutPlaceholder(named).replace(/<a href="i/gu, '<a href="')
  }

  function cluster({cites, inOrder}: Cluster): string {
    const ordered = inOrder ? cites : sorted(cites)
    const sorting = engine.citation_sort.tokens
    engine.citation_sort.tokens = []
    const html = renderCites(engine, ordered.map(processorCite))
    engine.citation_sort.tokens = sorting
    return identified(html, cites)
  }

  function positions(clusters: readonly Cluster[], notes: readonly number[]): readonly Cluster[] {
    const ordered = clusters.map(({cites, inOrder}) => (inOrder ? cites : sorted(cites)))
    const found = positionsOf(
      ordered.map((cites, index) => ({note: notes[index] ?? index + 1, cites})),
      engine.citation.opt['near-note-distance']
    )
    return ordered.map((cites, index) => ({
      inOrder: true,
      cites: cites.map((cite, place) => ({...cite, position: found[index]![place]!}))
    }))
  }

  const note = engine.opt.xclass === 'note'
  const again = note ? {position: SUBSEQUENT} : {}
  return {
    numeric,
    note,
    again,
    delimiter: engine.citation.opt.layout_delimiter || '; ',
    term: (name, form, plural) => engine.getTerm(name, form, plural ? 1 : 0) ?? '',
    author: item => {
      const html = engine.makeCitationCluster([{id: itemId(item), ...again.position, 'author-only': true}])
      return withoutPlaceholder(html)
    },
    cluster,
    positions,
    // Every style renders a title or a name. For other works, try it.
    renders: item =>
      Boolean(items[item]?.title || items[item]?.author) ||
      hasText(cluster({cites: [{item}], inOrder: true})),
    enclose: html => enclose(html, engine.citation.opt, engine.getOpt('punctuation-in-quote') === true),
    bibliography: () => bibliography(engine)
  }
}

const SUBSEQUENT: Position = {position: 1, 'near-note': true, 'first-reference-note-number': 0}

function processorCite({item, suppressAuthor, position, ...rest}: Cite): Record<string, unknown> {
  return {...rest, ...position, id: itemId(item), ...(suppressAuthor ? {'suppress-author': true} : {})}
}

/** True if the processor's HTML contains a word or a number, not just marks and brackets. */
export function hasText(html: string): boolean {
  return /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*>/gu, ''))
}

/** Removes the placeholder that the processor renders for an empty result. */
function withoutPlaceholder(html: string): string {
  return html.replace(/\[NO_PRINTED_FORM\]|\[CSL STYLE ERROR: reference with no printed form\.\]/gu, '')
}

/**
 * Adds the affixes of the layout, which the processor leaves out where cites are wrapped: inside the layout's own
 * formatting (a superscript), and with one full stop only, which American English sets inside a closing quote.
 */
function enclose(
  html: string,
  layout: Readonly<{layout_prefix: string; layout_suffix: string; layout_decorations: readonly unknown[]}>,
  punctuationInQuote: boolean
): string {
  const outer =
    layout.layout_decorations.length > 0 ? (/^(<(?!a )[^>]*>)(.*)(<\/[^>]*>)$/su.exec(html) ?? []) : []
  const [, open = '', inner = html, close = ''] = outer
  const suffix = layout.layout_suffix
  const text = inner.replace(/<[^>]*>/gu, '')
  if (suffix === '.' && /[.!?…][”’»"']?$/u.test(text)) return open + layout.layout_prefix + inner + close
  const [, stop = '', rest = ''] = /^([.,]?)(.*)$/su.exec(suffix) ?? []
  const quoted = stop !== '' && punctuationInQuote ? /^(.*)([”’](?:<\/[^>]*>)*)$/su.exec(inner) : null
  const ended = quoted === null ? inner + suffix : `${quoted[1]}${stop}${quoted[2]}${rest}`
  return open + layout.layout_prefix + ended + close
}

function bibliography(engine: Engine): ReturnType<Processor['bibliography']> {
  const made = engine.makeBibliography()
  const [parameters, strings] = made === false ? [{}, []] : made
  // Each string carries the mark of its item: strings and ids of the processor do not always pair up.
  const rendered = new Map(
    strings.flatMap(html => {
      const mark = ENTRY_MARK.exec(html)?.[1]
      return mark === undefined ? [] : [[markNumber(mark), html.replace(ENTRY_MARK, '')] as const]
    })
  )
  const order = made === false ? [] : engine.registry.getSortedIds().map(itemIndex)
  const align = parameters['second-field-align']
  return {
    entries: order.map(item => ({item, html: rendered.get(item)})),
    layout: {
      hanging: Boolean(parameters.hangingindent),
      ...((align === 'flush' || align === 'margin') && {secondFieldAlign: align}),
      entrySpacing: parameters.entryspacing ?? 1,
      lineSpacing: parameters.linespacing ?? 1,
      maxOffset: parameters.maxoffset ?? 0
    }
  }
}
