import type {Math as DisplayMath, InlineMath} from 'mdast-util-math'
import type {EquationLine} from '../../../core/mdast.ts'
import {texRows} from '../../../core/tex-rows.ts'
import {proofMark} from '../../../core/theorem-kinds.ts'
import {addLabel} from '../attributes/inline-attributes.ts'
import {setMath, withoutStarless} from './math-environment.ts'

/**
 * Removes `\label`, `\tag`, `\notag`, `\nonumber` and `\qedhere` from display maths, and records their meaning for each line. As in
 * LaTeX, environments without a star are numbered, and `align` and similar environments are numbered line by line;
 * other maths is numbered if it has a label or a tag. The first label in an equation becomes its id; the labels of
 * other lines are stored separately.
 */
export function readEquation(node: DisplayMath | InlineMath): void {
  // A formula within a line has no number; its `\tag` is reported when the formula is parsed.
  if (node.type === 'inlineMath' && node.data?.display !== true && tag.test(node.value)) return
  const environment = node.data?.environment ?? ''
  // An environment inside dollars is treated like one without dollars.
  const tex = withoutComments(withoutStarless(node.value))
  const rows = texRows(tex)
  const lines = rows.map((row, index) => {
    const isLast = index === rows.length - 1
    const isEmpty = isLast && index > 0 && row.trim() === ''
    return lineOf(row, numbersLines.test(environment) && !isEmpty)
  })
  const value = withoutMarks(tex)
  if (value !== node.value) setMath(node, value)
  for (const label of lines.flatMap(({labels}) => labels)) addLabel(node, label)
  if (lines.some(({numbered}) => numbered)) node.data = {...node.data, lines}
}

/**
 * Removes comments from TeX, because a `\\` in a comment does not end a line. A line that contains only a comment is
 * removed as well.
 */
function withoutComments(tex: string): string {
  if (!tex.includes('%')) return tex
  return tex.replace(/^[ \t]*%[^\n]*(?:\n|$)/gm, '').replace(/(?<!\\)((?:\\\\)*)%[^\n]*/g, '$1')
}

/** Matches the environments that LaTeX numbers. */
const numbersLines = /^(?:equation|align|flalign|alignat|gather|multline|eqnarray)$/

function lineOf(row: string, isNumbered: boolean): EquationLine {
  const labels = [...row.matchAll(label)].map(([, name, booked = '']) => (name ?? booked).trim())
  const [, star, own] = tag.exec(row) ?? []
  // galley encloses each number in parentheses, which `\tag*` leaves to the author.
  const [, inBrackets] = (star === '*' && /^\s*\(([^()]*)\)\s*$/.exec(own ?? '')) || []
  const numbered = own !== undefined || labels.length > 0 || (isNumbered && !unnumbered.test(row))
  // A line with a number has no room for the mark of its proof.
  if (!numbered && proofEnd.test(row)) return {numbered: true, labels, tag: proofMark, bare: true}
  const isBare = star === '*' && inBrackets === undefined
  return {numbered, labels, ...(own !== undefined && {tag: inBrackets ?? own}), ...(isBare && {bare: true})}
}

/** Matches LaTeX's label, and bookdown's `(\#eq:x)`. */
const label = /\\label\s*\{([^{}]*)\}|\(\\#(eq:[^()\s]+)\)/g
const tag = /\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/
const proofEnd = /\\qedhere(?![A-Za-z])/
const unnumbered = /\\(?:notag|nonumber)(?![A-Za-z])/

/** Removes labels, tags, `\notag`, `\nonumber` and `\qedhere` from TeX, and lines that contain nothing else. */
function withoutMarks(tex: string): string {
  const marks =
    /[ \t]*(?:\(\\#eq:[^()\s]+\)|\\(?:label\s*\{[^{}]*\}|tag\*?\s*\{(?:[^{}]|\{[^{}]*\})*\}|(?:notag|nonumber|qedhere)(?![A-Za-z])))[ \t]*(\r?\n|\r)?/g
  const value = tex.replace(marks, (_, ending = '') => (ending === '' ? ' ' : ending))
  return value === tex ? tex : value.replace(/(\r?\n|\r){2,}/g, '$1').trim()
}
