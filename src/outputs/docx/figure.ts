import type {Figure, FigurePart, Node} from '../../core/article.ts'
import {field} from './field.ts'
import {paragraph, type StoryItem} from './items.ts'
import type {Piece} from './marks.ts'
import {pictureParagraph} from './picture-paragraph.ts'
import {type Line, textPieces} from './run.ts'
import {lineOf, type Story, type WriteBlocks, wordsPieces} from './story.ts'
import {labelParts} from './targets.ts'

/**
 * A figure with its caption below, or a table or listing with its caption above. The order in the file is the same,
 * because LibreOffice 7.4 assigns notes to calls by that order.
 */
export function figure(node: Figure, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const isFigure = node.kind === 'figure'
  const content = (): readonly StoryItem[] => contentItems(node.children, story, write, isFigure)
  const caption = (): StoryItem => captionItem(node, story, isFigure)
  return isFigure ? [...content(), caption()] : [caption(), ...content()]
}

/** A part of a figure: its pictures, and a caption with its letter. */
export function figurePart(node: FigurePart, story: Story, write: WriteBlocks): readonly StoryItem[] {
  const line = lineOf(node, story)
  const label = textPieces(`(${node.letter})${node.caption ? ' ' : ''}`, line)
  const words = node.caption ? wordsPieces(node.caption, line) : []
  const form = {style: 'Caption', keepsWithNext: true as const, ...direction(story)}
  return [
    ...contentItems(node.children, story, write, true),
    paragraph(form, story.context.targets.around(node.anchor, [...label, ...words]), story.marks)
  ]
}

/** The content of a figure; pictures are centred, and kept on the same page as their caption. */
function contentItems(
  children: readonly Node[],
  story: Story,
  write: WriteBlocks,
  isFigure: boolean
): readonly StoryItem[] {
  return children.flatMap((child): readonly StoryItem[] => {
    if (child.type === 'image') return [pictureParagraph([child], story, true)]
    return write([child], story).map(item =>
      item.kind === 'paragraph' && isFigure ? {...item, form: {...item.form, keepsWithNext: true}} : item
    )
  })
}

function captionItem(node: Figure, story: Story, isBelow: boolean): StoryItem {
  const line = lineOf(node, story)
  const stop = `${story.context.terms.stop}${node.caption ? ' ' : ''}`
  const label = node.label === '' ? [] : [...labelPieces(node, line), ...textPieces(stop, strong(line))]
  const words = node.caption ? wordsPieces(node.caption, line) : []
  const pieces = story.context.targets.around(node.anchor, [...label, ...words])
  const form = {style: 'Caption', ...(!isBelow && {keepsWithNext: true as const}), ...direction(story)}
  return paragraph(form, pieces, story.marks)
}

/**
 * The pieces of a label, “Figure 3”, with the number as a field if Word would count the same number, and otherwise as
 * text.
 */
function labelPieces(node: Figure, line: Line): readonly Piece[] {
  const {context} = line
  const [name, number] = labelParts(node.label)
  const bold = strong(line)
  const shown = textPieces(number, bold)
  const isCounted = line.marks.length === 0 && context.captions.isNext(name.trim(), number)
  const counted = isCounted ? field(`SEQ ${name.trim()} \\* ARABIC`, shown, bold) : shown
  return [...textPieces(name, bold), ...context.targets.aroundNumber(node.anchor, counted)]
}

function strong(line: Line): Line {
  return {...line, look: {...line.look, bold: true}}
}

function direction({isRightToLeft}: Story): Readonly<{isRightToLeft?: true}> {
  return isRightToLeft ? {isRightToLeft: true} : {}
}
