import type {Article} from '../../core/article.ts'
import {formulaReader} from '../../core/formula.ts'
import type {Macro} from '../../core/mdast.ts'
import {holds} from '../../core/walk-article.ts'
import type {FormulaLayout} from '../../formulas/layout.ts'
import {type FormulaSpeaker, formulaSpeaker} from '../../formulas/spoken/index.ts'
import {formulaLabel} from '../formula-label.ts'
import {escapeHtml} from '../markup.ts'
import {printedFormula} from './printed-formula.ts'

/** The layouts of an article's formulas; undefined for a formula that is printed as MathML. */
export type FormulaLayouts = Readonly<{
  layoutOf: (tex: string, display: boolean) => FormulaLayout | undefined
  /** A name of everything that affects them. */
  key: string
}>

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/**
 * Returns a converter from TeX to MathML for the article's formulas, which gives undefined for TeX that cannot be
 * parsed. In print, each formula is labelled with its words, from which its alternative text in the PDF is made, and
 * shown by its layout, if it has one.
 */
export async function mathRenderer(
  article: Article,
  macros: readonly Macro[],
  isPrint: boolean,
  layouts?: FormulaLayouts
): Promise<MathRenderer> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const read = await formulaReader(macros)
  const speaker = isPrint ? formulaSpeaker(article.lang) : undefined
  return (tex, display) => {
    const formula = read(tex, display)
    if (!('markup' in formula)) return undefined
    if (speaker === undefined) return formula.markup
    const label = labelOf(formula.markup, speaker, article.lang)
    const layout = layouts?.layoutOf(tex, display)
    return layout === undefined
      ? `<math${label}${formula.markup.slice('<math'.length)}`
      : printedFormula(layout, `${label} data-mathml="${escapeHtml(formula.markup)}"`)
  }
}

/** The attributes that give a formula its words; an empty formula has none. */
function labelOf(markup: string, {say, lang}: FormulaSpeaker, around: string): string {
  const words = say(markup)
  if (words === '') return ''
  const label = escapeHtml(formulaLabel({words, lang: lang === around ? undefined : lang}))
  return ` role="img" aria-label="${label}"`
}
