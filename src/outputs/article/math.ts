import type {Article} from '../../core/article.ts'
import {formulaReader} from '../../core/formula.ts'
import type {Macro} from '../../core/mdast.ts'
import {holds} from '../../core/walk-article.ts'
import {type FormulaSpeaker, formulaSpeaker} from '../../formulas/spoken/index.ts'
import {formulaLabel} from '../formula-label.ts'
import {escapeHtml} from '../markup.ts'

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/**
 * Returns a converter from TeX to MathML for the article's formulas, which gives undefined for TeX that cannot be
 * parsed. In print, each formula is labelled with its words, from which its alternative text in the PDF is made.
 */
export async function mathRenderer(
  article: Article,
  macros: readonly Macro[],
  isPrint: boolean
): Promise<MathRenderer> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const read = await formulaReader(macros)
  const speaker = isPrint ? formulaSpeaker(article.lang) : undefined
  return (tex, display) => {
    const formula = read(tex, display)
    if (!('markup' in formula)) return undefined
    return speaker === undefined ? formula.markup : labelled(formula.markup, speaker, article.lang)
  }
}

/** MathML with its words; an empty formula has none. */
function labelled(markup: string, {say, lang}: FormulaSpeaker, around: string): string {
  const words = say(markup)
  if (words === '') return markup
  const language = lang === around ? '' : ` lang="${escapeHtml(lang)}"`
  const label = ` role="img" aria-label="${escapeHtml(`${formulaLabel}${words}`)}"${language}`
  return `<math${label}${markup.slice('<math'.length)}`
}
