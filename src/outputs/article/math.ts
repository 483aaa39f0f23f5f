import type {Properties} from 'hast'
import type {Article} from '../../core/article.ts'
import {articleFormulas, numberTex} from '../../core/article-formulas.ts'
import {largestOf} from '../../core/extremes.ts'
import type {FormulaLayout} from '../../core/formula-layout.ts'
import {type FormulaNode, nodeParts, nodeValue} from '../../core/formula-tree.ts'
import {wholeTable} from '../../core/formulas/tables.ts'
import type {FormulaTrees} from '../../core/formulas/trees.ts'
import {escapeHtml} from '../../core/write-html.ts'
import {formulaLabel} from '../formula-label.ts'
import {printedFormula} from './printed-formula.ts'

/** The layouts of an article's formulas; the layout of a formula is undefined if it is printed as MathML. */
export type FormulaLayouts = Readonly<{
  layoutOf: (tex: string, display: boolean) => FormulaLayout | undefined
  /** A key for everything that affects the layouts. */
  key: string
  /** Whether the page also contains the MathML of a laid-out formula, for `paginator/mark-places.ts`. */
  keepsMathml: boolean
}>

/**
 * A laid-out display formula of several lines, and the attributes of the element that contains the formula and its
 * numbers.
 */
export type TypesetLines = Readonly<{
  markup: string
  /** The baseline of each line, in em above the baseline of the formula. */
  baselines: readonly number[]
  properties: Properties
}>

/** The number and the anchor of each line of a display formula; empty for a line without one. */
export type EquationLines = Readonly<{
  numbers: readonly string[]
  anchors?: readonly string[] | undefined
  /** The numbers that are printed without brackets. */
  bare?: readonly string[] | undefined
}>

/**
 * A formula as markup, and the number of symbols in its longest row. `foot` is the baseline of the last line of a
 * `multline`, where its number belongs, in em above the baseline of the formula; 0 if the browser lays it out.
 */
export type RenderedFormula = Readonly<{markup: string; signs: number; foot?: number}>

export type MathRenderer = Readonly<{
  /** The markup of a formula, including the numbers of its lines; undefined for TeX that cannot be parsed. */
  formula: (tex: string, display: boolean, lines?: EquationLines) => RenderedFormula | undefined
  /**
   * A display formula with the number of each line, empty for a line without a number; undefined if it is not laid out.
   */
  lines: (tex: string, numbers: readonly string[], bare?: readonly string[]) => TypesetLines | undefined
}>

/**
 * Returns a converter for the article's formulas. The markup of each formula includes its spoken words: in print as a
 * label, from which its alternative text in the PDF is made, and on a screen for readers without MathML. In print, a
 * formula is shown by its layout, if it has one, and otherwise as MathML.
 */
export async function mathRenderer(
  article: Article,
  readTrees: () => Promise<FormulaTrees>,
  isPrint: boolean,
  layouts?: FormulaLayouts
): Promise<MathRenderer> {
  if (articleFormulas(article).length === 0) return {formula: () => undefined, lines: () => undefined}
  // The tables of ten spoken languages take long to load, and most papers have no formulas.
  const [trees, {formulaSpeaker}, {mathml}] = await Promise.all([
    readTrees(),
    import('../formulas/spoken/index.ts'),
    import('../formulas/mathml/index.ts')
  ])
  const speaker = formulaSpeaker(article.lang)
  const treeOfNumber = (number: string): FormulaNode | undefined => {
    const tex = numberTex(number)
    return tex === undefined ? undefined : trees(tex, false)
  }
  const wordsOf = (tree: FormulaNode, numbers?: readonly string[]): string => {
    const spoken = numbers?.map(number => {
      const own = treeOfNumber(number)
      return own === undefined ? number : speaker.say(own)
    })
    return speaker.say(tree, spoken)
  }
  const markupOf = (tree: FormulaNode, lines?: EquationLines): string =>
    mathml(
      tree,
      lines?.numbers.map((text, index) => ({
        text,
        tree: treeOfNumber(text),
        isBare: lines.bare?.includes(text) === true,
        anchor: lines.anchors?.[index] || undefined
      }))
    )
  const lines: MathRenderer['lines'] = (tex, numbers, bare) => {
    const layout = layouts?.layoutOf(tex, true)
    const tree = trees(tex, true)
    if (layout?.rows.length !== numbers.length || tree === undefined) return undefined
    const label = labelOf(wordsOf(tree, numbers), speaker.lang, article.lang)
    return {
      markup: printedFormula(layout, true),
      baselines: layout.rows,
      properties: {
        ...(label !== undefined && {role: 'img', ariaLabel: label}),
        ...(layouts?.keepsMathml && {dataMathml: markupOf(tree, {numbers, bare})})
      }
    }
  }
  const formula: MathRenderer['formula'] = (tex, display, lines) => {
    const tree = trees(tex, display)
    if (tree === undefined) return undefined
    const words = wordsOf(tree, lines?.numbers)
    const table = wholeTable(tree)
    const isMultline = table !== undefined && nodeValue(table, 'width') === '100%'
    const measures = {signs: longestRow(tree), ...(isMultline && {foot: 0})}
    if (!isPrint) {
      const attributes = alternative(words, speaker.lang, article.lang)
      return {...measures, markup: withAttributes(markupOf(tree, lines), attributes)}
    }
    const label = attributesOf(labelOf(words, speaker.lang, article.lang))
    const layout = layouts?.layoutOf(tex, display)
    // The numbers of the lines are part of the formula unless its layout gives the baselines for them.
    if (layout === undefined || lines !== undefined)
      return {...measures, markup: withAttributes(markupOf(tree, lines), label)}
    const kept = layouts?.keepsMathml ? ` data-mathml="${escapeHtml(markupOf(tree))}"` : ''
    const foot = isMultline && {foot: layout.rows.at(-1) ?? 0}
    return {...measures, ...foot, markup: printedFormula(layout, display, `${label}${kept}`)}
  }
  return {formula, lines}
}

/** The number of symbols in the longest row of a formula. */
function longestRow(tree: FormulaNode): number {
  const table = wholeTable(tree)
  return largestOf((table === undefined ? [tree] : nodeParts(table)).map(countSigns))
}

function countSigns(node: FormulaNode): number {
  const own = Array.from(node.text ?? '').length
  return nodeParts(node).reduce((count, part) => count + countSigns(part), own)
}

function withAttributes(markup: string, attributes: string): string {
  return `<math${attributes}${markup.slice('<math'.length)}`
}

/** The label with the spoken text of a printed formula; an empty formula has none. */
function labelOf(words: string, lang: string, around: string): string | undefined {
  return words === '' ? undefined : formulaLabel({words, lang: lang === around ? undefined : lang})
}

function attributesOf(label: string | undefined): string {
  return label === undefined ? '' : ` role="img" aria-label="${escapeHtml(label)}"`
}

/**
 * An attribute with the spoken text, for programs that do not support MathML; empty if the spoken text is in another
 * language. A label would be read aloud in addition to the MathML.
 */
function alternative(words: string, lang: string, around: string): string {
  return words === '' || lang !== around ? '' : ` alttext="${escapeHtml(words)}"`
}
