import type {Wrapper} from '../../core/map-article.ts'
import type {Comparing} from './comparing.ts'
import {type OldNames, withoutNames} from './deleted.ts'
import type {LevelChange} from './heading-levels.ts'
import type {LinkChange} from './link-changes.ts'
import type {MovedBlocks} from './moves.ts'
import type {NoteChanges} from './note-changes.ts'
import type {Move} from './plan.ts'
import type {Recorded, Recorder} from './recorder.ts'
import type {Subject} from './types.ts'
import {subjectOf, wordsIn} from './unit-words.ts'

/** The context for building the article of a redline from plans. */
export type Building = Readonly<{
  comparing: Comparing
  recorder: Recorder
  names: OldNames
  /** The subject of changes in running text. */
  subject: Subject
  /** Returns the text of a note, named by its version and number: `old 3` or `new 3`. */
  noteWords: (note: string) => string
  noteChanges: NoteChanges
  /**
   * The changes of headings that differ only in their level, each with the number of levels by which the heading moved.
   */
  levelChanges: LevelChange[]
  /** For each link with a new target, the changes recorded for it, and the old and new words of its pieces. */
  linkChanges: Map<Wrapper, LinkChange>
  /** Returns a wrapper of the old version without its anchor; always the same object for the same wrapper. */
  bareWrapper(wrapper: Wrapper): Wrapper
  /** Returns the change that records a move. */
  moveOf(move: Move): Recorded
}>

/** Creates the context for a comparison in which the notes are already matched. */
export function createBuilding(
  comparing: Comparing,
  recorder: Recorder,
  names: OldNames,
  noteWords: (note: string) => string,
  moves: readonly MovedBlocks[]
): Building {
  const bare = new Map<Wrapper, Wrapper>()
  const changes = new Map(moves.map(moved => [moved.move, recordMove(moved, recorder)]))
  return {
    comparing,
    recorder,
    names,
    subject: 'text',
    noteWords,
    noteChanges: new Map(),
    levelChanges: [],
    linkChanges: new Map(),
    moveOf: move => changes.get(move)!,
    bareWrapper(wrapper) {
      const known = bare.get(wrapper) ?? withoutNames(wrapper)
      bare.set(wrapper, known)
      return known
    }
  }
}

function recordMove({old, new: next}: MovedBlocks, recorder: Recorder): Recorded {
  const [before, after] = [old, next].map(units => units.map(({node}) => wordsIn(node)).join(' '))
  return recorder.record({
    kind: 'moved',
    subject: subjectOf(next[0]!.node),
    old: before!,
    new: after!,
    counts: {deleted: 0, inserted: 0}
  })
}
