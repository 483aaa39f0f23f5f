import type {Html} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {queriesIn} from '../../core/query.ts'
import type {Finding} from '../../core/types.ts'

/** Reports the queries in a comment. */
export function openQueries(node: Html, file: string): readonly Finding[] {
  return queriesIn(node.value).map(question => ({
    rule: 'query-open',
    file,
    place: placeOf(node),
    subject: question,
    message: `Unexpected open query “${question}”, expected its answer`
  }))
}
