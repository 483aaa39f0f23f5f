import {atomSign} from '../../outputs/docx/block-text.ts'
import {blockBookmark, isBlockName} from '../../outputs/docx/named-blocks.ts'
import {alignBlocks} from '../../versions/redline/align-blocks.ts'
import {createFinder} from '../../versions/redline/candidates.ts'
import {createLikening, type Likening} from '../../versions/redline/comparing.ts'
import {createLexicon} from '../../versions/redline/lexicon.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {firstFrom} from './first-from.ts'
import {likenessOfLetters} from './likeness-of-letters.ts'
import {blocksInGrid, type MatchedTable, matchTables} from './match-grid.ts'
import {
  type Found,
  kindOfBlock,
  kindOfParagraph,
  type MatchBlock,
  type MatchItem,
  type MatchParagraph,
  matchItem,
  type PairItems
} from './match-items.ts'
import {
  isCitationNote,
  matchCalledNotes,
  matchCitationNotes,
  matchedBlockText,
  matchedText
} from './match-notes.ts'
import type {Sent} from './sent.ts'

/** The blocks that the paragraphs of a file correspond to. */
export type Matching = Readonly<{
  blocks: ReadonlyMap<BaseParagraph, SourcedBlock>
  /** The tables of the file, by number. */
  tables: ReadonlyMap<number, MatchedTable>
  /** The share of blocks with words that were found, from 0 to 1; a file with a small share is another paper. */
  share: number
}>

/** The minimum similarity at which a bookmark counts, since it may have been copied. */
const alikeByName = 0.3
const alikeAnywhere = 0.4
/** The maximum number of bookmarks that identify a paragraph's block; a joined paragraph can have more. */
const mostNames = 50
/**
 * The maximum number of words of a text that is compared by pairs of letters; longer texts have most pairs in common
 * with any other text.
 */
const fewWords = 12

/** Matches the paragraphs of a file with blocks: by bookmark, then by words in order, then by words in any order. */
export function matchBlocks(
  paragraphs: readonly BaseParagraph[],
  blocks: readonly SourcedBlock[],
  {isMade, bookmarks}: Pick<Sent, 'isMade' | 'bookmarks'>
): Matching {
  const lexicon = createLexicon()
  const likening = createLikening(lexicon)
  const contents = new Map<string, number>()
  const item = <Of>(of: Of, kind: string, text: string): MatchItem<Of> =>
    matchItem(of, kind, text, lexicon, contents)
  const there = blocks.map(block => item(block, kindOfBlock(block), matchedBlockText(block)))
  const own = new Set(there.map(({content}) => content))
  // Text that galley generates, such as the keywords, is not a block, however similar it is to one.
  const isOfGalley = ({of, ids, content}: MatchParagraph): boolean =>
    bookmarks.size > 0 &&
    ids.length > 0 &&
    !own.has(content) &&
    !of.bookmarks.some(isBlockName) &&
    isMade(matchedText(of))
  const here = paragraphs
    .filter(({isMade}) => !isMade)
    .map(paragraph => item(paragraph, kindOfParagraph(paragraph), matchedText(paragraph)))
    .filter(each => !isOfGalley(each))
  const matched = new Map<BaseParagraph, MatchBlock>()
  // The lists of references are compared separately.
  const taken = new Set(there.filter(({kind}) => kind === 'entry'))
  const pair = (one: MatchParagraph, other: MatchBlock): void => {
    if (matched.has(one.of) || taken.has(other)) return
    matched.set(one.of, other)
    taken.add(other)
  }
  matchNames(here, there, likening, pair, {matched})
  for (const kind of ['text', 'cell', 'note']) {
    const left = here.filter(each => each.kind === kind && !matched.has(each.of) && each.ids.length > 0)
    const right = there.filter(each => each.kind === kind && !taken.has(each))
    for (const {old, new: next} of alignBlocks<MatchParagraph | MatchBlock>(right, left, likening))
      if (old && next && isOfBlock(old) && !isOfBlock(next)) pair(next, old)
  }
  matchCalledNotes(here, there, pair, {matched, taken})
  matchAnywhere(here, there, likening, pair, {matched, taken})
  matchCitationNotes(here, there, pair, {matched, taken})
  const cells = new Map([...matched].map(([paragraph, {of}]) => [paragraph, of]))
  const tables = matchTables(paragraphs, blocks, cells)
  const blockInGrid = blocksInGrid(blocks, tables)
  for (const each of here) {
    const block = matched.has(each.of) ? undefined : blockInGrid(each.of)
    if (block !== undefined) pair(each, there[block.block.number - 1]!)
  }
  matchPlaces(here, there, {matched, taken}, isMade, pair)
  // Notes are not counted if the file lacks its part with notes.
  const hasNotes = here.some(({kind}) => kind === 'note')
  const counted = there.filter(
    ({of: {block}, kind, ids}) => block.kind !== 'entry' && ids.length > 0 && (hasNotes || kind !== 'note')
  )
  const paragraphOf = new Map(here.flatMap(each => [[matched.get(each.of), each] as const]))
  const alike = counted.filter(block => {
    const paragraph = paragraphOf.get(block)
    return paragraph && (isCitationNote(paragraph.of) || isSimilar(paragraph, block, likening))
  })
  return {
    blocks: new Map([...matched].map(([paragraph, {of}]) => [paragraph, of])),
    tables,
    share: counted.length === 0 ? 1 : alike.length / counted.length
  }
}

function matchNames(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  likening: Likening,
  pair: PairItems,
  {matched}: Pick<Found, 'matched'>
): void {
  const named = new Map(there.map(each => [blockBookmark(each.of.block.number), each]))
  if (isRenumbered(here, there, named, likening)) return
  const unnamed = here.filter(({of, ids}) => ids.length > 0 && !of.bookmarks.some(isBlockName))
  for (const each of here) {
    for (const name of each.of.bookmarks.slice(0, mostNames)) {
      const block = named.get(name)
      if (block === undefined || matched.has(each.of)) continue
      const isAlike = isSimilar(each, block, likening)
      const isEquation = block.of.block.kind === 'equation' && baseText(each.of).includes(atomSign)
      // A re-rendered citation or a block without words cannot be similar, so its bookmark suffices.
      const isCitation = block.of.block.written !== undefined && isCitationNote(each.of)
      // A line that is begun at the start of a paragraph takes the bookmark of the paragraph with it.
      const isEmpty =
        each.ids.length === 0 &&
        block.kind === each.kind &&
        (block.ids.length === 0 || !unnamed.some(other => isSimilar(other, block, likening)))
      // The bookmark may have been copied with one word of a paragraph that has lost its own.
      const isCopy =
        isAlike &&
        each.ids.length < block.ids.length &&
        unnamed.some(({content}) => content === block.content)
      if ((isAlike && !isCopy) || isEquation || isCitation || isEmpty) pair(each, block)
    }
  }
}

/**
 * Whether more paragraphs have another block's bookmark than their own, as when a program has renumbered the bookmarks.
 */
function isRenumbered(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  named: ReadonlyMap<string, MatchBlock>,
  likening: Likening
): boolean {
  const contents = new Set(there.map(({content}) => content))
  let [right, wrong] = [0, 0]
  for (const each of here) {
    const names = each.of.bookmarks.slice(0, mostNames).filter(isBlockName)
    if (each.ids.length === 0 || names.length === 0 || isCitationNote(each.of)) continue
    const blocks = names.flatMap(name => named.get(name) ?? [])
    if (blocks.some(({content}) => content === each.content)) right++
    else if (contents.has(each.content) || !blocks.some(block => isSimilar(each, block, likening))) wrong++
  }
  return wrong > right
}

/** The maximum number of comparisons; beyond it, only paragraphs that share rare words are compared. */
const mostComparisons = 200_000

/**
 * Matches parts that are at a different position than in the article, such as a statement before the list of
 * references.
 */
function matchAnywhere(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  likening: Likening,
  pair: PairItems,
  {matched, taken}: Found
): void {
  const free = there.filter(each => !taken.has(each) && each.ids.length > 0)
  const open = here.filter(each => !matched.has(each.of) && each.ids.length > 0)
  const isFew = open.length * free.length <= mostComparisons
  const finder = isFew ? () => free.keys() : createFinder(free, new Set(), likening)
  for (const each of open) {
    const forms = formsByKind(each)
    let best: MatchBlock | undefined
    let bestLikeness = alikeAnywhere
    for (const at of finder(each.ids)) {
      const block = free[at]!
      if (taken.has(block)) continue
      const likeness = likening.likeness(forms(block.kind), block)
      if (likeness > bestLikeness) [best, bestLikeness] = [block, likeness]
    }
    if (best !== undefined) pair(each, best)
  }
}

/**
 * Returns a function that returns an item with another kind. The items are cached by kind, so that data about their
 * words are computed once.
 */
function formsByKind(item: MatchParagraph): (kind: string) => MatchParagraph {
  const forms = new Map<string, MatchParagraph>([[item.kind, item]])
  return kind => {
    const form = forms.get(kind) ?? {...item, kind}
    forms.set(kind, form)
    return form
  }
}

function isSimilar(one: MatchParagraph, block: MatchBlock, likening: Likening): boolean {
  return (
    likening.likeness({...one, kind: block.kind}, block) >= alikeByName ||
    (Math.min(one.ids.length, block.ids.length) <= fewWords &&
      likenessOfLetters(baseText(one.of), block.of.shown.text) >= alikeByName)
  )
}

/**
 * Matches blocks and paragraphs between the same neighbours if there are as many blocks as paragraphs: they are assumed
 * to be the same blocks, rewritten.
 */
function matchPlaces(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  {matched, taken}: Found,
  isMade: (text: string) => boolean,
  pair: PairItems
): void {
  const places = new Map(there.map((block, at) => [block, at]))
  /** The positions of blocks that are not matched yet, in order. */
  const open = there.flatMap((block, at) => (taken.has(block) || block.ids.length === 0 ? [] : at))
  let free: MatchParagraph[] = []
  let last = -1
  const all = here.filter(({of, ids, kind}) => {
    return kind !== 'cell' && (matched.has(of) || (ids.length > 0 && !isMade(baseText(of))))
  })
  for (const each of all) {
    const block = matched.get(each.of)
    if (block === undefined) {
      free.push(each)
      continue
    }
    const at = places.get(block)!
    const first = firstFrom(open, last + 1)
    const between = open.slice(first, first + free.length + 1).filter(place => place < at)
    const isSame =
      between.length === free.length &&
      between.every((place, index) => {
        const other = there[place]!
        return !taken.has(other) && other.kind === free[index]!.kind
      })
    if (at > last && isSame) for (const [index, place] of between.entries()) pair(free[index]!, there[place]!)
    free = []
    last = at
  }
}

function isOfBlock(item: MatchParagraph | MatchBlock): item is MatchBlock {
  return 'block' in item.of
}
