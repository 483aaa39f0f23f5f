import type {Equation} from '../../core/article.ts'
import {texRows} from '../../core/tex-rows.ts'
import {displayRow, mathPieces, numberPieces} from './equation.ts'
import {type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import type {Piece} from './marks.ts'
import {type Line, piece} from './run.ts'
import {lineOf, named, type Story} from './story.ts'

/**
 * A display formula centred in a line, with its number at the end. The lines of an environment with several numbers are
 * separate paragraphs, each beside its number.
 */
export function equationItems(node: Equation, story: Story): readonly StoryItem[] {
  const {targets} = story.context
  const line = lineOf(node, story)
  const rows = node.lines?.filter(Boolean).length ?? 0
  if (rows > 1) {
    const written = texRows(node.tex).filter((tex, index, all) => index < all.length - 1 || tex.trim() !== '')
    const lines = written.map((tex, index): ParagraphItem => {
      const content = displayRow(node, index, tex, line)
      const anchor = node.lineAnchors?.[index] || undefined
      const item = numbered(node, content, node.lines?.[index] || undefined, anchor, line, story)
      return {...item, pieces: targets.around(anchor, item.pieces)}
    })
    const [first, ...rest] = lines
    return first === undefined
      ? []
      : [{...first, pieces: targets.around(node.anchor, named(node, first.pieces, story.context))}, ...rest]
  }
  const at = node.lines?.findIndex(Boolean) ?? -1
  const number = node.number ?? node.lines?.[at]
  const anchor = node.lineAnchors?.[at] || node.anchor
  const item = numbered(node, mathPieces(node.tex, true, line), number, anchor, line, story)
  const pieces = targets.around(node.anchor, named(node, item.pieces, story.context))
  return [{...item, pieces: targets.around(anchor, pieces)}]
}

function numbered(
  node: Equation,
  content: readonly Piece[],
  number: string | undefined,
  anchor: string | undefined,
  line: Line,
  story: Story
): ParagraphItem {
  const tab = piece('<w:tab/>', line, {})
  const end = number === undefined ? [] : [tab, ...numberPieces(node, number, anchor, line)]
  const form = {style: 'Equation', ...(story.isRightToLeft && {isRightToLeft: true})}
  return paragraph(form, [tab, ...content, ...end], story.marks)
}
