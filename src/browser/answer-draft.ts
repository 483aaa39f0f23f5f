/** Answers that are not saved as a file yet, by the numbers of their queries. */
export type Draft = Readonly<{by: string; answers: Readonly<Record<number, string>>}>

/** The answers to a round that the browser keeps, by the hash of its content; none where it keeps nothing. */
export function keptDraft(content: string): Draft {
  const nothing = {by: '', answers: {}}
  try {
    const {by, answers} = JSON.parse(localStorage.getItem(nameOf(content)) ?? '{}')
    return typeof by === 'string' && typeof answers === 'object' ? {by, answers} : nothing
  } catch {
    return nothing
  }
}

/** Keeps answers, and tells whether the browser does. */
export function keepDraft(content: string, draft: Draft): boolean {
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
