import type {TypedBlock, TypedParagraph, TypedTable} from '../content.ts'
import {isBlankBlock, textOfInlines} from '../words.ts'
import {captionOf} from './captions.ts'
import type {FoundHeadings} from './headings.ts'

/** Joins “TABLE I” and the line below it into one caption, above a table or below a picture. */
export function withJoinedLabels(
  blocks: readonly TypedBlock[],
  headings: FoundHeadings
): readonly TypedBlock[] {
  const joined: TypedBlock[] = []
  for (let at = 0; at < blocks.length; at++) {
    const [block, words] = [blocks[at]!, blocks[at + 1]]
    const isJoined =
      block.kind === 'paragraph' &&
      words?.kind === 'paragraph' &&
      isLabel(block) &&
      isTitleOfLabel(block, words, headings) &&
      (blocks[at + 2]?.kind === 'table' || (at > 0 && hasPicture(blocks[at - 1]!)))
    if (!isJoined) joined.push(block)
    else {
      joined.push({...words, inlines: [...block.inlines, {kind: 'break'}, ...words.inlines]})
      at++
    }
  }
  return joined
}

function isLabel(paragraph: TypedParagraph): boolean {
  const caption = captionOf(paragraph)
  return caption !== undefined && caption.number !== '' && textOfInlines(caption.words.inlines).trim() === ''
}

/** Whether a line is the title below a label: it is short, not a list item, and aligned and styled like the label. */
function isTitleOfLabel(label: TypedParagraph, line: TypedParagraph, headings: FoundHeadings): boolean {
  const isAlike = line.align === label.align && line.styles[0] === label.styles[0]
  const isPlain = line.item === undefined && !headings.of.has(line) && !hasPicture(line)
  return (
    isAlike && isPlain && captionOf(line)?.number === undefined && textOfInlines(line.inlines).length < 200
  )
}

/** Whether a table only arranges pictures, with a few words for each. */
export function arrangesPictures({rows}: TypedTable): boolean {
  const cells = rows.flat().filter(({blocks}) => blocks.some(block => !isBlankBlock(block)))
  const shown = cells.filter(({blocks}) => blocks.some(hasPicture))
  const areShort = cells.every(({blocks}) =>
    blocks.every(block => block.kind === 'paragraph' && textOfInlines(block.inlines).length < 200)
  )
  return shown.length > 0 && shown.length * 2 >= cells.length && areShort
}

/** Whether a block is a paragraph with a picture. */
export function hasPicture(block: TypedBlock): boolean {
  return block.kind === 'paragraph' && block.inlines.some(({kind}) => kind === 'picture')
}
