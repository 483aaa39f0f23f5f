import {formulaReader} from '../../core/formula.ts'
import type {Macro} from '../../core/mdast.ts'
import type {Memo} from '../../core/memo.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter, Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'

/** Reports formulas that cannot be parsed with the macros of the paper. */
export function unreadFormulas(
  text: Chapter,
  macros: readonly Macro[],
  memo: Memo
): Promise<readonly Finding[]> {
  return memo(
    'unread formulas',
    memo.hash(JSON.stringify([text.hash, placeOf(text.tree), macros])),
    async () => {
      const read = await formulaReader(macros)
      const findings: Finding[] = []
      walk(text.tree, node => {
        if (node.type !== 'math' && node.type !== 'inlineMath') return
        const formula = read(node.value, node.type === 'math' || node.data?.display === true)
        if ('fault' in formula)
          findings.push({
            rule: 'formula-unread',
            file: text.path,
            place: placeOf(node),
            message: `galley cannot read this formula: ${formula.fault}`,
            note: 'It is printed as its source.'
          })
      })
      return findings
    },
    {write: findings => findings, read: findings => findings}
  )
}
