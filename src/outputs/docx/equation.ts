import type {Equation, Formula} from '../../core/article.ts'
import {bracketsOf} from '../../core/article-formulas.ts'
import {inNumerals} from '../../core/numerals.ts'
import type {Piece} from './marks.ts'
import {between, type Line, textPieces, verbatimPieces} from './run.ts'

/** A formula within a line of text. */
export function formulaPieces({tex, fallback}: Formula, line: Line): readonly Piece[] {
  return mathPieces(tex, false, line, fallback)
}

/** A display formula within a line of text, with its number. */
export function inlineEquation(node: Equation, line: Line): readonly Piece[] {
  const number = node.number
    ? [...textPieces(' ', line), ...numberPieces(node, node.number, node.anchor, line)]
    : []
  return line.context.targets.around(node.anchor, [...mathPieces(node.tex, true, line), ...number])
}

/** The number of an equation, “(2)”; an author's own number, `\tag{$\star$}`, can contain a formula. */
export function numberPieces(
  node: Equation,
  number: string,
  anchor: string | undefined,
  line: Line
): readonly Piece[] {
  const [open, close] = bracketsOf(node, number)
  const {context} = line
  const shown = /[$\\]/.test(number)
    ? mathPieces(`\\text{${number}}`, false, line, number)
    : textPieces(inNumerals(number, context.article.numerals), line)
  return [
    ...textPieces(open, line),
    ...context.targets.aroundNumber(anchor, shown),
    ...textPieces(close, line)
  ]
}

/** A formula, or its TeX if it cannot be converted; the parser reports a finding for TeX that cannot be parsed. */
export function mathPieces(tex: string, display: boolean, line: Line, fallback?: string): readonly Piece[] {
  return written(line.context.formula(tex, display), tex, display, line, fallback)
}

/** A row of a display formula, or its TeX if the row cannot be converted. */
export function displayRow(node: Equation, row: number, tex: string, line: Line): readonly Piece[] {
  return written(line.context.formula(node.tex, true, row), tex, true, line)
}

function written(
  formula: string | undefined,
  tex: string,
  display: boolean,
  line: Line,
  fallback?: string
): readonly Piece[] {
  if (formula !== undefined) return [between(formula, line.marks)]
  if (fallback !== undefined) return textPieces(fallback, line)
  const look = {...line.look, style: 'VerbatimChar'}
  return verbatimPieces(display ? `$$${tex.trim()}$$` : `$${tex}$`, {...line, look})
}
