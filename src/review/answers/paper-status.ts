import {plural} from '../../core/plural.ts'
import {isOpenQuery} from '../../core/thread-state.ts'
import type {QueryStatus} from '../proofs/status.ts'
import type {Returned} from './returned.ts'

/** A paper in an editor's list: its last round of proofs, and everything returned to that round. */
export type PaperStatus = Readonly<{
  /** The paper as the user named it. */
  paper: string
  title: string
  /** The name of the author who receives the proof; empty for a paper without authors. */
  author: string
  /** The number of the last round; undefined if no proof has been made yet. */
  round?: number | undefined
  /** The due date, as an ISO date. */
  due?: string | undefined
  queries: readonly QueryStatus[]
  returned: readonly Returned[]
}>

/** The state of a paper; `to settle` means that everything was returned, but something has no certain place. */
export type PaperState = 'no proof' | 'late' | 'due' | 'waiting' | 'to settle' | 'complete'

/** The states in the order of a list, most urgent first. */
export const paperStates: readonly PaperState[] = [
  'late',
  'to settle',
  'due',
  'waiting',
  'no proof',
  'complete'
]

/** The state of a paper on a day. For a proof without queries, a returned file is awaited. */
export function stateOf(paper: PaperStatus, today: string): PaperState {
  if (paper.round === undefined) return 'no proof'
  if (!isPartlyBack(paper) || paper.queries.some(({state}) => state === 'open')) {
    if (paper.due === undefined) return 'waiting'
    return paper.due < today ? 'late' : 'due'
  }
  return unsettled(paper) > 0 ? 'to settle' : 'complete'
}

/** Whether a file was returned for the last round of a paper. */
export function isPartlyBack({returned, queries}: PaperStatus): boolean {
  return returned.length > 0 || queries.some(isAnsweredNow)
}

/**
 * Whether a query was answered after its round was made: earlier answers do not show that the author has read the
 * proof.
 */
function isAnsweredNow({state, row: {answers = []}}: QueryStatus): boolean {
  const wasOpen = answers.length === 0 || isOpenQuery(answers)
  return wasOpen && (state === 'answered' || state === 'not placed')
}

/** The number of answers and marks of a paper that are doubtful or not placed. */
export function unsettled({queries, returned}: PaperStatus): number {
  const answers = queries.filter(({state}) => state === 'not placed').length
  return answers + returned.filter(({verdict}) => verdict !== 'sure').length
}

/** The days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The state of a paper in words: “late by 3 days”, “due in 2 days”, “due today”, or the state. */
export function stateWords(paper: PaperStatus, today: string): string {
  const state = stateOf(paper, today)
  if (paper.due === undefined || (state !== 'late' && state !== 'due')) return state
  const days = daysBetween(today, paper.due)
  if (days === 0) return 'due today'
  return days < 0 ? `late by ${plural(-days, 'day')}` : `due in ${plural(days, 'day')}`
}

/** The number of a paper's queries in each state. */
export function queryCounts(queries: readonly QueryStatus[]): Readonly<Record<QueryStatus['state'], number>> {
  const counts = {answered: 0, open: 0, 'not placed': 0, 'no longer asked': 0}
  for (const {state} of queries) counts[state]++
  return counts
}

/** The people who returned something, each with the number of their answers and marks. */
export function sendersOf({queries, returned}: PaperStatus): ReadonlyMap<string, number> {
  const people = new Map<string, number>()
  const names = [
    ...queries.filter(isAnsweredNow).flatMap(({by}) => by),
    ...returned.filter(({isResolution}) => !isResolution).map(({person}) => person)
  ]
  for (const name of names) people.set(name, (people.get(name) ?? 0) + 1)
  return people
}
