import type {Article} from '../article.ts'
import {articleFormulas, formulaKey, keyOfFormula} from '../article-formulas.ts'
import type {FormulaNode, FormulaReader, ReadFormula} from '../formula-tree.ts'
import {sha256} from '../hash.ts'
import type {Macro} from '../mdast.ts'
import type {Memo} from '../memo.ts'
import type {Project} from '../types.ts'

/**
 * Creates a reader that knows the given macros, for a paper in a language. MathJax is imported only here, because only
 * papers with formulas need it.
 */
export async function formulaReader(macros: readonly Macro[], lang = 'en'): Promise<FormulaReader> {
  return (await import('./reader.ts')).createFormulaReader(macros, lang)
}

/** Returns the tree of a formula; undefined for TeX that cannot be parsed. */
export type FormulaTrees = (tex: string, display: boolean) => FormulaNode | undefined

/**
 * The trees of an article's formulas. Formulas in the project's texts have been parsed already; others, such as those
 * in titles of works, are parsed here.
 */
export async function formulaTrees(
  article: Article,
  {macros, formulas}: Pick<Project, 'macros' | 'formulas'>,
  memo?: Memo
): Promise<FormulaTrees> {
  const others = articleFormulas(article).filter(formula => !formulas?.has(keyOfFormula(formula)))
  const known = [...macros.values()]
  const readOthers = async (): Promise<readonly ReadFormula[]> => {
    const read = await formulaReader(known, article.lang)
    return others.map(([tex, display]) => read(tex, display))
  }
  const key = (memo?.hash ?? sha256)(JSON.stringify([known, article.lang, others]))
  const form = {write: (read: readonly ReadFormula[]) => read, read: (kept: readonly ReadFormula[]) => kept}
  const read =
    others.length === 0
      ? []
      : memo === undefined
        ? await readOthers()
        : await memo('formulas', key, readOthers, form)
  const further = new Map(others.map((formula, index) => [keyOfFormula(formula), read[index]]))
  return (tex, display) => {
    const name = formulaKey(tex, display)
    const result = formulas?.get(name) ?? further.get(name)
    return result !== undefined && 'tree' in result ? result.tree : undefined
  }
}
