import type {QueryAnswer} from './types.ts'

/** The answer that records that a thread was resolved in Word, which does not name the person. */
export const resolvedWord = 'resolved'

/** The answer that records that a thread was opened again. */
export const reopenedWord = 'reopened'

/** Whether an answer only records that a thread was resolved or opened again. */
export function isThreadState({by, answer}: QueryAnswer): boolean {
  return by === '' && (answer === resolvedWord || answer === reopenedWord)
}

/** The last recorded state of a thread, `resolvedWord` or `reopenedWord`; undefined without a recorded state. */
export function threadState(answers: readonly QueryAnswer[]): string | undefined {
  return answers.findLast(isThreadState)?.answer
}

/** Whether a query needs an answer, because it has none or its thread was opened again. */
export function isOpenQuery(answers: readonly QueryAnswer[] = []): boolean {
  return answers.length === 0 || threadState(answers) === reopenedWord
}

/** The message of the finding about an open query. */
export function openMessage(question: string, answers: readonly QueryAnswer[]): string {
  return `The query “${question}” ${answers.length === 0 ? 'has no answer' : 'was opened again'}`
}
