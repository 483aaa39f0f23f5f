import type {GivenAnswer} from '../proofs/answers.ts'
import type {QueryRow} from '../proofs/queries.ts'
import type {WordComment, WordDocument, WordParagraph, WordPlace} from './read/document.ts'
import type {Sent} from './sent.ts'

/** The comments of a file that answer queries of its round, by their ids. */
export type QueryReplies = ReadonlyMap<string, GivenAnswer>

/**
 * Finds the replies to the queries of a round: comments about the same words. Word says more of its threads, but other
 * programs lose that.
 */
export function queryReplies({comments}: WordDocument, rows: readonly QueryRow[], sent: Sent): QueryReplies {
  const byNumber = new Map(rows.map(row => [row.number, row]))
  const stretchOf = stretchNames()
  const asked = new Map<string, QueryRow>()
  for (const comment of comments) {
    const row = byNumber.get(Number(/^AQ(\d+): /.exec(comment.text)?.[1]))
    if (row === undefined || !sent.isOwnComment(comment.author, comment.text)) continue
    const stretch = stretchOf(comment)
    if (stretch !== undefined && !asked.has(stretch)) asked.set(stretch, row)
  }
  return new Map(
    comments.flatMap(comment => {
      const own = asked.get(stretchOf(comment) ?? '')
      if (own === undefined || comment.text === '' || sent.isOwnComment(comment.author, comment.text))
        return []
      const {number: query, question} = own
      return [[comment.id, {by: comment.author.trim(), query, question, answer: comment.text}] as const]
    })
  )
}

/** Names the words that comments are about, the same for the same words; undefined for a comment about nothing. */
function stretchNames(): (comment: WordComment) => string | undefined {
  const numbers = new Map<WordParagraph, number>()
  const nameOf = (place: WordPlace | undefined): string => {
    if (place === undefined) return ''
    const number = numbers.get(place.paragraph) ?? numbers.size
    numbers.set(place.paragraph, number)
    return `${number}:${place.piece}`
  }
  return ({start, end}) => (start === undefined ? undefined : `${nameOf(start)} ${nameOf(end)}`)
}
