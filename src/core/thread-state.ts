import type {QueryAnswer} from './types.ts'

/** The answer that closes a thread resolved in Word, which does not record by whom. */
export const resolvedWord = 'resolved'

/** The answer that opens it again. */
export const reopenedWord = 'reopened'

/** Whether an answer only says that a thread is resolved, or open again. */
export function isThreadState({by, answer}: QueryAnswer): boolean {
  return by === '' && (answer === resolvedWord || answer === reopenedWord)
}

/** The last state of a thread: resolved, or open again; undefined if it had none. */
export function threadState(answers: readonly QueryAnswer[]): string | undefined {
  return answers.findLast(isThreadState)?.answer
}

/** Whether a query needs an answer: it has none, or its thread was opened again. */
export function isOpenQuery(answers: readonly QueryAnswer[] = []): boolean {
  return answers.length === 0 || threadState(answers) === reopenedWord
}

/** The message about an open query. */
export function openMessage(question: string, answers: readonly QueryAnswer[]): string {
  return `The query “${question}” ${answers.length === 0 ? 'has no answer' : 'was opened again'}`
}
