import proofPage from '../../browser/proof-page.ts?script'
import {namedScript, type PageScript} from '../../core/named-script.ts'
import {isOpenQuery} from '../../core/thread-state.ts'
import type {AskedQuery} from './queries.ts'

/**
 * The script for the page of a proof: fields for answers to open queries, and buttons to go from change to change;
 * undefined if the page needs neither.
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
  // Escapes the options, since a question could contain the end tag of the script element.
  const options = JSON.stringify({round, content, queries: asked}).replaceAll('<', '\\u003c')
  return namedScript(`${proofPage}.startProofPage(${options})`)
}
