import type {Html} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {queriesIn} from '../../core/query.ts'
import type {Finding, Place} from '../../core/types.ts'

/** The findings about the queries in an HTML comment. */
export function openQueries(node: Html, file: string): readonly Finding[] {
  return queriesIn(node.value).map(question => openQuery(question, file, placeOf(node)))
}

/** The finding about a query. */
export function openQuery(question: string, file: string, place: Place): Finding {
  return {
    rule: 'query-open',
    file,
    place,
    subject: question,
    message: `Unexpected open query “${question}”, expected its answer`
  }
}
