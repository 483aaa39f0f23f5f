import type {Diagnostic, Question} from '../../core/types.ts'

/**
 * The queries that ask the author about findings, each at the place of its finding; findings that a known question asks
 * about are left out.
 */
export function questionsAbout(
  diagnostics: readonly Diagnostic[],
  known: readonly Question[]
): readonly Question[] {
  const asked = new Map<string, number>()
  for (const {question} of known) asked.set(question, (asked.get(question) ?? 0) + 1)
  return diagnostics.flatMap(({rule, file, start, end, message, note}) => {
    const question = [message, note].map(sentence).join(' ').trim()
    const before = asked.get(question) ?? 0
    asked.set(question, before - 1)
    if (before > 0) return []
    const place = start && end && {start, end}
    return [
      {
        question,
        about: place ? {kind: 'place', file, place} : {kind: 'paper'},
        answers: [],
        rule,
        file,
        ...(place && {place})
      }
    ]
  })
}

/** Words as a sentence on one line, with a full stop. */
function sentence(words = ''): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`
}
