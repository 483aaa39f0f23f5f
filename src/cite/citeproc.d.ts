/** The part of the CSL processor (npm `citeproc`) that `engine.ts` uses; the package brings no types. */
declare module 'citeproc' {
  type System = Readonly<{
    retrieveItem: (id: string) => Record<string, unknown>
    retrieveLocale: (lang: string) => string
    stringCompare?: (left: string, right: string) => number
    wrapCitationEntry?: (text: string, itemId: string | undefined) => string
    embedBibliographyEntry?: (itemId: string | undefined) => string
  }>

  type Cite = Record<string, unknown>

  type CitationError = Readonly<{itemID: string; citationID: string}>

  type BibliographyParameters = Readonly<{
    hangingindent?: number | boolean
    'second-field-align'?: string | false
    entryspacing?: number
    linespacing?: number
    maxoffset?: number
  }>

  type Token = Readonly<{
    next: unknown
    succeed: unknown
    fail: unknown
    test?: (item: unknown, cite: unknown) => unknown
    execs: readonly ((this: Token, state: Engine, item: unknown, cite: unknown) => unknown)[]
  }>

  class Engine {
    constructor(system: System, style: string, lang: string, forceLang?: boolean | string)
    opt: {
      xclass: string
      update_mode: number
      grouped_sort?: boolean | number
      sort_sep: string
      citation_number_sort?: boolean
      development_extensions: Record<string, boolean>
    }
    tmp: {
      citation_errors: readonly CitationError[]
      lang_array?: readonly string[]
      authorstring_request: boolean
      shadow_numbers: Record<string, {plural: number} | undefined>
      readonly jump: {replace: (result: string) => void}
    }
    readonly fun: {flipflopper: {processTags: (blob: {blobs: unknown}) => void}}
    citation: {
      opt: {
        layout_prefix: string
        layout_suffix: string
        layout_delimiter?: string
        collapse: unknown
        layout_decorations: readonly unknown[]
        'near-note-distance': number
      }
      srt: {compareCompositeKeys: (left: unknown, right: unknown) => number}
    }
    citation_sort: {tokens: unknown[]}
    registry: {
      registry: Record<string, {seq: number; disambig: unknown} | undefined>
      authorstrings: Record<string, string | undefined>
      getSortedIds: () => string[]
    }
    processNumber(node: unknown, item: Record<string, unknown>, variable: string, type: unknown): void
    retrieveItem(id: string): Record<string, unknown>
    updateItems(ids: readonly string[]): void
    updateUncitedItems(ids: readonly string[]): void
    makeCitationCluster(cites: Cite[]): string
    rebuildProcessorState(citations: readonly unknown[], mode: string): [string, number, string][]
    makeBibliography(): [BibliographyParameters, string[]] | false
    getTerm(name: string, form?: string, plural?: number): string | undefined
    getOpt(name: string): unknown
  }

  const CSL: {
    readonly Engine: typeof Engine
    readonly NUMERIC: number
    debug: (message: string) => void
    toLocaleLowerCase: (this: Engine, text: string) => string
    toLocaleUpperCase: (this: Engine, text: string) => string
    tokenExec: (this: Engine, token: Token, item: unknown, cite: unknown) => unknown
    readonly Output: {Formats: {html: {text_escape: (text: string) => string}}}
    readonly Util: {
      Names: {
        initializeWith: (state: Engine, name: string, terminator: string, normalizeOnly?: boolean) => string
      }
    }
    readonly getSortKeys: (this: Engine, item: unknown, area: string) => readonly string[]
    readonly getAmbiguousCite: (this: Engine, item: unknown, disambig: unknown) => string
  }
  export default CSL
}
