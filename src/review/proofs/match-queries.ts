import type {AskedQuery, QueryRow} from './queries.ts'

/**
 * Matches each row of a round with at most one query of the paper. The text may have changed in the meantime: among
 * queries with the same question, one about the same words is preferred, then one with the same number, then the first.
 */
export function matchQueries(
  rows: readonly QueryRow[],
  queries: readonly AskedQuery[]
): ReadonlyMap<QueryRow, AskedQuery> {
  const matched = new Map<QueryRow, AskedQuery>()
  const free = new Map<string, Set<AskedQuery>>()
  for (const query of queries) free.set(query.question, (free.get(query.question) ?? new Set()).add(query))
  for (const isAlike of likenesses) {
    for (const row of rows) {
      const candidates = free.get(row.question)
      if (matched.has(row) || candidates === undefined) continue
      const found = [...candidates].find(query => isAlike(row, query))
      if (found === undefined) continue
      matched.set(row, found)
      candidates.delete(found)
    }
  }
  return matched
}

type Likeness = (row: QueryRow, query: AskedQuery) => boolean

/** Ways in which a query can match, from the most to the least certain. */
const likenesses: readonly Likeness[] = [
  (row, query) => row.about === query.about && row.number === query.number,
  (row, query) => row.about === query.about,
  (row, query) => row.number === query.number,
  () => true
]
