import {plainValue} from '../../core/plain-value.ts'
import type {Reference} from '../../core/types.ts'
import {acceptedText, type BaseParagraph} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {firstName, yearOfWork} from './known-citations.ts'
import {type FoundList, hasWordsOfEntry, isTrackedEntry} from './reference-list.ts'
import {lettersOf} from './summed-words.ts'

/** The paragraphs of a re-rendered list of references, identified as far as possible. */
export type RenderedList = Readonly<{
  /** The number of entries whose words have changed, and the number of all entries. */
  changed: number
  count: number
  /** All paragraphs, each with the entry of its work; a paragraph without an entry is new. */
  paragraphs: ReadonlyMap<BaseParagraph, SourcedBlock | undefined>
  missing: readonly SourcedBlock[]
  /** The paragraphs that lack data that every style prints, such as the year of the work. */
  differing: readonly BaseParagraph[]
}>

/**
 * Detects whether a program has re-rendered a list of references, in any style: the text of more than half of its
 * entries differs without tracked changes. Such entries are identified and compared only by the data that every style
 * prints: title, year, and first author.
 */
export function renderedList(
  list: FoundList,
  works: ReadonlyMap<SourcedBlock, Reference>
): RenderedList | undefined {
  const {pairs, missing} = pairedByTitle(list, works)
  const own = [...pairs].flatMap(([paragraph, of]) => (of === undefined ? [] : [[paragraph, of] as const]))
  const changed = own.filter(
    ([paragraph, of]) => !isTrackedEntry(paragraph) && !hasWordsOfEntry(paragraph, of)
  )
  if (changed.length <= 3 || changed.length <= own.length / 2) return undefined
  const marks = changed.map(([paragraph, of]) => ({paragraph, ...marksIn(paragraph, works.get(of))}))
  // If most entries lack their titles, the style prints none.
  const hasTitles = marks.filter(({title}) => title).length > marks.length / 2
  return {
    changed: changed.length,
    count: own.length,
    paragraphs: pairs,
    missing,
    differing: marks
      .filter(({title, year, name}) => !year || !name || (hasTitles && !title))
      .map(({paragraph}) => paragraph)
  }
}

/**
 * The paragraphs of a list with their entries; a paragraph that is like no entry is assigned one by the title of its
 * work.
 */
function pairedByTitle(
  {paragraphs, missing}: FoundList,
  works: ReadonlyMap<SourcedBlock, Reference>
): Readonly<{pairs: ReadonlyMap<BaseParagraph, SourcedBlock | undefined>; missing: readonly SourcedBlock[]}> {
  const left = new Set(missing)
  const pairs = new Map(paragraphs)
  for (const [paragraph, of] of paragraphs) {
    if (of !== undefined) continue
    const found = [...left].find(entry => {
      const {title, year} = marksIn(paragraph, works.get(entry))
      return title && year
    })
    if (found === undefined) continue
    left.delete(found)
    pairs.set(paragraph, found)
  }
  return {pairs, missing: [...left]}
}

/**
 * Tells whether a paragraph contains the title, the year and the first author of a work. Unknown data of the work
 * count as contained.
 */
function marksIn(
  paragraph: BaseParagraph,
  work: Reference | undefined
): Readonly<{title: boolean; year: boolean; name: boolean}> {
  if (work === undefined) return {title: true, year: true, name: true}
  const text = plain(acceptedText(paragraph))
  const has = (value: string): boolean => text.includes(plain(value))
  const {title} = work.csl
  return {
    title: typeof title !== 'string' || has(plainValue(title)),
    year: has(yearOfWork(work.csl)),
    name: has(firstName(work.csl))
  }
}

/** The letters and digits of a text in lower case, since styles change the case and punctuation of titles. */
function plain(text: string): string {
  return lettersOf(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
