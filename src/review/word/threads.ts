import {reopenedWord, resolvedWord} from '../../core/thread-state.ts'
import type {WordComment, WordParagraph, WordPlace} from './read/document.ts'

/** A comment with its replies, in order. */
export type Thread = Readonly<{root: WordComment; replies: readonly WordComment[]}>

/**
 * The threads of a file, by the ids of all their comments. Word records which comments are replies; other programs lose
 * this record and leave only comments on the same words, which people also write instead of replies. `isSent`
 * identifies comments that the sent file contained, `wasResolved` those whose threads were resolved.
 */
export function threadsOf(
  comments: readonly WordComment[],
  isSent: (comment: WordComment) => boolean,
  wasResolved: (comment: WordComment) => boolean
): ReadonlyMap<string, Thread> {
  const inTime = comments.toSorted((one, other) =>
    one.date === '' || other.date === '' ? 0 : one.date < other.date ? -1 : one.date > other.date ? 1 : 0
  )
  const byId = new Map(comments.map(comment => [comment.id, comment]))
  const stretchOf = stretchNames()
  const asked = firstOf(comments.filter(isSent), stretchOf)
  const begun = firstOf(
    inTime.filter(({isRoot, parent}) => !isRoot && parent === undefined),
    stretchOf
  )
  const rootOf = (comment: WordComment): WordComment => {
    let root = comment
    for (let depth = 0; depth < deepest; depth++) {
      const parent = byId.get(root.parent ?? '')
      if (parent === undefined) break
      root = parent
    }
    if (root !== comment || isSent(comment)) return root
    const stretch = stretchOf(comment) ?? ''
    return asked.get(stretch) ?? (comment.isRoot ? comment : (begun.get(stretch) ?? comment))
  }
  const replies = new Map<WordComment, WordComment[]>()
  for (const comment of inTime) {
    const root = rootOf(comment)
    const own = replies.get(root) ?? []
    if (root !== comment) own.push(comment)
    replies.set(root, own)
  }
  return new Map(
    [...replies].flatMap(([root, own]) => {
      const isResolved = [root, ...own].some(each => each.isResolved)
      const state = stateOf(root, isResolved, wasResolved(root))
      const all = own.filter(({text}) => text !== '')
      const thread: Thread = {root, replies: state === undefined ? all : [...all, state]}
      return [root, ...own].map(({id}) => [id, thread] as const)
    })
  )
}

/**
 * The new state of a thread, as a reply without an author, since Word does not record who resolved or reopened it. A
 * thread counts as reopened only if the file says that it is open, since some programs drop the states of threads.
 */
function stateOf(
  {id, isOpen}: WordComment,
  isResolved: boolean,
  wasResolved: boolean
): WordComment | undefined {
  if (isResolved === wasResolved || (wasResolved && !isOpen)) return undefined
  const text = isResolved ? resolvedWord : reopenedWord
  return {id: `${id} ${text}`, author: '', date: '', text}
}

/** The maximum depth to which replies are followed; Word's threads have only one level. */
const deepest = 100

/** The first comment on each range of words, by the name of the range (`stretchOf`). */
function firstOf(
  comments: readonly WordComment[],
  stretchOf: (comment: WordComment) => string | undefined
): ReadonlyMap<string, WordComment> {
  const first = new Map<string, WordComment>()
  for (const comment of comments) {
    const stretch = stretchOf(comment)
    if (stretch !== undefined && !first.has(stretch)) first.set(stretch, comment)
  }
  return first
}

/**
 * Creates a function that names the words to which a comment is attached: the same words get the same name,
 * regardless of spaces around them; undefined for a comment that is not attached to words.
 */
function stretchNames(): (comment: WordComment) => string | undefined {
  const numbers = new Map<WordParagraph, number>()
  const nameOf = (place: WordPlace | undefined, isEnd: boolean): string => {
    if (place === undefined) return ''
    const {pieces} = place.paragraph
    const number = numbers.get(place.paragraph) ?? numbers.size
    numbers.set(place.paragraph, number)
    let {piece} = place
    const isBlank = (index: number): boolean => pieces[index]?.text.trim() === ''
    while (isBlank(isEnd ? piece - 1 : piece)) piece += isEnd ? -1 : 1
    return `${number}:${piece}`
  }
  return ({start, end}) => (start === undefined ? undefined : `${nameOf(start, false)} ${nameOf(end, true)}`)
}
