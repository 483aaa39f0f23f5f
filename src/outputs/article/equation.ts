import type {ElementContent} from 'hast'
import type {Math as DisplayMath, InlineMath} from 'mdast-util-math'
import {inNumerals} from '../../core/numerals.ts'
import {withTags} from '../../core/tex-rows.ts'
import type {ArticleContext} from './context.ts'
import {h, textNode} from './elements.ts'

/** A formula; its source, marked, if it is unreadable. */
export function mathElement(context: ArticleContext, tex: string, display: boolean): ElementContent {
  const markup = context.math(tex, display)
  if (markup === undefined) return h('code', {className: ['raw']}, display ? `$$${tex}$$` : `$${tex}$`)
  // The converter's own output, made with `trust: false`; it contains only letters of the author's.
  return {type: 'raw', value: markup}
}

/** The number of signs that fit into a line on a phone, and beside the number of a formula. */
const [phoneLine, phoneWidth] = [18, 24]

/** A formula within text; a long one scrolls, because it would make the page wider on a phone. */
export function inlineFormula(context: ArticleContext, tex: string): ElementContent {
  const element = mathElement(context, tex, false)
  const isLong = element.type === 'raw' && signsOf(element.value) > phoneLine
  return isLong ? h('span', {className: ['formula'], tabIndex: 0}, element) : element
}

/** Whether a formula scrolls in a narrow window, and must then be reached with the keys. */
function isLong(element: ElementContent): boolean {
  return element.type === 'raw' && element.value.split('<mtr').some(row => signsOf(row) > phoneWidth)
}

function signsOf(markup: string): number {
  return markup.replaceAll(/<[^>]*>|&[^;]*;/g, '').length
}

/** Display maths with its number; with several lines, each has its own. It may also be inside a line of text. */
export function equation(context: ArticleContext, node: DisplayMath | InlineMath): ElementContent {
  const {manuscript} = context
  const lines = manuscript.lineNumbers.get(node)
  const number = lines === undefined ? manuscript.numbers.get(node) : undefined
  const counted = lines?.map(line => inNumerals(line, context.numerals))
  const tex = counted === undefined ? node.value : withTags(node.value, counted)
  const element = mathElement(context, tex, true)
  const isUnread = element.type === 'element'
  // Unreadable TeX is shown as the author wrote it, with its numbers beside it.
  const printed = lines !== undefined && isUnread ? mathElement(context, node.value, true) : element
  const beside = lines !== undefined && isUnread ? lines.filter(Boolean) : number ? [number] : []
  return h(
    node.type === 'math' ? 'div' : 'span',
    {className: ['equation'], id: manuscript.ids.get(node), ...(isLong(printed) && {tabIndex: 0})},
    printed,
    beside.map(each => h('span', {className: ['equation-number']}, equationNumber(context, each, true)))
  )
}

/** “(2)”, or “2”; a number that the author wrote, `\tag{$\star$}`, may contain a formula. */
export function equationNumber(
  context: ArticleContext,
  number: string,
  inBrackets: boolean
): ElementContent[] {
  const markup = /[$\\]/.test(number) ? context.math(`\\text{${number}}`, false) : undefined
  const printed = inNumerals(number, context.numerals)
  if (markup === undefined) return [textNode(inBrackets ? `(${printed})` : printed)]
  const formula: ElementContent = {type: 'raw', value: markup}
  return inBrackets ? [textNode('('), formula, textNode(')')] : [formula]
}
