import type {Nodes} from 'mdast'
import {formulaKey} from '../../core/article-formulas.ts'
import type {ReadFormula} from '../../core/formula-tree.ts'
import {formulaReader} from '../../core/formulas/trees.ts'
import type {Macro} from '../../core/mdast.ts'
import type {Memo} from '../../core/memo.ts'
import {locator, placeOf} from '../../core/position.ts'
import type {Chapter, Finding, Place} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {withoutCitations} from './formula-citations.ts'

/** The formulas of a text by `formulaKey`, and findings about those that cannot be read. */
export type ReadFormulas = Readonly<{
  formulas: ReadonlyArray<readonly [key: string, formula: ReadFormula]>
  findings: readonly Finding[]
}>

/** More formulas than a long paper has. */
const mostKnown = 5000

/** Reads the formulas of a text with the macros of the paper. */
export function readFormulas(text: Chapter, macros: readonly Macro[], memo: Memo): Promise<ReadFormulas> {
  return memo(
    'formulas of a text',
    memo.hash(JSON.stringify([text.hash, placeOf(text.tree), macros])),
    async () => {
      const read = await formulaReader(macros)
      // Those of a session, in which most formulas of an edited text are as they were.
      const known = await memo(
        'last-formulas',
        JSON.stringify(macros),
        () => new Map<string, ReadFormula>(),
        'latest'
      )
      if (known.size > mostKnown) known.clear()
      const formulas = new Map<string, ReadFormula>()
      const findings: Finding[] = []
      walk(text.tree, node => {
        if (node.type !== 'math' && node.type !== 'inlineMath') return
        const display = node.type === 'math' || node.data?.display === true
        const key = formulaKey(node.value, display)
        const formula = known.get(key) ?? read(node.value, display)
        known.set(key, formula)
        formulas.set(key, formula)
        if (!('fault' in formula)) return
        // Citations in it are reported by themselves.
        const rest = withoutCitations(node.value)
        const fault = rest === node.value ? formula : read(rest, display)
        if ('fault' in fault)
          findings.push({
            rule: 'formula-unread',
            file: text.path,
            place: placeOfFault(text, node, fault.fault),
            message: `galley cannot read this formula: ${fault.fault}`,
            note: 'It is printed as its source.'
          })
      })
      return {formulas: [...formulas], findings}
    },
    {write: read => read, read: kept => kept}
  )
}

/** The place of the command that a message names, in a formula of several lines; else that of the formula. */
function placeOfFault(
  {text}: Chapter,
  node: Extract<Nodes, {type: 'math' | 'inlineMath'}>,
  fault: string
): Place {
  const place = placeOf(node)
  const {start, end} = place
  const [command] = /\\[A-Za-z]+/.exec(fault) ?? []
  const source = text.slice(start.offset, end.offset)
  const [firstLine = ''] = node.value.trim().split('\n')
  if (command === undefined || start.line === end.line || !source.includes(firstLine)) return place
  const found = new RegExp(`\\${command}(?![A-Za-z])`).exec(source)
  if (found === null) return place
  const offset = start.offset + found.index
  return locator(text).place(offset, offset + command.length)
}
