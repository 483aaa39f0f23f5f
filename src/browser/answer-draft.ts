/** Answers that have not been saved to a file yet, by the numbers of their queries. */
export type AnswerDraft = Readonly<{by: string; answers: Readonly<Record<number, string>>}>

/** The draft that the browser has stored for a round, by the hash of the round's content; empty if none exists. */
export function keptDraft(content: string): AnswerDraft {
  const nothing = {by: '', answers: {}}
  try {
    const {by, answers} = JSON.parse(localStorage.getItem(nameOf(content)) ?? '{}')
    return typeof by === 'string' && typeof answers === 'object' ? {by, answers} : nothing
  } catch {
    return nothing
  }
}

/** Stores a draft in the browser; returns whether that succeeded. */
export function keepDraft(content: string, draft: AnswerDraft): boolean {
  try {
    localStorage.setItem(nameOf(content), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

function nameOf(content: string): string {
  return `galley answers ${content}`
}
