import type {AskedQuery, QueryRow} from './queries.ts'

/**
 * The query of a paper that a round asked: one with its question, at best about the same words; of several with its
 * number. The text may have changed since.
 */
export function findQuery(
  {question, about, number}: QueryRow,
  queries: readonly AskedQuery[]
): AskedQuery | undefined {
  const asked = queries.filter(query => query.question === question)
  const same = asked.filter(query => query.about === about)
  const candidates = same.length > 0 ? same : asked
  return candidates.find(query => query.number === number) ?? candidates[0]
}
