import type {GivenAnswer} from '../proofs/answers.ts'
import type {QueryRow} from '../proofs/queries.ts'
import type {WordDocument} from './read/document.ts'
import type {Sent} from './sent.ts'
import type {Thread} from './threads.ts'

/** The comments in a file that answer queries of its round, by comment id. */
export type QueryReplies = ReadonlyMap<string, GivenAnswer>

/** Finds the replies to the queries of a round; the replies to each query are in the order of its thread. */
export function queryReplies(
  {comments}: WordDocument,
  threads: ReadonlyMap<string, Thread>,
  rows: readonly QueryRow[],
  sent: Sent
): QueryReplies {
  const byNumber = new Map(rows.map(row => [row.number, row]))
  const asked = comments.flatMap(comment => {
    const row = byNumber.get(Number(/^AQ(\d+): /.exec(comment.text)?.[1]))
    return row !== undefined && sent.isOwnComment(comment.author, comment.text) ? [{comment, row}] : []
  })
  return new Map(
    asked.flatMap(({comment, row: {number: query, question}}) =>
      (threads.get(comment.id)?.replies ?? [])
        .filter(({author, text}) => !sent.isOwnComment(author, text))
        .map(({id, author, text}) => [id, {by: author.trim(), query, question, answer: text}] as const)
    )
  )
}
