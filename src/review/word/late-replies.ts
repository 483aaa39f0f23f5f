import type {Edit} from '../../core/types.ts'
import type {Returned} from '../answers/returned.ts'
import {answerEdit} from '../proofs/answer-edits.ts'
import {hasAnswer, nameOf} from '../proofs/answers.ts'
import {queriesOf} from '../proofs/queries.ts'
import {questionOf} from './comments.ts'
import type {Paper} from './paper.ts'
import type {PlannedChange} from './plan-edit.ts'

/** Replies to comments that were imported earlier, with the edits that write them into the current texts. */
export type LateReplies = Readonly<{returned: readonly Returned[]; edits: readonly Edit[]}>

/** Finds the replies to comments that were imported earlier, and writes each after the last answer to its comment. */
export function lateReplies(
  comments: readonly PlannedChange[],
  isKnown: (id: string) => boolean,
  {article, textOf}: Paper
): LateReplies {
  const queries = queriesOf(article)
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim()
  const found = comments.flatMap(({returned: {person, text}, replies = []}) => {
    const question = plain(questionOf({author: person, text}))
    const query = queries.find(each => plain(each.question) === question)
    const file = query?.place?.file
    return (
      replies
        // A thread can be resolved and reopened repeatedly, so the id includes the number of answers.
        .map(each => (each.isResolution ? {...each, id: `${each.id}-${query?.answers?.length}`} : each))
        .filter(({id}) => !isKnown(id))
        .map((reply): Readonly<{returned: Returned; edits: readonly Edit[]}> => {
          const given = {by: nameOf(reply.person), answer: reply.text}
          const isThere = query !== undefined && hasAnswer(query.answers ?? [], given)
          if (isThere) return {returned: reply, edits: []}
          const edit =
            query && file !== undefined ? answerEdit(query, given, textOf(file) ?? '', false) : undefined
          return edit === undefined
            ? {
                returned: {
                  ...reply,
                  verdict: 'not placed',
                  reason: 'its comment is not in the text any more'
                },
                edits: []
              }
            : {returned: reply, edits: [edit]}
        })
    )
  })
  return {returned: found.map(each => each.returned), edits: found.flatMap(({edits}) => edits)}
}
