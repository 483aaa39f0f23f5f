import type {Nodes, Parents} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {queriesAt} from '../../core/query.ts'
import {isOpenQuery, openMessage} from '../../core/thread-state.ts'
import type {Finding} from '../../core/types.ts'

/** The findings about unanswered queries in a comment. */
export function openQueries(node: Nodes, parent: Parents | undefined, file: string): readonly Finding[] {
  return queriesAt(node, parent)
    .filter(({answers}) => isOpenQuery(answers))
    .map(({question, answers}) => ({
      rule: 'query-open',
      file,
      place: placeOf(node),
      subject: question,
      message: openMessage(question, answers)
    }))
}
