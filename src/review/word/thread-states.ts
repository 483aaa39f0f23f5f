import {quickHash} from '../../core/quick-hash.ts'
import {resolvedWord, threadState} from '../../core/thread-state.ts'
import type {Returned} from '../answers/returned.ts'
import {nameOf, plainLine} from '../proofs/answers.ts'
import {matchQueries} from '../proofs/match-queries.ts'
import {type AskedQuery, type QueryRow, queriesOf} from '../proofs/queries.ts'
import {questionOf} from './comments.ts'
import type {Paper} from './paper.ts'
import type {WordComment, WordDocument} from './read/document.ts'
import type {Sent} from './sent.ts'
import {threadsOf} from './threads.ts'

/** The states of the threads in a returned file. */
export type ThreadStates = Readonly<{
  /** Whether a thread was already resolved before the file was changed. */
  wasResolved: (comment: WordComment) => boolean
  /** For a file without other comments, the threads whose states differ from those in the text. */
  listed: readonly Returned[]
}>

type Known = Readonly<{
  sent: Sent
  /** Everything that was returned to the round so far, its queries, and the current paper. */
  kept: readonly Returned[]
  queries: readonly QueryRow[]
  now: Paper
}>

/**
 * Finds the earlier states of threads: the states in the text if the file contains comments that were imported from an
 * earlier file, since the file then continues from there; otherwise the states that were sent. If the file has no other
 * comments, it is unknown which state is later.
 */
export function threadStates({comments}: WordDocument, {sent, kept, queries, now}: Known): ThreadStates {
  const wasSent = ({author, text}: WordComment): boolean => sent.isResolvedComment(author, text)
  const asked = queriesOf(now.article)
  const own = comments.filter(({author, text}) => text !== '' && !sent.isOwnComment(author, text))
  const home = new Set([
    ...kept.map(({person, text}) => nameIn(person, text)),
    ...asked.flatMap(({answers = []}) => answers.map(({by, answer}) => nameIn(by, answer)))
  ])
  const isHome = ({author, text}: WordComment): boolean => home.has(nameIn(author, text))
  if (!own.some(isHome)) return {wasResolved: wasSent, listed: []}
  const queryOf = queryFinder(queries, asked)
  const inText = (comment: WordComment): boolean => {
    const query = queryOf(comment)
    return query === undefined ? wasSent(comment) : threadState(query.answers ?? []) === resolvedWord
  }
  if (!own.every(isHome)) return {wasResolved: inText, listed: []}
  const isOwn = ({author, text}: WordComment): boolean => sent.isOwnComment(author, text)
  const threads = [...new Set(threadsOf(comments, isOwn, inText).values())]
  const states = new Map(
    threads.flatMap(({root, replies}) => {
      const last = replies.at(-1)
      return last?.author === '' && last.id.startsWith(`${root.id} `) ? [[root, last.text] as const] : []
    })
  )
  const others = new Set([...states.keys()].map(({id}) => id))
  return {
    wasResolved: comment => inText(comment) !== others.has(comment.id),
    listed: [...states].map(([{author, text}, state]) => ({
      id: quickHash(JSON.stringify(['thread', author, text, state])),
      person: author.trim(),
      kind: 'comment',
      verdict: 'not placed',
      words: text,
      text: state,
      reason: 'its thread is in another state in the text; the file has nothing else that is new'
    }))
  }
}

/** A name for a comment, made from its author and its words. */
function nameIn(author: string, text: string): string {
  return JSON.stringify([nameOf(author), plainLine(text)])
}

/** Returns a function that finds the query in the current text that a comment represents. */
function queryFinder(
  rows: readonly QueryRow[],
  asked: readonly AskedQuery[]
): (comment: WordComment) => AskedQuery | undefined {
  const matched = new Map([...matchQueries(rows, asked)].map(([{number}, query]) => [number, query]))
  const byQuestion = new Map(asked.map(query => [plainLine(query.question), query]))
  return comment => {
    const number = /^AQ(\d+): /.exec(comment.text)?.[1]
    return number === undefined ? byQuestion.get(plainLine(questionOf(comment))) : matched.get(Number(number))
  }
}
