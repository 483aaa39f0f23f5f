import type {Nodes, Parents} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {queriesAt} from '../../core/query.ts'
import type {Finding} from '../../core/types.ts'

/** The findings about the queries of a comment that are not answered. */
export function openQueries(node: Nodes, parent: Parents | undefined, file: string): readonly Finding[] {
  return queriesAt(node, parent)
    .filter(({answers}) => answers.length === 0)
    .map(({question}) => ({
      rule: 'query-open',
      file,
      place: placeOf(node),
      subject: question,
      message: `The query “${question}” has no answer`
    }))
}
