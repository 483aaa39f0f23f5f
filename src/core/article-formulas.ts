import type {Article, Equation} from './article.ts'
import type {WrittenFormula} from './formula-layout.ts'
import {perObject} from './per-object.ts'
import {gatherer} from './walk-article.ts'

/** The distinct formulas of an article, in reading order. */
export const articleFormulas = perObject((article: Article): readonly WrittenFormula[] => {
  const all = writtenIn(article)
  return [...new Map(all.map(formula => [keyOfFormula(formula), formula])).values()]
})

/** The key of a formula, cached by the formula's object. */
export const keyOfFormula = perObject((formula: WrittenFormula) => formulaKey(...formula))

const writtenIn = gatherer((node): readonly WrittenFormula[] => {
  if (node.type === 'formula') return [[node.tex, false]]
  if (node.type !== 'equation') return []
  const {tex, lines = [], number} = node
  const numbers = [...lines, ...(number ? [number] : [])].flatMap(each => numberTex(each) ?? [])
  return [[tex, true], ...numbers.map((each): WrittenFormula => [each, false])]
})

/** A key that identifies a formula. */
export function formulaKey(tex: string, display: boolean): string {
  return `${display ? 'display' : 'text'} ${tex}`
}

/** The brackets around the number of an equation or of one of its lines. */
export function bracketsOf({bare}: Pick<Equation, 'bare'>, number: string): readonly [string, string] {
  return bare?.includes(number) ? ['', ''] : ['(', ')']
}

/** The TeX of a number typed by the author that contains a formula; undefined for other numbers. */
export function numberTex(number: string): string | undefined {
  return /[$\\]/.test(number) ? `\\text{${number}}` : undefined
}
