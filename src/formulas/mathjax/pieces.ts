import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import type {FormulaPiece} from '../layout.ts'

/** TeX's classes of atoms. */
const [operator, relation, opening, closing] = [2, 3, 4, 5]

/** The pieces of a formula between its relations and operators, where they are not in brackets. */
export function piecesOf(formula: SvgWrapper): readonly FormulaPiece[] {
  const row = rowOf(formula)
  const pieces: {x: number; height: number; depth: number; isRelation: boolean}[] = []
  let x = 0
  let level = 0
  let wasOperand = false
  for (const child of row.childNodes) {
    const {L, R, w, h, d, rscale} = child.getOuterBBox()
    const {texClass} = child.node
    // A sign before any operand, or after another sign, belongs to what follows it: “−x”, “= −x”.
    const isBreak = level === 0 && wasOperand && (texClass === relation || texClass === operator)
    if (isBreak || pieces.length === 0)
      pieces.push({x: x + L * rscale, height: 0, depth: 0, isRelation: texClass === relation})
    const piece = pieces.at(-1)!
    piece.height = Math.max(piece.height, h * rscale)
    piece.depth = Math.max(piece.depth, d * rscale)
    if (texClass === opening) level++
    if (texClass === closing) level--
    if (w > 0) wasOperand = texClass !== relation && texClass !== operator
    x += (L + w + R) * rscale
  }
  return pieces.length > 1 ? pieces : []
}

/** The outermost row with several parts. */
function rowOf(formula: SvgWrapper): SvgWrapper {
  let row = formula
  while (row.childNodes.length === 1 && groups.has(row.childNodes[0]!.node.kind)) row = row.childNodes[0]!
  return row
}

/** Groups around a whole formula, which change nothing else in its parts. */
const groups: ReadonlySet<string> = new Set(['inferredMrow', 'mstyle', 'TeXAtom'])
