import type {PassageCall, PassageRange, TypedPassage} from '../passage.ts'
import type {TypedBlock, TypedDocument, TypedParagraph} from './content.ts'
import {captionOf} from './structure/captions.ts'
import type {FoundHeadings} from './structure/headings.ts'
import {isBlankBlock, textOfInline} from './words.ts'

/** The id of the passage made from a paragraph. */
export function passageId({number}: TypedParagraph): string {
  return `p${number}`
}

/** The running text of a document as passages: first the passages of the body, then those of the notes. */
export function typedPassages(
  {blocks, notes}: Pick<TypedDocument, 'blocks' | 'notes'>,
  headings: FoundHeadings
): readonly TypedPassage[] {
  const kindOf = (paragraph: TypedParagraph): TypedPassage['kind'] => {
    if (headings.of.has(paragraph)) return 'heading'
    return captionOf(paragraph) === undefined ? 'paragraph' : 'caption'
  }
  return [
    ...inBlocks(blocks, kindOf),
    ...[...notes.values()].flatMap(note => inBlocks(note.blocks, () => 'note', note.id))
  ]
}

function inBlocks(
  blocks: readonly TypedBlock[],
  kindOf: (paragraph: TypedParagraph) => TypedPassage['kind'],
  note?: string
): readonly TypedPassage[] {
  return blocks.flatMap(block => {
    if (block.kind === 'paragraph')
      return block.made === 'contents' || isBlankBlock(block) ? [] : [passageOf(block, kindOf(block), note)]
    return block.rows.flatMap(cells => cells.flatMap(cell => inBlocks(cell.blocks, () => 'cell', note)))
  })
}

/** Whether each bracket that opens in an insertion closes in it, so that the insertion contains whole citations. */
function hasWholeBrackets(text: string): boolean {
  return (text.match(/[([]/g) ?? []).length === (text.match(/[)\]]/g) ?? []).length
}

/** Converts a paragraph to a passage with the same offsets as `textOfInlines`. */
function passageOf(
  paragraph: TypedParagraph,
  kind: TypedPassage['kind'],
  note: string | undefined
): TypedPassage {
  const closed: PassageRange[] = []
  const raised: PassageRange[] = []
  const calls: PassageCall[] = []
  let text = ''
  for (const inline of paragraph.inlines) {
    if (inline.del !== undefined) continue
    if (inline.kind === 'note') calls.push({at: text.length, note: inline.note})
    const own = textOfInline(inline)
    const range = {start: text.length, end: text.length + own.length}
    text += own
    if (own === '') continue
    const isText = inline.kind === 'text' && !inline.look.code
    const isTorn = inline.ins !== undefined && !hasWholeBrackets(own)
    if (!isText || inline.within !== undefined || isTorn) closed.push(range)
    else if (inline.look.raised === 'superscript') raised.push(range)
  }
  const {item} = paragraph
  return {
    id: passageId(paragraph),
    kind,
    text,
    closed,
    raised,
    calls,
    ...(item !== undefined &&
      item.format !== 'bullet' &&
      item.format !== 'none' && {marker: item.text.trim()}),
    ...(note !== undefined && {note})
  }
}
