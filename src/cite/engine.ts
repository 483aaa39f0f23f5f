import CSL from 'citeproc'
import type {CslItem} from '../core/types.ts'
import {collation} from './collation.ts'
import type {Locale} from './locale.ts'
import {entryMark} from './marks.ts'
import {processorItem} from './processor-item.ts'

/** The engine of the CSL processor. */
export type Engine = InstanceType<typeof CSL.Engine>

/**
 * Makes an engine for a style, a locale and the works that it may be asked for; works are known by `itemId` of their
 * index. It marks entries of the list, wraps each cite into a link, and takes what an author writes as text.
 */
export function createEngine(style: string, locale: Locale, items: readonly CslItem[]): Engine {
  // Its warnings go to the console, which is not ours to write on; what matters shows in what it prints.
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
    // The locale says what stands for `&` (see marks.ts).
    expect_and_symbol_form: true,
    // Notes and locators of the author are text, not places for hidden commands.
    field_hack: false,
    locator_label_parse: false,
    locator_date_and_revision: false
  })
  return engine
}

/** Whether the style cites by number. */
export function isNumeric(engine: Engine): boolean {
  return engine.opt.update_mode === CSL.NUMERIC
}

/**
 * The cites of one citation in the order in which the style prints them: by its sort keys, and where it groups the
 * works of an author, author by author. The processor sorts so only when it is given a whole document anew.
 */
export function sortedCites<Cite extends Readonly<{item: number}>>(
  engine: Engine,
  cites: readonly Cite[]
): readonly Cite[] {
  if (cites.length < 2 || engine.citation_sort.tokens.length === 0) return cites
  const keyed = cites.map((cite): Keyed<Cite> => {
    const item = engine.retrieveItem(itemId(cite.item))
    return {cite, item, keys: CSL.getSortKeys.call(engine, item, 'citation_sort')}
  })
  const sort = (works: readonly Keyed<Cite>[]): Keyed<Cite>[] =>
    works.toSorted((left, right) =>
      engine.citation.srt.compareCompositeKeys(
        [left.item, {sortkeys: left.keys}],
        [right.item, {sortkeys: right.keys}]
      )
    )
  if (!engine.opt.grouped_sort || engine.opt.citation_number_sort) return sort(keyed).map(({cite}) => cite)
  const byAuthor = sort(keyed.map(work => ({...work, keys: [authorsOf(engine, work), ...work.keys]})))
  let group: Readonly<{author: string; key: string}> | undefined
  const grouped = byAuthor.map((work, index) => {
    const [author = '', key = '', ...rest] = work.keys
    if (group?.author !== author) group = {author, key}
    return {...work, keys: [`${group.key}${index}`, key, ...rest]}
  })
  return sort(grouped).map(({cite}) => cite)
}

type Keyed<Cite> = Readonly<{cite: Cite; item: Record<string, unknown>; keys: readonly string[]}>

/** The authors of a work as its citations name them, by which the processor groups. */
function authorsOf(engine: Engine, {cite, item}: Keyed<Readonly<{item: number}>>): string {
  const id = itemId(cite.item)
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
