import {blockBookmark, isBlockName} from '../../outputs/docx/named-blocks.ts'
import {acceptedText, type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {fold} from './fold.ts'
import {levelOfStyle} from './levels.ts'
import {type LikeText, likeTexts} from './like-texts.ts'
import {likenessOfLetters} from './likeness-of-letters.ts'
import {shownWords} from './said.ts'
import type {Sent} from './sent.ts'

/** The lists of references in a Word file. */
export type FoundList = Readonly<{
  /** The paragraphs of the lists, each with its entry; a paragraph without an entry is new. */
  paragraphs: ReadonlyMap<BaseParagraph, SourcedBlock | undefined>
  /** The entries for which no paragraph was found. */
  missing: readonly SourcedBlock[]
}>

/**
 * Finds the paragraphs of the lists of references: those of their field; in files from programs without fields, those
 * with the text or the bookmark of an entry; and paragraphs between and after these in the same style.
 */
export function findReferenceList(
  paragraphs: readonly BaseParagraph[],
  blocks: readonly SourcedBlock[],
  sent: Sent
): FoundList {
  const entries = blocks.filter(({block}) => block.kind === 'entry')
  if (entries.length === 0) return {paragraphs: new Map(), missing: []}
  const listed = listing(entries, blocks, sent)
  const {isEntry, isOther} = listed
  const hasField = paragraphs.some(paragraph => paragraph.isEntry)
  const likeTo = likeTexts(entries.map(({shown}) => shown.text))
  const isLikeOne = (paragraph: BaseParagraph): boolean =>
    likeTo(baseText(paragraph)).some(({likeness}) => likeness >= alike)
  const own = new Set(
    paragraphs.filter(
      paragraph => isEntry(paragraph) || (!hasField && !isOther(paragraph) && isLikeOne(paragraph))
    )
  )
  addNeighbours(paragraphs, own, listed, hasField)
  return matched(
    paragraphs.filter(each => own.has(each)),
    entries,
    likeTo
  )
}

/** Properties that identify the paragraphs of a file. */
type Listing = Readonly<{
  /** Whether a paragraph is an entry, and whether it is other text of the article. */
  isEntry: (paragraph: BaseParagraph) => boolean
  isOther: (paragraph: BaseParagraph) => boolean
  /** Whether galley generated the paragraph. */
  isMade: (paragraph: BaseParagraph) => boolean
}>

function listing(entries: readonly SourcedBlock[], blocks: readonly SourcedBlock[], sent: Sent): Listing {
  const texts = new Set(entries.map(({shown}) => entryWords(shown.text)))
  const names = new Map(entries.map(({block, shown}) => [blockBookmark(block.number), shown.text]))
  // Programs without fields keep only the text of citations.
  const others = new Set(
    blocks.flatMap(({block, shown}) =>
      block.kind === 'entry' ? [] : [entryWords(shown.text), entryWords(shownWords(shown.text, shown.atoms))]
    )
  )
  const isOther = (paragraph: BaseParagraph): boolean =>
    paragraph.story !== 'body' ||
    paragraph.cell !== undefined ||
    others.has(entryWords(baseText(paragraph))) ||
    paragraph.bookmarks.some(name => isBlockName(name) && !names.has(name) && sent.bookmarks.has(name))
  return {
    isOther,
    isEntry: paragraph =>
      !isOther(paragraph) &&
      ((paragraph.isEntry && !sent.isMade(baseText(paragraph))) ||
        texts.has(entryWords(baseText(paragraph))) ||
        paragraph.bookmarks.some(name => isLikeNamed(paragraph, names.get(name)))),
    isMade: paragraph => paragraph.isMade || sent.isMade(baseText(paragraph))
  }
}

/**
 * Whether a paragraph has words of the entry whose bookmark it has; a program that renumbers bookmarks assigns them
 * to wrong paragraphs.
 */
function isLikeNamed(paragraph: BaseParagraph, entry: string | undefined): boolean {
  return (
    entry !== undefined &&
    !isHeading(paragraph) &&
    likenessOfLetters(entryWords(baseText(paragraph)), entryWords(entry)) >= alikeByName
  )
}

/** Adds the paragraphs between entries, and those next to entries in the same style. */
function addNeighbours(
  paragraphs: readonly BaseParagraph[],
  own: Set<BaseParagraph>,
  {isOther, isMade}: Listing,
  hasField: boolean
): void {
  const styles = new Set(paragraphs.filter(each => isOther(each) && !own.has(each)).map(({style}) => style))
  const isFree = (paragraph: BaseParagraph): boolean => !isOther(paragraph) && !isMade(paragraph)
  const hasStyleOf = ({style}: BaseParagraph, other: BaseParagraph | undefined): boolean =>
    other !== undefined && own.has(other) && style === other.style
  const isAtEnd = hasField ? () => false : endingPlaces(paragraphs, isFree)
  let last = paragraphs.findLastIndex(each => own.has(each))
  for (const [index, paragraph] of paragraphs.entries()) {
    if (own.has(paragraph) || !isFree(paragraph)) continue
    // After the list, the style does not identify an entry if other text has the same style.
    if (index > last && styles.has(paragraph.style) && !isAtEnd(index)) continue
    const [before, after] = [paragraphs[index - 1], paragraphs[index + 1]]
    const isBetween = before !== undefined && after !== undefined && own.has(before) && own.has(after)
    if (!isBetween && !hasStyleOf(paragraph, before)) continue
    own.add(paragraph)
    last = Math.max(last, index)
  }
  // New paragraphs may also be between the heading of a list and its first entry.
  for (let index = paragraphs.length - 2; index > 0; index--) {
    const [paragraph, after] = [paragraphs[index]!, paragraphs[index + 1]!]
    if (own.has(paragraph) || !own.has(after) || !isFree(paragraph)) continue
    const isBelowHeading = levelOfStyle(paragraphs[index - 1]!.style) > 0
    if (
      (isBelowHeading && !isHeading(paragraph)) ||
      (hasStyleOf(paragraph, after) && !styles.has(paragraph.style))
    )
      own.add(paragraph)
  }
}

/**
 * Returns a function that tells whether only free paragraphs follow a paragraph, up to the end of the section or of the
 * text. If the section ends with the list, an addition there is an entry.
 */
function endingPlaces(
  paragraphs: readonly BaseParagraph[],
  isFree: (paragraph: BaseParagraph) => boolean
): (index: number) => boolean {
  let isEnd = true
  const ends = paragraphs
    .toReversed()
    .map(paragraph => {
      if (isHeading(paragraph) || paragraph.story !== 'body') isEnd = true
      else if (!isFree(paragraph)) isEnd = false
      return isEnd
    })
    .toReversed()
  return index => ends[index]!
}

function isHeading({style}: BaseParagraph): boolean {
  return levelOfStyle(style) > 0
}

/** The text of an entry in compared form, without its number in the list. */
export function entryWords(text: string): string {
  return fold(text).text.trim().replace(entryNumber, '')
}

/** Whether an entry contains a tracked change. */
export function isTrackedEntry({pieces}: BaseParagraph): boolean {
  return pieces.some(({ins, del}) => ins ?? del)
}

/** Whether a paragraph has the text of an entry. */
export function hasWordsOfEntry(paragraph: BaseParagraph, {shown}: SourcedBlock): boolean {
  const words = (text: string): string => entryWords(text).replaceAll(' ', '')
  return words(acceptedText(paragraph)) === words(shown.text)
}

/** The number of an entry in a numbered list. */
export const entryNumber = /^\s*(?:\[\d+\]|\(\d+\)|\d+[.)])\s*/

/** Assigns an entry to each paragraph: by its words, by its bookmark, or by similar words. */
function matched(
  own: readonly BaseParagraph[],
  entries: readonly SourcedBlock[],
  likeTo: (text: string) => readonly LikeText[]
): FoundList {
  const found = new Map<BaseParagraph, SourcedBlock>()
  const left = new Set(entries)
  const byWords = new Map<string, SourcedBlock[]>()
  for (const entry of entries) {
    const words = entryWords(entry.shown.text)
    const others = byWords.get(words)
    if (others === undefined) byWords.set(words, [entry])
    else others.push(entry)
  }
  const byName = new Map(entries.map(entry => [blockBookmark(entry.block.number), entry]))
  const take = (paragraph: BaseParagraph, entry: SourcedBlock | undefined): void => {
    if (entry === undefined || found.has(paragraph) || !left.delete(entry)) return
    found.set(paragraph, entry)
  }
  for (const paragraph of own) take(paragraph, byWords.get(entryWords(baseText(paragraph)))?.shift())
  for (const paragraph of own) {
    const named = paragraph.bookmarks.flatMap(name => byName.get(name) ?? []).find(entry => left.has(entry))
    if (named && likenessOfLetters(named.shown.text, baseText(paragraph)) >= alikeByName)
      take(paragraph, named)
  }
  const pairs = own
    .filter(paragraph => !found.has(paragraph) && entryWords(baseText(paragraph)) !== '')
    .flatMap(paragraph =>
      likeTo(baseText(paragraph)).map(({at, likeness}) => ({paragraph, entry: entries[at]!, likeness}))
    )
    .filter(({entry, likeness}) => left.has(entry) && likeness >= alike)
    .toSorted((one, other) => other.likeness - one.likeness)
  for (const {paragraph, entry} of pairs) take(paragraph, entry)
  return {
    paragraphs: new Map(own.map(paragraph => [paragraph, found.get(paragraph)])),
    missing: [...left]
  }
}

/** The minimum similarity at which a bookmark counts, since it may have been copied. */
const alikeByName = 0.3
const alike = 0.4
