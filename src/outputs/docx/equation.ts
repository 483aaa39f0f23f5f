import type {Equation, Formula} from '../../core/article.ts'
import {inNumerals} from '../../core/numerals.ts'
import {texRows} from '../../core/tex-rows.ts'
import {type Item, type ParagraphItem, paragraph} from './items.ts'
import type {Piece} from './marks.ts'
import {between, type Line, piece, textPieces, verbatimPieces} from './run.ts'
import {lineOf, named, type Story} from './story.ts'

/** Gives a formula as `m:oMath`; undefined for TeX that is no formula for Word. */
export type FormulaWriter = (tex: string, display: boolean) => string | undefined

/** A formula in a line. */
export function formulaPieces({tex, fallback}: Formula, line: Line): readonly Piece[] {
  return mathPieces(tex, false, line, fallback)
}

/** A display formula within a line of text, with its number. */
export function inlineEquation(node: Equation, line: Line): readonly Piece[] {
  const number = node.number
    ? [...textPieces(' ', line), ...numberPieces(node.number, node.anchor, line)]
    : []
  return line.context.targets.around(node.anchor, [...mathPieces(node.tex, true, line), ...number])
}

/**
 * A display formula in the middle of a line, and its number at the end. The lines of an environment that has several
 * numbers are paragraphs of their own, so that each is beside its number.
 */
export function equationItems(node: Equation, story: Story): readonly Item[] {
  const {targets} = story.context
  const line = lineOf(node, story)
  const rows = node.lines?.filter(Boolean).length ?? 0
  if (rows > 1) {
    const lines = texRows(node.tex).map((tex, index): ParagraphItem => {
      const content = mathPieces(`\\begin{aligned}${tex}\\end{aligned}`, true, line)
      return numbered(content, node.lines?.[index] || undefined, undefined, line, story)
    })
    const [first, ...rest] = lines
    return first === undefined
      ? []
      : [{...first, pieces: targets.around(node.anchor, named(node, first.pieces, story.context))}, ...rest]
  }
  const number = node.number ?? node.lines?.find(Boolean)
  const item = numbered(mathPieces(node.tex, true, line), number, node.anchor, line, story)
  return [{...item, pieces: targets.around(node.anchor, named(node, item.pieces, story.context))}]
}

function numbered(
  content: readonly Piece[],
  number: string | undefined,
  anchor: string | undefined,
  line: Line,
  story: Story
): ParagraphItem {
  const tab = piece('<w:tab/>', line, {})
  const end = number === undefined ? [] : [tab, ...numberPieces(number, anchor, line)]
  const form = {style: 'Equation', ...(story.isRightToLeft && {isRightToLeft: true})}
  return paragraph(form, [tab, ...content, ...end], story.marks)
}

/** “(2)”; an author's number, `\tag{$\star$}`, can contain a formula. */
function numberPieces(number: string, anchor: string | undefined, line: Line): readonly Piece[] {
  const {context} = line
  const shown = /[$\\]/.test(number)
    ? mathPieces(`\\text{${number}}`, false, line, number)
    : textPieces(inNumerals(number, context.article.numerals), line)
  return [...textPieces('(', line), ...context.targets.aroundNumber(anchor, shown), ...textPieces(')', line)]
}

/** A formula, or its TeX where it cannot be one; unread TeX has a finding of its own. */
function mathPieces(tex: string, display: boolean, line: Line, fallback?: string): readonly Piece[] {
  const formula = line.context.formula(tex, display)
  if (formula !== undefined) return [between(formula, line.marks)]
  if (fallback !== undefined) return textPieces(fallback, line)
  const look = {...line.look, style: 'VerbatimChar'}
  return verbatimPieces(display ? `$$${tex.trim()}$$` : `$${tex}$`, {...line, look})
}
