import type {Equation, Formula} from '../../core/article.ts'
import {bracketsOf, numberTex} from '../../core/article-formulas.ts'
import {inNumerals} from '../../core/numerals.ts'
import {texRows, withoutColumns} from '../../core/tex-rows.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {anchorId, type JatsContext} from './context.ts'

/** A formula in text, as TeX and as MathML. */
export function formula({tex, fallback, anchor}: Formula, context: JatsContext): readonly XmlNode[] {
  const math = context.formula(tex, false)
  if (math === undefined && fallback !== undefined) return [fallback]
  return [xml('inline-formula', {id: anchorId(anchor)}, written(tex, math))]
}

/** A display formula with its number; if its lines are numbered separately, each line becomes a formula. */
export function equation(node: Equation, context: JatsContext): readonly XmlNode[] {
  const {tex, number, lines = [], lineAnchors = [], anchor} = node
  const id = anchorId(anchor)
  const numbered = lines.filter(line => line !== '')
  if (lines.length > 1 && numbered.length > 0) {
    const texts = texRows(tex)
    const rows = lines.map((line, row) => ({line, math: context.formula(tex, true, row), row}))
    if (texts.length === lines.length && rows.every(({math}) => math !== undefined)) {
      const own = lineAnchors.includes(anchor ?? '') ? undefined : id
      const formulas = rows.map(({line, math, row}) =>
        xml(
          'disp-formula',
          {id: anchorId(lineAnchors[row] || undefined)},
          label(node, line, context),
          written(withoutColumns(texts[row]!).trim(), math)
        )
      )
      // A group without an anchor is omitted, because a group would need its own label (JATS4R, “Display objects”).
      return own === undefined ? formulas : [xml('disp-formula-group', {id: own}, formulas)]
    }
  }
  const labels = number ? [number] : numbered
  return [
    xml(
      'disp-formula',
      {id: id ?? anchorId(lineAnchors.find(Boolean))},
      labels.map(each => label(node, each, context)).filter(each => each !== undefined),
      written(tex, context.formula(tex, true))
    )
  ]
}

function written(tex: string, math: XmlElement | undefined): XmlElement {
  const own = xml('tex-math', {}, tex)
  return math === undefined ? own : xml('alternatives', {}, own, math)
}

/** The label of an equation, “(2)”; an author's own number can be a formula. */
function label(
  node: Equation,
  number: string,
  {article, formula: math}: JatsContext
): XmlElement | undefined {
  if (number === '') return undefined
  const tex = numberTex(number)
  const own = tex === undefined ? undefined : math(tex, false)
  const words =
    tex !== undefined && own !== undefined
      ? xml('inline-formula', {}, written(tex, own))
      : inNumerals(number, article.numerals)
  const [open, close] = bracketsOf(node, number)
  return xml('label', {}, open, words, close)
}
