import {isOpenQuery, isThreadState, threadState} from '../../core/thread-state.ts'
import type {KeptAnswer} from './answers.ts'
import {matchQueries} from './match-queries.ts'
import type {AskedQuery, QueryRow} from './queries.ts'

/** A query of a round, and its state. */
export type QueryStatus = Readonly<{
  row: QueryRow
  state: 'answered' | 'not placed' | 'open' | 'no longer asked'
  /** The names of those who answered, where given. */
  by: readonly string[]
  /** The state of the query's thread, if somebody resolved or reopened the thread in Word. */
  thread?: string | undefined
}>

/**
 * The states of the queries in a round: answered in the paper, answered but not placed, open, or no longer in the
 * paper, for example because the editor deleted the comment.
 */
export function statusOf(
  rows: readonly QueryRow[],
  present: readonly AskedQuery[],
  kept: readonly KeptAnswer[]
): readonly QueryStatus[] {
  const matched = matchQueries(rows, present)
  return rows.map(row => {
    const query = matched.get(row)
    const answers = query?.answers ?? []
    if (answers.length > 0) {
      const people = new Set(answers.filter(answer => !isThreadState(answer)).map(({by}) => by))
      const state = isOpenQuery(answers) ? 'open' : 'answered'
      return {row, state, by: [...people], thread: threadState(answers)}
    }
    const own = kept.filter(({query: number, question}) => number === row.number && question === row.question)
    // If the query is no longer in the paper, its answers have been worked into the text.
    const isTaken = query === undefined && own.every(({notPlaced}) => notPlaced === undefined)
    if (own.length > 0) return {row, state: isTaken ? 'answered' : 'not placed', by: own.map(({by}) => by)}
    return {row, state: query === undefined && row.rule === undefined ? 'no longer asked' : 'open', by: []}
  })
}
