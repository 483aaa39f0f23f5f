import CSL from 'citeproc'
import type {CslItem} from '../core/types.ts'
import {collation, KEY_BLANK} from './collation.ts'
import type {Locale} from './locale.ts'
import {entryMark} from './marks.ts'
import {processorItem} from './processor-item.ts'
import {quickCase, quickEscape, quickInitials, quickTags} from './shortcuts.ts'

CSL.toLocaleLowerCase = quickCase(CSL.toLocaleLowerCase, text => text.toLowerCase())
CSL.toLocaleUpperCase = quickCase(CSL.toLocaleUpperCase, text => text.toUpperCase())
const {html} = CSL.Output.Formats
html.text_escape = quickEscape(html.text_escape)
const names = CSL.Util.Names
names.initializeWith = quickInitials(names.initializeWith.bind(names))
// Runs a step of a style. The processor's own makes a function anew for each of the million steps of a long paper.
CSL.tokenExec = function (token, item, cite) {
  let {next} = token
  if (token.test) {
    const succeeds = Boolean(token.test(item, cite))
    this.tmp.jump.replace(succeeds ? 'succeed' : 'fail')
    next = succeeds ? token.succeed : token.fail
  }
  for (const execute of token.execs) next = execute.call(token, this, item, cite) || next
  return next
}

/** The engine of the CSL processor. */
export type Engine = InstanceType<typeof CSL.Engine>

/**
 * Makes an engine for a style, a locale and the works that it may have to render; works are known by `itemId` of their
 * index. It marks entries of the list, wraps each cite into a link, and treats the author's words as text.
 */
export function createEngine(style: string, locale: Locale, items: readonly CslItem[]): Engine {
  // citeproc writes warnings to the console. They are not galley's output; what matters shows in the rendered text.
  CSL.debug = () => {}
  const prepared = new Map(items.map((item, index) => [itemId(index), processorItem(item, itemId(index))]))
  const engine = new CSL.Engine(
    {
      retrieveItem: id => prepared.get(id) ?? {id, type: 'document'},
      retrieveLocale: () => locale.xml,
      stringCompare: collation(),
      // A bare number comes without its item; it is found again by its number.
      wrapCitationEntry: (text, id) =>
        `<a href="${id ?? `#${text.replace(/<[^>]*>|\D/gu, '')}`}">${text}</a>`,
      embedBibliographyEntry: id => (id === undefined ? '' : entryMark(itemIndex(id)))
    },
    style,
    locale.lang,
    true
  )
  Object.assign(engine.opt.development_extensions, {
    apply_citation_wrapper: true,
    // The locale gives the replacement for `&` (see marks.ts).
    expect_and_symbol_form: true,
    // Notes and locators of the author are text, not places for hidden commands.
    field_hack: false,
    locator_label_parse: false,
    locator_date_and_revision: false
  })
  // The space of sort keys, which would otherwise be `|` or `@` depending on the machine's locale data.
  engine.opt.sort_sep = KEY_BLANK
  const {flipflopper} = engine.fun
  flipflopper.processTags = quickTags(flipflopper.processTags)
  const {processNumber} = engine
  // The processor's own version looks for two ASCII digits with something between, and misses `2(3) and 8` or `۳–۵`.
  engine.processNumber = (node, item, variable, type) => {
    processNumber.call(engine, node, item, variable, type)
    const number = engine.tmp.shadow_numbers[variable]
    if (variable === 'locator' && number !== undefined && typeof item?.plural === 'boolean')
      number.plural = item.plural ? 1 : 0
  }
  return engine
}

/**
 * Renders cites, each as a link, without the affixes of the layout. Years that the style joins under one author
 * (`2000a,b`, `2000a–c`) are rendered without links, because links would keep them apart.
 */
export function renderCites(engine: Engine, cites: readonly Readonly<Record<string, unknown>>[]): string {
  const {opt} = engine.citation
  const extensions = engine.opt.development_extensions
  const {layout_prefix, layout_suffix} = opt
  // The processor leaves them out where cites are links, except after a cite that renders as nothing.
  Object.assign(opt, {layout_prefix: '', layout_suffix: ''})
  // The processor writes into its cites, so each call gets new ones.
  const render = (): string => engine.makeCitationCluster(structuredClone([...cites]))
  const linked = render()
  let html = linked
  if (cites.length > 1 && `${opt.collapse}`.startsWith('year-suffix')) {
    extensions.apply_citation_wrapper = false
    const joined = render()
    extensions.apply_citation_wrapper = true
    if (joined !== linked.replace(/<\/?a\b[^>]*>/gu, '')) html = joined
  }
  Object.assign(opt, {layout_prefix, layout_suffix})
  return html
}

/** Whether the style cites by number. */
export function isNumeric(engine: Engine): boolean {
  return engine.opt.update_mode === CSL.NUMERIC
}

/** Sorts the cites of one citation into the order in which the style renders them. */
export type CiteSorter = <Cite extends Readonly<{item: number}>>(cites: readonly Cite[]) => readonly Cite[]

/**
 * Sorts cites by the style's sort keys, and where it groups the works of an author, author by author. The processor
 * sorts so only when it is given a whole document anew. All works must be known to the engine.
 */
export function citeSorter(engine: Engine): CiteSorter {
  const known = new Map<number, SortedWork>()
  const grouped = Boolean(engine.opt.grouped_sort) && !engine.opt.citation_number_sort
  function workOf(index: number): SortedWork {
    const found = known.get(index)
    if (found !== undefined) return found
    const item = engine.retrieveItem(itemId(index))
    const keys = CSL.getSortKeys.call(engine, item, 'citation_sort')
    const work = {item, keys, author: grouped ? authorsOf(engine, index, item) : ''}
    known.set(index, work)
    return work
  }
  function sort<Cite>(cites: readonly Keyed<Cite>[]): Keyed<Cite>[] {
    return cites.toSorted((left, right) =>
      engine.citation.srt.compareCompositeKeys(
        [left.work.item, {sortkeys: left.keys}],
        [right.work.item, {sortkeys: right.keys}]
      )
    )
  }
  return cites => {
    if (cites.length < 2 || engine.citation_sort.tokens.length === 0) return cites
    const keyed = cites.map(cite => {
      const work = workOf(cite.item)
      return {cite, work, keys: grouped ? [work.author, ...work.keys] : work.keys}
    })
    const sorted = sort(keyed)
    if (!grouped) return sorted.map(({cite}) => cite)
    let group: Readonly<{author: string; key: string}> | undefined
    const byGroup = sorted.map(({cite, work}, index) => {
      const [key = ''] = work.keys
      if (group?.author !== work.author) group = {author: work.author, key}
      return {cite, work, keys: [`${group.key}${index}`, ...work.keys]}
    })
    return sort(byGroup).map(({cite}) => cite)
  }
}

/** A work as cites are sorted by it; `author` is how its citations name the authors. */
type SortedWork = Readonly<{item: Record<string, unknown>; keys: readonly string[]; author: string}>

type Keyed<Cite> = Readonly<{cite: Cite; work: SortedWork; keys: readonly string[]}>

function authorsOf(engine: Engine, index: number, item: Record<string, unknown>): string {
  const id = itemId(index)
  engine.tmp.authorstring_request = true
  CSL.getAmbiguousCite.call(engine, item, engine.registry.registry[id]?.disambig)
  engine.tmp.authorstring_request = false
  return engine.registry.authorstrings[id] ?? ''
}

/** Under what id the engine knows a work; a key such as `constructor` would meet its own objects. */
export function itemId(index: number): string {
  return `i${index}`
}

/** The index of a work by its id in the engine. */
export function itemIndex(id: string): number {
  return Number(id.slice(1))
}
