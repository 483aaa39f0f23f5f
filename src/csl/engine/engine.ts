import {compileAll, compileMacro} from '../elements/compile.ts'
import {createLocale, type Locale, localesFor} from '../locale/locale.ts'
import {joinTokens} from '../output/punctuation.ts'
import {type CslSegment, segmentsOf} from '../output/segments.ts'
import {hasText, type Quotes, type Token} from '../output/tokens.ts'
import type {CiteFacts, Context, Item, RenderCounts, WorkState} from '../rendering/context.ts'
import {type Compiler, type RenderPiece, renderPieces} from '../rendering/pieces.ts'
import {changedState} from '../rendering/work-state.ts'
import type {Render} from '../rendering/wrap.ts'
import type {ParsedStyle} from '../style/style.ts'
import type {CslElement} from '../xml/reader.ts'

type Attributes = Readonly<Record<string, string>>

/** A style compiled for a locale; renders single cites, entries and sort keys. */
export type Engine = Readonly<{
  style: ParsedStyle
  locale: Locale
  quotes: Quotes
  /** Attributes of `citation` and `bibliography`. */
  citation: Attributes
  bibliography: Attributes
  layoutOf: (area: Area) => Attributes
  sortOf: (area: Area) => CslElement | undefined
  macroIn: (area: Area) => (name: string) => Render
  /** Renders a work; the returned context has the output. */
  render: (item: Item, area: Area, cite: CiteFacts, state: WorkState) => Context
  /** Creates a context for a sort key. */
  contextFor: (item: Item, area: Area, cite: CiteFacts, state: WorkState, sort?: Attributes) => Context
  /** Turns tokens into segments, with final punctuation and quotation marks. */
  finished: (tokens: readonly Token[]) => readonly CslSegment[]
  counts: RenderCounts
}>

export type Area = 'citation' | 'bibliography'

/** The state of a work without a number or disambiguation. */
export const bareState: WorkState = changedState(
  {number: 0, extraNames: 0, givens: new Map(), conditions: 0, suffix: ''},
  {}
)

/**
 * Compiles a style for a locale, given as the root element of a CSL locale file; `digits` converts numbers to the
 * digits of the language.
 */
export function createEngine(
  style: ParsedStyle,
  lang: string,
  localeFiles: readonly CslElement[],
  digits?: (text: string) => string
): Engine {
  const locale = createLocale(lang, [...localesFor(lang, style.locales()), ...localeFiles], digits)
  const quotes = quotesOf(locale)
  const inQuotes = locale.option('punctuation-in-quote') === 'true'
  const counts: RenderCounts = {renders: 0, macros: 0, numbers: 0}
  const {pageRangeFormat, namesInCitation, demotes, initializesWithHyphen} = renderingOptions(style)
  const onMacro = (): void => {
    counts.macros++
  }
  const areas = {
    citation: areaOf('citation', style, onMacro),
    bibliography: areaOf('bibliography', style, onMacro)
  }

  function contextFor(item: Item, area: Area, cite: CiteFacts, state: WorkState, sort?: Attributes): Context {
    return {
      item,
      locale,
      quotes,
      area,
      cite,
      state,
      sort,
      pageRangeFormat,
      namesInCitation,
      demotes,
      initializesWithHyphen,
      counts,
      hasSuffixVariable: style.hasSuffixVariable,
      out: [],
      taken: [],
      isSubstituting: false,
      parentNames: undefined,
      endsSubstitute: false,
      firstFieldEnd: 0,
      beginsWithTerm: false,
      asked: 0,
      isSuffixed: false,
      firstNames: undefined,
      firstList: undefined,
      namesCalled: false,
      hidden: 0,
      shownNames: [],
      hiddenNames: []
    }
  }

  return {
    style,
    locale,
    quotes,
    citation: style.citation?.attributes ?? {},
    bibliography: style.bibliography?.attributes ?? {},
    layoutOf: area => areas[area].layout,
    sortOf: area => areas[area].sort,
    macroIn: area => areas[area].compiler.macro,
    contextFor,
    counts,
    render(item, area, cite, state) {
      counts.renders++
      const context = contextFor(item, area, cite, state)
      for (const piece of areas[area].pieces()) {
        renderPieces(piece, '', context)
        if (context.firstFieldEnd === 0 && hasText(context.out, 0)) context.firstFieldEnd = context.out.length
      }
      return context
    },
    finished: tokens => segmentsOf(joinTokens(tokens, inQuotes), quotes)
  }
}

/** The options of a style that every rendering reads. */
function renderingOptions({
  citation,
  options
}: ParsedStyle): Pick<Context, 'pageRangeFormat' | 'namesInCitation' | 'demotes' | 'initializesWithHyphen'> {
  return {
    pageRangeFormat: options['page-range-format'],
    namesInCitation: Number(citation?.attributes['et-al-use-first'] ?? options['et-al-use-first'] ?? 1),
    demotes: options['demote-non-dropping-particle'] ?? 'display-and-sort',
    initializesWithHyphen: options['initialize-with-hyphen'] !== 'false'
  }
}

type CompiledArea = Readonly<{
  layout: Attributes
  sort: CslElement | undefined
  compiler: Compiler
  /** The renderers of the layout's children, a list for each child, so that the end of the first field is known. */
  pieces: () => ReadonlyArray<readonly RenderPiece[]>
}>

function areaOf(area: Area, style: ParsedStyle, onMacro: () => void): CompiledArea {
  const root = area === 'citation' ? style.citation : style.bibliography
  const macros = new Map<string, Render>()
  const compiler: Compiler = {
    compile: elements => compileAll(elements, compiler),
    options: style.options,
    inherited: [root?.attributes ?? {}, style.options],
    macro(name) {
      const known = macros.get(name)
      if (known !== undefined) return known
      let compiled: Render | undefined
      let isUnderway = false
      const render: Render = context => {
        // A recursive macro is not rendered.
        if (isUnderway) return 0
        if (compiled === undefined) {
          compiled = compileMacro(style.macro(name) ?? emptyElement, compiler)
          onMacro()
        }
        isUnderway = true
        const status = compiled(context)
        isUnderway = false
        return status
      }
      macros.set(name, render)
      return render
    }
  }
  const layout = root?.children.find(({name}) => name === 'layout')
  let pieces: ReadonlyArray<readonly RenderPiece[]> | undefined
  return {
    layout: layout?.attributes ?? {},
    sort: root?.children.find(({name}) => name === 'sort'),
    compiler,
    pieces: () => {
      pieces ??= compileAll(layout?.children ?? [], compiler).map(piece => [piece])
      return pieces
    }
  }
}

const emptyElement: CslElement = {name: 'macro', attributes: {}, children: [], text: '', start: 0}

function quotesOf(locale: Locale): Quotes {
  const term = (name: string, usual: string): string => locale.term(name)?.single ?? usual
  return {
    open: term('open-quote', '“'),
    close: term('close-quote', '”'),
    innerOpen: term('open-inner-quote', '‘'),
    innerClose: term('close-inner-quote', '’')
  }
}
