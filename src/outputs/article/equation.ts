import type {ElementContent} from 'hast'
import type {Equation, Formula} from '../../core/article.ts'
import {numberTex} from '../../core/article-formulas.ts'
import {inNumerals} from '../../core/numerals.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'
import type {TypesetLines} from './math.ts'

/** Renders TeX formulas as MathML; TeX that cannot be parsed is shown as written, and marked. */
function mathElement(
  context: ArticleContext,
  tex: string,
  display: boolean,
  numbers?: readonly string[]
): ElementContent {
  const markup = context.math(tex, display, numbers)
  if (markup === undefined) return h('code', {className: ['raw']}, display ? `$$${tex}$$` : `$${tex}$`)
  // This is galley's own output; only its letters are the author's.
  return {type: 'raw', value: markup}
}

/** The TeX of a printed formula, by which it is found in its chapter. */
function texOf({isPrint}: ArticleContext, tex: string): Readonly<{dataTex?: string}> {
  return isPrint ? {dataTex: tex} : {}
}

/** The number of characters that fit in a line on a phone, and beside the number of a formula. */
const [phoneLine, phoneWidth] = [18, 24]

/** An inline formula; a long one scrolls, because it would widen the page on a phone. */
export function formula(context: ArticleContext, {tex, fallback}: Formula): ElementContent {
  if (fallback !== undefined) {
    const markup = context.math(tex, false)
    return markup === undefined ? textNode(fallback) : {type: 'raw', value: markup}
  }
  const element = mathElement(context, tex, false)
  const isLong = element.type === 'raw' && signsOf(element.value) > phoneLine
  return isLong ? h('span', {className: ['formula'], tabIndex: 0, ...texOf(context, tex)}, element) : element
}

/** Whether a formula scrolls in a narrow window, and must therefore be focusable. */
function isLong(element: ElementContent): boolean {
  return element.type === 'raw' && element.value.split('<mtr').some(row => signsOf(row) > phoneWidth)
}

function signsOf(markup: string): number {
  return markup.replaceAll(/<[^>]*>|&[^;]*;/g, '').length
}

/** A display formula with its number; with several lines, each has its own. It can be within a line of text. */
export function equation(context: ArticleContext, node: Equation): ElementContent {
  const {tex, lines, number, anchor} = node
  const {numerals} = context.article
  const counted = lines?.map(line => inNumerals(line, numerals))
  const typeset = counted && context.typesetLines(tex, counted)
  if (typeset !== undefined) return typesetEquation(context, node, typeset)
  const element = mathElement(context, tex, true, counted)
  const isUnread = element.type === 'element'
  // TeX that cannot be parsed is shown with its numbers beside it.
  const shown = lines !== undefined && isUnread ? mathElement(context, tex, true) : element
  const beside = lines !== undefined && isUnread ? lines.filter(Boolean) : number ? [number] : []
  return h(
    node.inline ? 'span' : 'div',
    {className: ['equation'], id: anchor, ...(isLong(shown) && {tabIndex: 0}), ...texOf(context, tex)},
    shown,
    beside.map(each => h('span', {className: ['equation-number']}, equationNumber(context, each)))
  )
}

/**
 * A typeset formula of several lines, with the number of each at the baseline of its line. The words say the numbers with
 * their lines, so that they are those of the whole element.
 */
function typesetEquation(
  context: ArticleContext,
  {tex, lines = [], anchor, inline}: Equation,
  {markup, baselines, properties}: TypesetLines
): ElementContent {
  const numbers = lines.flatMap((line, index) => {
    if (line === '') return []
    const style = `top:${(-baselines[index]!).toFixed(4)}em`
    return h('span', {className: ['equation-number'], style}, equationNumber(context, line))
  })
  return h(
    inline ? 'span' : 'div',
    {className: ['equation'], id: anchor, ...texOf(context, tex), ...properties},
    {type: 'raw', value: markup},
    numbers.length === 0 ? [] : h('span', {className: ['row-numbers']}, numbers)
  )
}

/** “(2)”; an author's number, `\tag{$\star$}`, can contain a formula. */
function equationNumber(context: ArticleContext, number: string): ElementContent[] {
  const tex = numberTex(number)
  const markup = tex && context.math(tex, false)
  if (markup === undefined) return [textNode(`(${inNumerals(number, context.article.numerals)})`)]
  return [textNode('('), {type: 'raw', value: markup}, textNode(')')]
}
