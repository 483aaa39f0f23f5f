import {atomSign} from '../../outputs/docx/block-text.ts'
import {type BaseParagraph, baseText} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import type {Found, MatchBlock, MatchParagraph, PairItems} from './match-items.ts'
import type {WordAtom} from './read/document.ts'

/** The text by which a block is matched; for a note that is a citation, the text of the citation. */
export function matchedBlockText({block, shown}: SourcedBlock): string {
  return block.written === undefined ? shown.text : (shown.atoms[0]?.shown ?? '')
}

/**
 * The text by which a paragraph is matched; for a note that consists of a citation field, the text that the field
 * shows.
 */
export function matchedText(paragraph: BaseParagraph): string {
  return citationOfNote(paragraph)?.shown ?? baseText(paragraph)
}

/** Whether a paragraph is a note that consists of a citation field, however a program has rendered the field. */
export function isCitationNote(paragraph: BaseParagraph): boolean {
  return citationOfNote(paragraph) !== undefined
}

/** Matches notes that are called in the same paragraph, in order, regardless of their text. */
export function matchCalledNotes(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  pair: PairItems,
  {matched, taken}: Found
): void {
  const byStory = grouped(here, ({of, kind}) => (kind === 'note' && !matched.has(of) ? of.story : undefined))
  const byNote = grouped(there, each => (taken.has(each) ? undefined : each.of.block.note))
  for (const [{pieces}, block] of [...matched]) {
    const calls = pieces.flatMap(({atom, ins}) => (atom?.kind === 'note' && !ins ? (atom.note ?? '') : []))
    const notes = block.of.shown.atoms.flatMap(({node}) => (node.type === 'noteCall' ? node.note : []))
    if (calls.length !== notes.length) continue
    for (const [at, call] of calls.entries()) {
      const [paragraphs = [], blocks = []] = [byStory.get(call), byNote.get(notes[at]!)]
      if (paragraphs.length === 1 && blocks.length === 1) pair(paragraphs[0]!, blocks[0]!)
    }
  }
}

function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/**
 * Matches notes that are citations and that a program re-rendered: in order, if both sides have the same number left.
 */
export function matchCitationNotes(
  here: readonly MatchParagraph[],
  there: readonly MatchBlock[],
  pair: PairItems,
  {matched, taken}: Found
): void {
  const fields = here.filter(({of}) => isCitationNote(of) && !matched.has(of))
  const blocks = there.filter(each => each.of.block.written !== undefined && !taken.has(each))
  if (fields.length === blocks.length) for (const [at, each] of fields.entries()) pair(each, blocks[at]!)
}

function citationOfNote(paragraph: BaseParagraph): WordAtom | undefined {
  const {story, pieces} = paragraph
  if (story === 'body' || baseText(paragraph).trim() !== atomSign) return undefined
  const field = pieces.find(({atom, ins}) => atom !== undefined && ins === undefined)?.atom
  return field?.kind === 'citation' ? field : undefined
}
