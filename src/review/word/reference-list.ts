import {blockBookmark, isBlockName} from '../../outputs/docx/named-blocks.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {fold} from './fold.ts'
import {likenessOfLetters} from './likeness-of-letters.ts'
import type {Sent} from './sent.ts'

/** The lists of references of a Word file. */
export type FoundList = Readonly<{
  /** Its paragraphs, each with its entry; one without is new. */
  paragraphs: ReadonlyMap<BaseParagraph, SourcedBlock | undefined>
  /** The entries that no paragraph has. */
  missing: readonly SourcedBlock[]
}>

/**
 * Finds the paragraphs of the lists of references: those of their field; in files from programs that know no fields those
 * with the words or the bookmark of an entry; and those between and behind them in their style.
 */
export function findReferenceList(
  paragraphs: readonly BaseParagraph[],
  blocks: readonly SourcedBlock[],
  sent: Sent
): FoundList {
  const entries = blocks.filter(({block}) => block.kind === 'entry')
  if (entries.length === 0) return {paragraphs: new Map(), missing: []}
  const texts = new Set(entries.map(({shown}) => entryWords(shown.text)))
  const names = new Set(entries.map(({block}) => blockBookmark(block.number)))
  const others = new Set(
    blocks.flatMap(({block, shown}) => (block.kind === 'entry' ? [] : entryWords(shown.text)))
  )
  const isOther = (paragraph: BaseParagraph): boolean =>
    paragraph.story !== 'body' ||
    paragraph.cell !== undefined ||
    others.has(entryWords(baseText(paragraph))) ||
    paragraph.bookmarks.some(name => isBlockName(name) && !names.has(name) && sent.bookmarks.has(name))
  const isEntry = (paragraph: BaseParagraph): boolean =>
    !isOther(paragraph) &&
    ((paragraph.isEntry && !sent.isMade(baseText(paragraph))) ||
      texts.has(entryWords(baseText(paragraph))) ||
      paragraph.bookmarks.some(name => names.has(name)))
  const hasField = paragraphs.some(paragraph => paragraph.isEntry)
  const own = new Set(
    paragraphs.filter(
      paragraph => isEntry(paragraph) || (!hasField && !isOther(paragraph) && isLikeEntry(paragraph, entries))
    )
  )
  const isLike = (paragraph: BaseParagraph, neighbour: BaseParagraph | undefined): boolean =>
    neighbour !== undefined &&
    own.has(neighbour) &&
    !isOther(paragraph) &&
    !paragraph.isMade &&
    paragraph.style === neighbour.style &&
    !sent.isMade(baseText(paragraph))
  const styles = new Set(paragraphs.filter(each => isOther(each) && !own.has(each)).map(({style}) => style))
  for (const [index, paragraph] of paragraphs.entries()) {
    if (own.has(paragraph)) continue
    const last = paragraphs.findLastIndex(each => own.has(each))
    // Behind the list, a style that the text has, too, says nothing.
    if (index > last && styles.has(paragraph.style)) continue
    if (isLike(paragraph, paragraphs[index - 1])) own.add(paragraph)
  }
  return matched([...own], entries)
}

/** Whether a paragraph, in a file without fields, has about the words of an entry. */
function isLikeEntry(paragraph: BaseParagraph, entries: readonly SourcedBlock[]): boolean {
  const text = baseText(paragraph)
  return entries.some(
    ({shown}) =>
      text.length < 2 * shown.text.length &&
      shown.text.length < 2 * text.length &&
      likenessOfLetters(text, shown.text) >= alike
  )
}

/** The words of an entry as they are compared, without its number in the list. */
export function entryWords(text: string): string {
  return fold(text).text.trim().replace(entryNumber, '')
}

/** The number of an entry in a list that is numbered. */
export const entryNumber = /^\s*(?:\[\d+\]|\(\d+\)|\d+[.)])\s*/

/** Gives each paragraph its entry: by its words, by its bookmark, and by like words. */
function matched(own: readonly BaseParagraph[], entries: readonly SourcedBlock[]): FoundList {
  const found = new Map<BaseParagraph, SourcedBlock>()
  const left = new Set(entries)
  const words = new Map(own.map(paragraph => [paragraph, entryWords(baseText(paragraph))]))
  const take = (paragraph: BaseParagraph, entry: SourcedBlock | undefined): void => {
    if (entry === undefined || found.has(paragraph)) return
    found.set(paragraph, entry)
    left.delete(entry)
  }
  for (const paragraph of own)
    take(
      paragraph,
      [...left].find(({shown}) => entryWords(shown.text) === words.get(paragraph))
    )
  for (const paragraph of own) {
    const named = [...left].find(({block}) => paragraph.bookmarks.includes(blockBookmark(block.number)))
    if (named && likenessOfLetters(named.shown.text, baseText(paragraph)) >= alikeByName)
      take(paragraph, named)
  }
  const pairs = own
    .filter(paragraph => !found.has(paragraph) && words.get(paragraph) !== '')
    .flatMap(paragraph =>
      [...left].map(entry => ({
        paragraph,
        entry,
        likeness: likenessOfLetters(entry.shown.text, baseText(paragraph))
      }))
    )
    .filter(({likeness}) => likeness >= alike)
    .toSorted((one, other) => other.likeness - one.likeness)
  for (const {paragraph, entry} of pairs) if (left.has(entry)) take(paragraph, entry)
  return {
    paragraphs: new Map(own.map(paragraph => [paragraph, found.get(paragraph)])),
    missing: [...left]
  }
}

/** Below this, a bookmark around other words is no hint: somebody has copied it. */
const alikeByName = 0.3
const alike = 0.6
