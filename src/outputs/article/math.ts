import type {Article} from '../../core/article.ts'
import {formulaReader} from '../../core/formula.ts'
import type {Macro} from '../../core/mdast.ts'
import {holds} from '../../core/walk-article.ts'

export type MathRenderer = (tex: string, display: boolean) => string | undefined

/**
 * Returns a converter from TeX to MathML for the article's formulas, which gives undefined for TeX that cannot be
 * parsed.
 */
export async function mathRenderer(article: Article, macros: readonly Macro[]): Promise<MathRenderer> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const read = await formulaReader(macros)
  return (tex, display) => {
    const formula = read(tex, display)
    return 'markup' in formula ? formula.markup : undefined
  }
}
