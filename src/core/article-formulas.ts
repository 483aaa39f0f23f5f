import type {Article} from './article.ts'
import type {WrittenFormula} from './formula-layout.ts'
import {topNodes, walkNodes} from './walk-article.ts'

/** The different formulas of an article, in reading order. */
export function articleFormulas(article: Article): readonly WrittenFormula[] {
  const found = new Map<string, WrittenFormula>()
  const add = (tex: string, display: boolean) => found.set(formulaKey(tex, display), [tex, display])
  walkNodes(topNodes(article), node => {
    if (node.type === 'formula') add(node.tex, false)
    if (node.type === 'equation') {
      const {tex, lines = [], number} = node
      add(tex, true)
      for (const each of [...lines, ...(number ? [number] : [])]) {
        const written = numberTex(each)
        if (written !== undefined) add(written, false)
      }
    }
    return undefined
  })
  return [...found.values()]
}

/** A name for a formula among others. */
export function formulaKey(tex: string, display: boolean): string {
  return `${display ? 'display' : 'text'} ${tex}`
}

/** The formula in an author's number; undefined if there is none. */
export function numberTex(number: string): string | undefined {
  return /[$\\]/.test(number) ? `\\text{${number}}` : undefined
}
