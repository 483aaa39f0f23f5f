import type {ElementContent, Properties} from 'hast'
import type {Equation, Formula} from '../../core/article.ts'
import {bracketsOf, numberTex} from '../../core/article-formulas.ts'
import {inNumerals} from '../../core/numerals.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import type {EquationLines, TypesetLines} from './math.ts'

/** The element of a formula, and the number of symbols in its longest row; 0 for TeX that cannot be parsed. */
type Shown = Readonly<{element: ElementContent; signs: number; foot?: number | undefined}>

/** Renders a TeX formula; TeX that cannot be parsed is shown as written, and marked. */
function mathElement(context: ArticleContext, tex: string, display: boolean, lines?: EquationLines): Shown {
  const formula = context.math(tex, display, lines)
  if (formula === undefined)
    return {element: h('code', {className: ['raw']}, display ? `$$${tex}$$` : `$${tex}$`), signs: 0}
  // The markup is galley's own output; only its letters are the author's.
  const {markup, signs, foot} = formula
  return {element: {type: 'raw', value: markup}, signs, foot}
}

/** The TeX of a printed formula, by which it is found in its chapter. */
function texOf({isPrint}: ArticleContext, tex: string): Readonly<{dataTex?: string}> {
  return isPrint ? {dataTex: tex} : {}
}

/**
 * The largest number of characters with which a formula fits on a phone without scrolling: within a line, and as a
 * display.
 */
const [phoneLine, phoneWidth] = [18, 24]

/** An inline formula; a long one gets an element that scrolls, because it would widen the page on a phone. */
export function formula(context: ArticleContext, {tex, fallback}: Formula): ElementContent {
  if (fallback !== undefined) {
    const written = context.math(tex, false)
    return written === undefined ? textNode(fallback) : {type: 'raw', value: written.markup}
  }
  const {element, signs} = mathElement(context, tex, false)
  return signs > phoneLine
    ? h('span', {className: ['formula'], tabIndex: 0, ...texOf(context, tex)}, element)
    : element
}

/**
 * A display formula with its number; if it has several lines, each has its own number. It can be within a line of text.
 */
export function equation(context: ArticleContext, node: Equation): ElementContent {
  const {tex, lines, lineAnchors, number} = node
  const {numerals} = context.article
  const counted = lines?.map(line => inNumerals(line, numerals))
  const typeset = counted && context.typesetLines(tex, counted, node.bare)
  if (typeset !== undefined) return typesetEquation(context, node, typeset)
  const shownLines = counted && {numbers: counted, anchors: lineAnchors, bare: node.bare}
  const {element, signs, foot} = mathElement(context, tex, true, shownLines)
  const isUnread = element.type === 'element'
  // A formula that scrolls in a narrow window must be focusable.
  const isLong = signs > phoneWidth
  // TeX that cannot be parsed is shown with its numbers beside it.
  const beside = lines !== undefined && isUnread ? lines : number ? [number] : []
  return h(
    node.inline ? 'span' : 'div',
    {className: ['equation'], id: wholeAnchor(node), ...(isLong && {tabIndex: 0}), ...texOf(context, tex)},
    element,
    beside.flatMap((each, index) => {
      const id = lineAnchors?.[index] || undefined
      if (each === '') return []
      const place = foot === undefined ? {className: ['equation-number']} : atFoot(foot)
      return h('span', {...place, id}, equationNumber(context, node, each))
    })
  )
}

/** The properties of the number of a `multline`, which is at the environment's last line. */
function atFoot(foot: number): Properties {
  return {
    className: ['equation-number', 'at-foot'],
    style: foot === 0 ? undefined : `top:${(-foot).toFixed(4)}em`
  }
}

/** The anchor of an equation, unless it is also the anchor of one of its lines. */
function wholeAnchor({anchor, lineAnchors}: Equation): string | undefined {
  return anchor !== undefined && lineAnchors?.includes(anchor) ? undefined : anchor
}

/**
 * A typeset formula of several lines, with the number of each line at its baseline. The spoken words include the
 * numbers, so they belong to the whole element.
 */
function typesetEquation(
  context: ArticleContext,
  node: Equation,
  {markup, baselines, properties}: TypesetLines
): ElementContent {
  const {tex, lines = [], lineAnchors, inline} = node
  const numbers = lines.flatMap((line, index) => {
    if (line === '') return []
    const style = `top:${(-baselines[index]!).toFixed(4)}em`
    const id = lineAnchors?.[index] || undefined
    return h(
      'span',
      {className: ['equation-number'], id, style, dataLine: index},
      equationNumber(context, node, line)
    )
  })
  return h(
    inline ? 'span' : 'div',
    {className: ['equation'], id: wholeAnchor(node), ...texOf(context, tex), ...properties},
    {type: 'raw', value: markup},
    numbers.length === 0 ? [] : h('span', {className: ['row-numbers']}, numbers)
  )
}

/** The number of an equation, “(2)”; an author's own number, `\tag{$\star$}`, can contain a formula. */
function equationNumber(context: ArticleContext, node: Equation, number: string): ElementContent[] {
  const tex = numberTex(number)
  const written = tex === undefined ? undefined : context.math(tex, false)
  const [open, close] = bracketsOf(node, number)
  if (written === undefined) return [textNode(open + inNumerals(number, context.article.numerals) + close)]
  return [textNode(open), {type: 'raw', value: written.markup}, textNode(close)]
}
