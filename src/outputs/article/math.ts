import type {Properties} from 'hast'
import type {Article} from '../../core/article.ts'
import {formulaReader} from '../../core/formula.ts'
import type {FormulaLayout} from '../../core/formula-layout.ts'
import type {Macro} from '../../core/mdast.ts'
import {withTags} from '../../core/tex-rows.ts'
import {holds} from '../../core/walk-article.ts'
import {escapeHtml} from '../../core/write-html.ts'
import {formulaLabel} from '../formula-label.ts'
import {printedFormula} from './printed-formula.ts'

/** The layouts of an article's formulas; undefined for a formula that is printed as MathML. */
export type FormulaLayouts = Readonly<{
  layoutOf: (tex: string, display: boolean) => FormulaLayout | undefined
  /** A name of everything that affects them. */
  key: string
  /** Whether the page has the MathML of a laid-out formula, too, for `paginator/mark-places.ts`. */
  keepsMathml: boolean
}>

/** A laid-out display of several lines, with the attributes of the element that holds it and its numbers. */
export type TypesetLines = Readonly<{
  markup: string
  /** The baseline of each line, in em above that of the formula. */
  baselines: readonly number[]
  properties: Properties
}>

export type MathRenderer = Readonly<{
  /** The markup of a formula; undefined for TeX that cannot be parsed. */
  formula: (tex: string, display: boolean) => string | undefined
  /** A display with the number of each line, empty for a line without one; undefined if it is not laid out. */
  lines: (tex: string, numbers: readonly string[]) => TypesetLines | undefined
}>

/**
 * Returns a converter from TeX to MathML for the article's formulas. Each formula has its words: in print as a label,
 * from which its alternative text in the PDF is made, else for readers without MathML. In print it is shown by its
 * layout, if it has one.
 */
export async function mathRenderer(
  article: Article,
  macros: readonly Macro[],
  isPrint: boolean,
  layouts?: FormulaLayouts
): Promise<MathRenderer> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation'))
    return {formula: () => undefined, lines: () => undefined}
  const read = await formulaReader(macros)
  // Most papers have no formulas, and the words of ten languages take long to load.
  const {formulaSpeaker} = await import('../formulas/spoken/index.ts')
  const speaker = formulaSpeaker(article.lang)
  const propertiesOf = (markup: string): Properties => {
    const label = labelOf(speaker.say(markup), speaker.lang, article.lang)
    return {
      ...(label !== undefined && {role: 'img', ariaLabel: label}),
      ...(layouts?.keepsMathml && {dataMathml: markup})
    }
  }
  const lines: MathRenderer['lines'] = (tex, numbers) => {
    const layout = layouts?.layoutOf(tex, true)
    const spoken = read(withTags(tex, numbers), true)
    if (layout?.rows.length !== numbers.length || !('markup' in spoken)) return undefined
    return {
      markup: printedFormula(layout, true),
      baselines: layout.rows,
      properties: propertiesOf(spoken.markup)
    }
  }
  const formula: MathRenderer['formula'] = (tex, display) => {
    const formula = read(tex, display)
    if (!('markup' in formula)) return undefined
    const words = speaker.say(formula.markup)
    if (!isPrint) return withAttributes(formula.markup, alternative(words, speaker.lang, article.lang))
    const label = attributesOf(labelOf(words, speaker.lang, article.lang))
    const layout = layouts?.layoutOf(tex, display)
    if (layout === undefined) return withAttributes(formula.markup, label)
    const mathml = layouts?.keepsMathml ? ` data-mathml="${escapeHtml(formula.markup)}"` : ''
    return printedFormula(layout, display, `${label}${mathml}`)
  }
  return {formula, lines}
}

function withAttributes(markup: string, attributes: string): string {
  return `<math${attributes}${markup.slice('<math'.length)}`
}

/** The label that gives a printed formula its words; an empty formula has none. */
function labelOf(words: string, lang: string, around: string): string | undefined {
  return words === '' ? undefined : formulaLabel({words, lang: lang === around ? undefined : lang})
}

function attributesOf(label: string | undefined): string {
  return label === undefined ? '' : ` role="img" aria-label="${escapeHtml(label)}"`
}

/** Words for readers without MathML, unlike a label beside the MathML; none if they are in another language. */
function alternative(words: string, lang: string, around: string): string {
  return words === '' || lang !== around ? '' : ` alttext="${escapeHtml(words)}"`
}
