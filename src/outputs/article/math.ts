import type {Article} from '../../core/article.ts'
import {formulaReader} from '../../core/formula.ts'
import type {FormulaLayout} from '../../core/formula-layout.ts'
import type {Macro} from '../../core/mdast.ts'
import {holds} from '../../core/walk-article.ts'
import {formulaSpeaker} from '../../formulas/spoken/index.ts'
import {formulaLabel} from '../formula-label.ts'
import {escapeHtml} from '../markup.ts'
import {printedFormula} from './printed-formula.ts'

/** The layouts of an article's formulas; undefined for a formula that is printed as MathML. */
export type FormulaLayouts = Readonly<{
  layoutOf: (tex: string, display: boolean) => FormulaLayout | undefined
  /** A name of everything that affects them. */
  key: string
  /** Whether the page has the MathML of a laid-out formula, too, for `paginator/mark-places.ts`. */
  keepsMathml: boolean
}>

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/**
 * Returns a converter from TeX to MathML for the article's formulas, which gives undefined for TeX that cannot be
 * parsed. Each formula has its words: in print as a label, from which its alternative text in the PDF is made, else for
 * readers without MathML. In print it is shown by its layout, if it has one.
 */
export async function mathRenderer(
  article: Article,
  macros: readonly Macro[],
  isPrint: boolean,
  layouts?: FormulaLayouts
): Promise<MathRenderer> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const read = await formulaReader(macros)
  const speaker = formulaSpeaker(article.lang)
  return (tex, display) => {
    const formula = read(tex, display)
    if (!('markup' in formula)) return undefined
    const words = speaker.say(formula.markup)
    if (!isPrint) return withAttributes(formula.markup, alternative(words, speaker.lang, article.lang))
    const label = labelOf(words, speaker.lang, article.lang)
    const layout = layouts?.layoutOf(tex, display)
    if (layout === undefined) return withAttributes(formula.markup, label)
    const mathml = layouts?.keepsMathml ? ` data-mathml="${escapeHtml(formula.markup)}"` : ''
    return printedFormula(layout, display, `${label}${mathml}`)
  }
}

function withAttributes(markup: string, attributes: string): string {
  return `<math${attributes}${markup.slice('<math'.length)}`
}

/** The attributes that give a printed formula its words; an empty formula has none. */
function labelOf(words: string, lang: string, around: string): string {
  if (words === '') return ''
  const label = escapeHtml(formulaLabel({words, lang: lang === around ? undefined : lang}))
  return ` role="img" aria-label="${label}"`
}

/** Words for readers without MathML, unlike a label beside the MathML; none if they are in another language. */
function alternative(words: string, lang: string, around: string): string {
  return words === '' || lang !== around ? '' : ` alttext="${escapeHtml(words)}"`
}
