import {largestOf} from '../../core/extremes.ts'
import type {FormulaLayout} from '../../core/formula-layout.ts'
import type {Macro} from '../../core/mdast.ts'
import {withoutUnits} from '../../core/units.ts'
import {readMathFont} from './font/math-font.ts'
import {formulaItems, rowsOf} from './mathjax/drawing.ts'
import {physics} from './mathjax/packages.ts'
import {piecesOfDisplay, piecesOfText} from './mathjax/pieces.ts'
import {createMathTypesetter, type MathTypesetter} from './mathjax/typesetter.ts'

/** Lays out a formula; undefined if MathJax cannot read it, or the font lacks one of its signs. */
export type FormulaTypesetter = (tex: string, display: boolean) => FormulaLayout | undefined

/**
 * Creates a typesetter that knows the macros of a paper. The font is uncompressed; without TrueType outlines and a table
 * MATH it cannot be used, and there is no typesetter.
 */
export function formulaTypesetter(
  bytes: Uint8Array,
  macros: readonly Macro[]
): FormulaTypesetter | undefined {
  const font = readMathFont(bytes)
  if (font === undefined) return undefined
  const own = new Set(macros.map(({name}) => name))
  const definitions = macros.map(macro => definitionOf(macro, own)).join('')
  let shared: MathTypesetter | undefined
  let physical: MathTypesetter | undefined
  // A formula can define macros, which end with it.
  const typesetWith = (tex: string, display: boolean) => {
    if (defines.test(tex)) return createMathTypesetter(font, definitions)(tex, display)
    shared ??= createMathTypesetter(font, definitions)
    const result = shared(tex, display)
    if (result !== undefined) return result
    physical ??= createMathTypesetter(font, definitions, [physics])
    return physical(tex, display)
  }
  return (written, display) => {
    const plain = withoutUnits(written, own)
    if ('fault' in plain) return undefined
    const result = typesetWith(plain.tex, display)
    const items = result && formulaItems(result.drawing, font)
    if (result === undefined || items === undefined) return undefined
    const {w, h, d} = result.box
    return {
      width: w,
      height: Math.max(0, h),
      depth: Math.max(0, d),
      items,
      rows: rowsOf(result.drawing),
      pieces: display ? piecesOfDisplay(result.wrapper) : piecesOfText(result.wrapper)
    }
  }
}

const defines = /\\(?:g?def|let|(?:re)?new|provide|Declare)/

/** A macro as LaTeX; its arguments are counted, because the paper's form of it has no number. */
function definitionOf({name, body, optional}: Macro, own: ReadonlySet<string>): string {
  const plain = withoutUnits(body, own)
  const used = [...body.matchAll(/#(\d)/g)].map(([, number]) => Number(number))
  const count = optional?.count ?? largestOf([0, ...used])
  const fallback = optional === undefined ? '' : `[${optional.fallback}]`
  return `\\newcommand{\\${name}}${count > 0 ? `[${count}]` : ''}${fallback}{${'tex' in plain ? plain.tex : body}}`
}
