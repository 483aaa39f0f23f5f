import type {GivenAnswer} from '../proofs/answers.ts'
import type {QueryRow} from '../proofs/queries.ts'
import type {WordComment, WordDocument} from './read/document.ts'
import type {Sent} from './sent.ts'

/** The comments of a file that answer queries of its round, by their ids. */
export type QueryReplies = ReadonlyMap<string, GivenAnswer>

/**
 * Finds the replies to the queries of a round: comments about the same words. Word says more of its threads, but other
 * programs lose that.
 */
export function queryReplies({comments}: WordDocument, rows: readonly QueryRow[], sent: Sent): QueryReplies {
  const asked = comments.flatMap(comment => {
    const row = rows.find(({number}) => comment.text.startsWith(`AQ${number}: `))
    return row !== undefined && sent.isOwnComment(comment.author, comment.text) ? [{comment, row}] : []
  })
  return new Map(
    comments.flatMap(comment => {
      const own = asked.find(query => isAbout(query.comment, comment))
      if (own === undefined || comment.text === '' || sent.isOwnComment(comment.author, comment.text))
        return []
      const {number: query, question} = own.row
      return [[comment.id, {by: comment.author.trim(), query, question, answer: comment.text}] as const]
    })
  )
}

/** Whether two comments are about the same words. */
function isAbout(one: WordComment, other: WordComment): boolean {
  return (
    one.start !== undefined &&
    one.start.paragraph === other.start?.paragraph &&
    one.start.piece === other.start.piece &&
    one.end?.paragraph === other.end?.paragraph &&
    one.end?.piece === other.end?.piece
  )
}
