import {isThreadState, threadState} from '../../core/thread-state.ts'
import type {QueryAnswer} from '../../core/types.ts'

/** An answer to a query of a round, as saved by the form in the proof. */
export type GivenAnswer = Readonly<{by: string; query: number; question: string; answer: string}>

/** The answers that one person gave to a round, or all answers to it. */
export type Answers = Readonly<{round: number; content: string; answers: readonly KeptAnswer[]}>

/** An answer that is recorded with a round. */
export type KeptAnswer = GivenAnswer &
  Readonly<{
    about?: string | undefined
    page?: number | undefined
    line?: number | undefined
    /** The reason why the answer is not in the files of the paper. */
    notPlaced?: string | undefined
  }>

/** The maximum number of answers in a returned file. */
export const mostAnswers = 5000

/**
 * Parses a file of answers, and reduces each answer to one line without control characters; undefined if the text is
 * not a file of answers.
 */
export function readAnswers(text: string): Answers | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const {galley, version, round, content, by, answers} = (value ?? {}) as Record<string, unknown>
  const isSound =
    galley === 'answers' &&
    version === 1 &&
    Number.isInteger(round) &&
    typeof content === 'string' &&
    Array.isArray(answers)
  if (!isSound) return undefined
  const name = typeof by === 'string' ? by : ''
  const given = answers.map(answer => givenAnswer(answer, name))
  if (!given.every(answer => answer !== undefined)) return undefined
  return {round: round as number, content, answers: given.filter(({answer}) => answer !== '')}
}

function givenAnswer(value: unknown, name: string): KeptAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {query, question, answer, by = name, ...kept} = value as Record<string, unknown>
  if (!Number.isInteger(query) || [question, answer, by].some(text => typeof text !== 'string'))
    return undefined
  return {
    by: nameOf(by as string),
    query: query as number,
    question: question as string,
    answer: plainLine(answer as string),
    ...placeOf(kept)
  }
}

/** The place of the query of a recorded answer in the proof, and the reason why the answer is not in the paper. */
function placeOf({about, page, line, notPlaced}: Readonly<Record<string, unknown>>): Partial<KeptAnswer> {
  return {
    ...(typeof about === 'string' && {about}),
    ...(typeof page === 'number' && {page}),
    ...(typeof line === 'number' && {line}),
    ...(typeof notPlaced === 'string' && {notPlaced})
  }
}

/** Whether an answer is already among others; if it is the state of a thread, only the last state counts. */
export function hasAnswer(answers: readonly QueryAnswer[], given: QueryAnswer): boolean {
  if (isThreadState(given)) return threadState(answers) === given.answer
  return answers.some(({by, answer}) => by === given.by && answer === given.answer)
}

/** A name in a form that can be written in parentheses. */
export function nameOf(by: string): string {
  const name = plainLine(by).replaceAll('(', '[').replaceAll(')', ']')
  // Cutting by code points does not split a surrogate pair.
  return Array.from(name).slice(0, 200).join('').trim()
}

/** A text as one line, without control characters, bidirectional controls, lone surrogates or noncharacters. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .trim()
}

/** Merges new answers into the answers of a round; an answer that was given again is kept once, in its later state. */
export function mergeAnswers(
  kept: readonly KeptAnswer[],
  added: readonly KeptAnswer[]
): readonly KeptAnswer[] {
  const merged = new Map([...kept, ...added].map(answer => [identityOf(answer), answer]))
  return [...merged.values()].toSorted((a, b) => a.query - b.query)
}

function identityOf({by, query, question, answer}: KeptAnswer): string {
  return JSON.stringify([by, query, question, answer])
}

/** The bytes of a round's `answers.json`, which is itself a valid answer file. */
export function answersBytes(round: number, content: string, answers: readonly KeptAnswer[]): Uint8Array {
  const file = {galley: 'answers', version: 1, round, content, answers}
  return new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`)
}
