import type {SvgWrapper} from '@mathjax/src/mjs/output/svg/Wrapper.js'
import type {FormulaBreakPlace, FormulaPiece} from '../../../core/formula-layout.ts'

/** TeX's classes of atoms. */
const [operator, relation, opening, closing] = [2, 3, 4, 5]

/** The least width of a space that separates two formulas, such as `\quad`, in em. */
const wideSpace = 0.9

type Making = {-readonly [Key in keyof FormulaPiece]: FormulaPiece[Key]}

/** The pieces of a display formula, which can be broken before relations and operators outside brackets. */
export function piecesOfDisplay(formula: SvgWrapper): readonly FormulaPiece[] {
  const pieces: Making[] = []
  addPieces(pieces, formula, 0)
  return pieces.length > 1 ? pieces : []
}

/** A cell of a row, and the position at which its content begins. */
type RowCell = Readonly<{cell: SvgWrapper; x: number}>

/**
 * The pieces of a row of aligned formulas, whose cells are alternately the left and right sides of a formula. The row
 * can be broken between two formulas, but not at an alignment sign.
 */
export function piecesOfRow(cells: readonly RowCell[]): readonly FormulaPiece[] {
  const pieces: Making[] = []
  cells.forEach(({cell, x}, index) => {
    if (index % 2 === 0) addPieces(pieces, cell, x)
    else addPieces(pieces, cell, x, pieces.at(-1))
  })
  return pieces
}

/**
 * Adds the pieces of a part of a formula that begins at `start`; the first piece is joined with `before`, if it
 * exists.
 */
function addPieces(pieces: Making[], formula: SvgWrapper, start: number, before?: Making): void {
  let level = 0
  let isStart = before === undefined
  let [wasOperand, isAfterSpace, isEmpty] = [false, false, true]
  for (const {box, x: at, texClass, isSpace} of partsOf(rowOf(formula, groups))) {
    const x = start + at
    if (isSpace && level === 0 && box.w > wideSpace) {
      isAfterSpace = !isEmpty
      continue
    }
    // A sign before the first operand, or after another sign, belongs to the operand after it: “−x”, “= −x”.
    const isSign = texClass === relation || texClass === operator
    const isBreak = isAfterSpace || (level === 0 && wasOperand && isSign)
    if (isBreak || isStart) {
      const sign = texClass === relation ? 'relation' : 'operator'
      const place = pieces.length === 0 ? 'start' : isAfterSpace || isStart ? 'space' : sign
      pieces.push({at: place, x: x + box.L, width: 0, height: 0, depth: 0})
      isStart = false
    }
    addPart(pieces.at(-1)!, box, x)
    if (texClass === opening) level++
    if (texClass === closing) level--
    if (box.w > 0) [wasOperand, isAfterSpace, isEmpty] = [!isSign, false, false]
  }
}

/**
 * The pieces of a formula in text, which TeX breaks after relations and operators. The space after these is between the
 * pieces, and is dropped at a line end. MathJax does not treat the sign of a number as an operator. A formula in
 * braces, `{a = b}`, is not broken.
 */
export function piecesOfText(formula: SvgWrapper): readonly FormulaPiece[] {
  const pieces: Making[] = []
  let level = 0
  let next: FormulaBreakPlace | undefined = 'start'
  for (const {box, x, texClass, isSpace} of partsOf(rowOf(formula, styles))) {
    if (texClass === opening) level++
    if (texClass === closing) level--
    if (box.w === 0 || (isSpace && next !== undefined)) continue
    // A line cannot end between two relations.
    if (next !== undefined && !(next === 'relation' && texClass === relation))
      pieces.push({at: next, x: x + box.L, width: 0, height: 0, depth: 0})
    addPart(pieces.at(-1)!, box, x)
    const isSign = texClass === relation || texClass === operator
    next = !isSign ? undefined : level > 0 ? 'in brackets' : texClass === relation ? 'relation' : 'operator'
  }
  return pieces.length > 1 ? pieces : []
}

/** A part of a row: its box in em of the formula, and the position of its left edge including the space before it. */
type Part = Readonly<{
  box: Readonly<{L: number; w: number; h: number; d: number}>
  x: number
  texClass: number | null
  isSpace: boolean
}>

function* partsOf({childNodes}: SvgWrapper): Generator<Part> {
  let x = 0
  for (const child of childNodes) {
    const {L, R, w, h, d, rscale} = child.getOuterBBox()
    const box = {L: L * rscale, w: w * rscale, h: h * rscale, d: d * rscale}
    yield {box, x, texClass: child.node.texClass, isSpace: child.node.kind === 'mspace'}
    x += (L + w + R) * rscale
  }
}

function addPart(piece: Making, {L, w, h, d}: Part['box'], x: number): void {
  piece.width = x + L + w - piece.x
  piece.height = Math.max(piece.height, h)
  piece.depth = Math.max(piece.depth, d)
}

/** The outermost row with several parts, even inside elements of the given kinds. */
function rowOf(formula: SvgWrapper, groups: ReadonlySet<string>): SvgWrapper {
  let row = formula
  while (row.childNodes.length === 1 && groups.has(row.childNodes[0]!.node.kind)) row = row.childNodes[0]!
  return row
}

/** Elements around a whole formula that do not otherwise affect its parts. */
const styles: ReadonlySet<string> = new Set(['inferredMrow', 'mstyle'])
const groups: ReadonlySet<string> = new Set([...styles, 'TeXAtom'])
