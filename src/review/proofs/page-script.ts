import proofPage from '../../browser/proof-page.ts?script'
import {namedScript, type PageScript} from '../../core/named-script.ts'
import {isOpenQuery} from '../../core/thread-state.ts'
import type {AskedQuery} from './queries.ts'

/**
 * The script of the page of a proof: fields for answers to open queries, and buttons that go from change to change;
 * undefined if it has neither.
 */
export function proofPageScript(
  queries: readonly AskedQuery[],
  round: number,
  content: string,
  hasChanges: boolean
): PageScript | undefined {
  const open = queries.filter(({answers}) => isOpenQuery(answers))
  if (open.length === 0 && !hasChanges) return undefined
  const asked = open.map(({number, question}) => ({number, question}))
  // A question must not contain the end tag of the script element.
  const options = JSON.stringify({round, content, queries: asked}).replaceAll('<', '\\u003c')
  return namedScript(`${proofPage}.startProofPage(${options})`)
}
