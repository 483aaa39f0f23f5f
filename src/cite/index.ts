/**
 * Citations and the reference list, printed by a CSL style. Importing this file loads the CSL processor (about 1 MB):
 * import it when there is something to cite.
 */
import type {ElementContent} from 'hast'
import type {Citation, CslItem} from '../core/types.ts'
import {prepareCluster, type ToHast, undefinedCitation, type Work} from './cluster.ts'
import {type BibliographyLayout, createProcessor} from './engine.ts'
import {faultyItems} from './faulty-items.ts'
import {type Locale, type LocaleLookup, resolveLocale} from './locale.ts'
import {narrativeAuthor} from './narrative.ts'
import {sayOthers} from './others.ts'
import {inTextClusters, joinNarrative, printCitation} from './print-citation.ts'
import {printedReference} from './printed-reference.ts'
import {bareItem} from './processor-item.ts'
import {plainText} from './rich-text.ts'

export type {ToHast} from './cluster.ts'
export type {BibliographyLayout} from './engine.ts'
export {referenceHref, referenceId} from './reference-id.ts'

/** How to cite: an independent CSL style (XML), the locales there are (XML by name), the language of the manuscript. */
export type CitationStyle = Readonly<{style: string; locales: LocaleLookup; lang: string}>

/** Something that could not be printed. The caller knows the place of the key. */
export type CitationProblem = Readonly<{
  /** `entry`: not in the list as it should be. `citation`: not in the text as it should be. */
  kind: 'entry' | 'citation'
  key: string
  message: string
}>

/** An entry of the reference list; its element is to have the id `referenceId(key)`. */
export type PrintedReference = Readonly<{key: string; content: readonly ElementContent[]}>

/** Everything that a style makes of the citations of a manuscript. */
export type RenderedCitations = Readonly<{
  /** The content of each citation, in the order given; in a note style it is that of the note. */
  citations: readonly (readonly ElementContent[])[]
  /** Note styles only: what `@doe99` says in the sentence itself, by the index of the citation. */
  sentences: ReadonlyMap<number, readonly ElementContent[]>
  /** In printed order; empty if the style prints no list. */
  bibliography: readonly PrintedReference[]
  layout: BibliographyLayout
  /** The style cites by number. */
  numeric: boolean
  /** The style cites in notes. */
  note: boolean
  problems: readonly CitationProblem[]
}>

/**
 * Prints all citations of a manuscript and its reference list.
 *
 * `references` are the works by canonical key, `citations` are in document order and have canonical keys, `listed` are
 * keys of works to be listed without being cited. `toHast` makes hast of what stands before and after a work. An
 * unknown key is printed as `key?`, in place. Throws only for a style that is not CSL.
 */
export function renderCitations(
  style: CitationStyle,
  references: ReadonlyMap<string, CslItem>,
  citations: readonly Citation[],
  listed: readonly string[],
  toHast: ToHast
): RenderedCitations {
  const cited = new Set(citations.flatMap(({items}) => items.map(({key}) => key)))
  const keys = [...new Set([...cited, ...listed])].filter(key => references.has(key))
  const works: Works = {
    keys,
    items: keys.flatMap(key => references.get(key) ?? []),
    citedCount: keys.filter(key => cited.has(key)).length
  }
  const locale = resolveLocale(style.lang, style.locales)
  try {
    return render(style.style, locale, works, citations, toHast)
  } catch (error) {
    // The processor throws on some values that a bibliography can hold. One bad entry must cost one entry.
    const faults = faultyItems(style.style, locale, works.items)
    if (faults.size === 0) throw error
    const items = works.items.map((item, index) => (faults.has(index) ? bareItem(item) : item))
    const rendered = render(style.style, locale, {...works, items}, citations, toHast)
    const problems = [...faults].map(([index, fault]): CitationProblem => {
      const message = `Unexpected value in a reference (${fault}), expected values that a citation style can print`
      return {kind: 'entry', key: keys[index] ?? '', message}
    })
    return {...rendered, problems: [...problems, ...rendered.problems]}
  }
}

/** Keys and items in order of citation, the uncited last. */
type Works = Readonly<{keys: readonly string[]; items: readonly CslItem[]; citedCount: number}>

function render(
  style: string,
  locale: Locale,
  works: Works,
  citations: readonly Citation[],
  toHast: ToHast
): RenderedCitations {
  const {keys, items, citedCount} = works
  const order = [...keys.keys()]
  const processor = createProcessor(style, locale, items, order.slice(0, citedCount), order.slice(citedCount))
  const indexes = new Map(keys.map((key, index) => [key, index]))
  function workOf(key: string): Work {
    const index = indexes.get(key)
    if (index === undefined) return 'unknown'
    return processor.prints(index) ? index : 'unprintable'
  }
  const prepared = citations.map(citation => prepareCluster(citation, workOf, processor, toHast))
  const clusters = prepared.map(({cluster}) => cluster)
  const rendered = processor.note ? processor.notes(clusters) : inTextClusters(processor, clusters)

  const problems: CitationProblem[] = []
  const sentences = new Map<number, readonly ElementContent[]>()
  const authors = new Map<number, ElementContent[]>()
  const contents = prepared.map((citation, position) => {
    const content = printCitation(processor, citation, rendered[position] ?? '', keys)
    for (const key of citation.unprintable) problems.push({kind: 'citation', key, message: UNPRINTABLE})
    const index = citation.narrative
    const item = index === undefined ? undefined : items[index]
    if (index === undefined || item === undefined) return content
    const named = authors.get(index) ?? narrativeAuthor(processor, item, index)
    authors.set(index, named)
    const author = structuredClone(named)
    if (!processor.note) return joinNarrative(author, content, keys[index] ?? '')
    sentences.set(position, author)
    return content
  })

  const list = processor.bibliography()
  const bibliography = list.entries.map(({item: index, html}) => {
    const [key, item] = [keys[index] ?? '', items[index]]
    const content =
      html === undefined || item === undefined ? [] : printedReference(sayOthers(html, processor), item)
    // The number of an entry is not yet a reference.
    if (/\p{L}/u.test(plainText(content))) return {key, content}
    problems.push({kind: 'entry', key, message: UNPRINTABLE})
    return {key, content: [...content, undefinedCitation(key)]}
  })
  const {numeric, note} = processor
  return {
    citations: contents,
    sentences,
    bibliography,
    layout: list.layout,
    numeric,
    note,
    problems: distinct(problems)
  }
}

const UNPRINTABLE =
  'Unexpected reference that the citation style prints nothing for, expected an author, a title or a date'

function distinct(problems: readonly CitationProblem[]): readonly CitationProblem[] {
  return [...new Map(problems.map(problem => [`${problem.kind} ${problem.key}`, problem])).values()]
}
