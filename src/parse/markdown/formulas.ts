import {formulaKey} from '../../core/article-formulas.ts'
import type {ReadFormula} from '../../core/formula-tree.ts'
import {formulaReader} from '../../core/formulas/trees.ts'
import type {Macro} from '../../core/mdast.ts'
import type {Memo} from '../../core/memo.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter, Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {withoutCitations} from './formula-citations.ts'

/** The formulas of a text by `formulaKey`, and findings about those that cannot be read. */
export type ReadFormulas = Readonly<{
  formulas: ReadonlyArray<readonly [key: string, formula: ReadFormula]>
  findings: readonly Finding[]
}>

/** Reads the formulas of a text with the macros of the paper. */
export function readFormulas(text: Chapter, macros: readonly Macro[], memo: Memo): Promise<ReadFormulas> {
  return memo(
    'formulas of a text',
    memo.hash(JSON.stringify([text.hash, placeOf(text.tree), macros])),
    async () => {
      const read = await formulaReader(macros)
      const formulas = new Map<string, ReadFormula>()
      const findings: Finding[] = []
      walk(text.tree, node => {
        if (node.type !== 'math' && node.type !== 'inlineMath') return
        const display = node.type === 'math' || node.data?.display === true
        const key = formulaKey(node.value, display)
        const formula = formulas.get(key) ?? read(node.value, display)
        formulas.set(key, formula)
        if (!('fault' in formula)) return
        // Citations in it are reported by themselves.
        const rest = withoutCitations(node.value)
        const fault = rest === node.value ? formula : read(rest, display)
        if ('fault' in fault)
          findings.push({
            rule: 'formula-unread',
            file: text.path,
            place: placeOf(node),
            message: `galley cannot read this formula: ${fault.fault}`,
            note: 'It is printed as its source.'
          })
      })
      return {formulas: [...formulas], findings}
    },
    {write: read => read, read: kept => kept}
  )
}
