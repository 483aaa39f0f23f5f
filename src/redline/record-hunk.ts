import type {Building} from './building.ts'
import type {Recorded} from './recorder.ts'
import {countWords, type Token, textOf} from './tokens.ts'
import type {Subject} from './types.ts'
import {isTypography} from './typography.ts'
import {countIn} from './unit-words.ts'

/** Records the change that a hunk is; none for one without anything that a reader sees. */
export function recordHunk(
  deleted: readonly Token[],
  inserted: readonly Token[],
  subject: Subject,
  building: Building
): Recorded | undefined {
  if (deleted.length + inserted.length === 0) return undefined
  const kind = deleted.length === 0 ? 'inserted' : inserted.length === 0 ? 'deleted' : 'replaced'
  const all = [...deleted, ...inserted]
  if (all.every(({kind}) => kind === 'note')) return recordNotes(kind, deleted, inserted, building)
  const isMinor = kind === 'replaced' && isTypography(deleted, inserted)
  return building.recorder.record({
    kind,
    subject: subjectOf(all) ?? subject,
    old: textOf(deleted),
    new: textOf(inserted),
    counts: {deleted: countWords(deleted), inserted: countWords(inserted)},
    ...(isMinor && {minor: true as const})
  })
}

/** The change of a hunk that is only calls of notes: the words of it are those of the notes. */
function recordNotes(
  kind: Recorded['kind'],
  deleted: readonly Token[],
  inserted: readonly Token[],
  building: Building
): Recorded {
  const namesOf = (tokens: readonly Token[], side: 'old' | 'new'): readonly string[] =>
    tokens.flatMap(({atom}) => (atom?.type === 'noteCall' ? [`${side} ${atom.note}`] : []))
  const names = [...namesOf(deleted, 'old'), ...namesOf(inserted, 'new')]
  const [old, next] = (['old', 'new'] as const).map(side =>
    names
      .filter(name => name.startsWith(side))
      .map(building.noteWords)
      .join(' ')
  )
  const change = building.recorder.record({
    kind,
    subject: 'note',
    old: old!,
    new: next!,
    counts: {deleted: countIn(old!), inserted: countIn(next!)}
  })
  for (const name of names) building.noteChanges.set(name, change)
  return change
}

const subjects: Readonly<Partial<Record<Token['kind'], Subject>>> = {
  citation: 'citation',
  formula: 'equation'
}

/** What a hunk is about if all its tokens are of one kind. */
function subjectOf(tokens: readonly Token[]): Subject | undefined {
  const [first] = tokens
  return first !== undefined && tokens.every(({kind}) => kind === first.kind)
    ? subjects[first.kind]
    : undefined
}
