import type {Article, Change, ChangeKind, Inline, Node} from '../../core/article.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {RedlineChange} from './types.ts'

/** A change that does not have a number yet. */
export type Recorded = Readonly<Omit<RedlineChange, 'number' | 'anchor' | 'section'>>

/** Collects the changes of a redline; they are numbered when the redline is complete. */
export type Recorder = Readonly<{
  record(change: Recorded): Recorded
  /** Returns the changes recorded so far, in the order of recording. */
  all(): readonly Recorded[]
  /** Joins a deletion and an insertion into one move. */
  joinMove(deleted: Recorded, inserted: Recorded): void
  /** Joins several changes into one. */
  join(changes: readonly Recorded[], one: Recorded): void
  /** Creates a mark for a node that a change affects. */
  mark(change: Recorded, kind: ChangeKind, was?: readonly Node[]): Change
  /** Numbers the changes in reading order, and gives the numbers to their marks. */
  number(
    article: Article
  ): Readonly<{changes: readonly RedlineChange[]; numbers: ReadonlyMap<Recorded, number>}>
}>

export function createRecorder(): Recorder {
  const marks = new Map<Change, Recorded>()
  const recorded = new Set<Recorded>()
  const joined = new Map<Recorded, Recorded>()
  const moves = new Map<Recorded, Readonly<{moved: Recorded; kind: ChangeKind}>>()
  return {
    record(change) {
      recorded.add(change)
      return change
    },
    all: () => [...recorded],
    joinMove(deleted, inserted) {
      const moved: Recorded = {
        ...inserted,
        kind: 'moved',
        old: deleted.old,
        counts: {deleted: 0, inserted: 0}
      }
      for (const change of [deleted, inserted]) recorded.delete(change)
      recorded.add(moved)
      moves.set(deleted, {moved, kind: 'movedFrom'})
      moves.set(inserted, {moved, kind: 'movedTo'})
    },
    join(changes, one) {
      for (const change of changes) {
        recorded.delete(change)
        joined.set(change, one)
      }
      recorded.add(one)
    },
    mark(change, kind, was) {
      const mark: Change = {kind, number: 0, ...(was && {was})}
      marks.set(mark, change)
      return mark
    },
    number(article) {
      const changes: RedlineChange[] = []
      const numbers = new Map<Recorded, number>()
      const add = (change: Recorded, section: readonly string[]): number => {
        const known = numbers.get(change)
        if (known !== undefined) return known
        const number = changes.length + 1
        numbers.set(change, number)
        changes.push({number, ...change, anchor: `change-${number}`, section: [...section]})
        return number
      }
      readMarks(article, (mark, section) => {
        const change = marks.get(mark)
        if (change === undefined) return
        const move = moves.get(change)
        const number = add(move?.moved ?? joined.get(change) ?? change, section)
        Object.assign(mark, {number, ...(move && {kind: move.kind})})
      })
      for (const change of recorded) add(change, [])
      return {changes, numbers}
    }
  }
}

/** Calls `see` for each mark in reading order; a note is read at its first call. */
function readMarks(article: Article, see: (mark: Change, section: readonly string[]) => void): void {
  const {front, body, notes, lists, statements} = article
  const notesByNumber = new Map(notes.map(note => [note.number, note]))
  const headings: Array<Readonly<{level: number; words: string}>> = []
  const section = (): readonly string[] => headings.map(({words}) => words)
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'heading') {
        while (headings.length > 0 && headings.at(-1)!.level >= node.level) headings.pop()
        headings.push({level: node.level, words: wordsOf(node.children.filter(isThere)).trim()})
      }
      if (node.change) see(node.change, section())
      if (node.type === 'noteCall') visitNote(node.note)
      if (node.type === 'table') {
        for (const {change, children} of [node.head, node.body, node.foot].flat(2)) {
          if (change) see(change, section())
          visit(children)
        }
      } else visit(childNodes(node))
    }
  }
  const visitNote = (number: number): void => {
    const note = notesByNumber.get(number)
    if (note === undefined) return
    notesByNumber.delete(number)
    if (note.change) see(note.change, section())
    visit(note.children)
  }
  visit([...front.title, ...front.subtitle, ...front.titles.flatMap(({children}) => children)])
  for (const {children} of front.abstracts) visit(children)
  visit(body)
  for (const number of [...notesByNumber.keys()]) visitNote(number)
  headings.length = 0
  for (const {children} of statements) visit(children)
  for (const {change, children} of lists.flatMap(({entries}) => entries)) {
    if (change) see(change, [])
    visit(children)
  }
}

function isThere({change}: Inline): boolean {
  return change?.kind !== 'deleted' && change?.kind !== 'movedFrom'
}
