import answering from '../browser/answering.ts?script'
import {namedScript, type PageScript} from '../core/named-script.ts'
import type {AskedQuery} from './queries.ts'

/** The script with which the page of a proof asks for answers; undefined if it has no open query. */
export function answerScript(
  queries: readonly AskedQuery[],
  round: number,
  content: string
): PageScript | undefined {
  const open = queries.filter(({answers}) => answers === undefined)
  if (open.length === 0) return undefined
  const asked = open.map(({number, question}) => ({number, question}))
  // No question may end the element of the script.
  const options = JSON.stringify({round, content, queries: asked}).replaceAll('<', '\\u003c')
  return namedScript(`${answering}.startAnswering(${options})`)
}
