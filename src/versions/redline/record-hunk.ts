import type {AlignedStretch} from '../../core/alignment/align.ts'
import type {Building} from './building.ts'
import {pairedMarks} from './paired-marks.ts'
import type {WordsPlan} from './plan.ts'
import type {Recorded} from './recorder.ts'
import {countTokenWords, type WordToken, writtenText} from './tokens.ts'
import type {Subject} from './types.ts'
import {countIn} from './unit-words.ts'

/** Records a change for each hunk, except for hunks without a visible difference. */
export function recordHunks(
  plan: WordsPlan,
  hunks: readonly AlignedStretch[],
  subject: Subject,
  building: Building
): ReadonlyMap<AlignedStretch, Recorded | undefined> {
  const closings = pairedMarks(plan, hunks)
  const changes = new Map<AlignedStretch, Recorded | undefined>()
  for (const hunk of hunks) {
    if (changes.has(hunk)) continue
    const closing = closings.get(hunk)
    const both = closing === undefined ? [hunk] : [hunk, closing]
    const deleted = both.map(({old, oldEnd}) => plan.old.slice(old, oldEnd).filter(isSeen))
    const inserted = both.map(({new: start, newEnd}) => plan.new.slice(start, newEnd).filter(isSeen))
    const change = recordHunk(deleted, inserted, subject, building)
    for (const each of both) changes.set(each, change)
  }
  return changes
}

/** Whether a token is visible on its own. */
export function isSeen({kind}: WordToken): boolean {
  return kind !== 'paragraph' && kind !== 'unseen'
}

/** Records one change, which may consist of several parts. */
function recordHunk(
  deletedParts: ReadonlyArray<readonly WordToken[]>,
  insertedParts: ReadonlyArray<readonly WordToken[]>,
  subject: Subject,
  building: Building
): Recorded | undefined {
  const [deleted, inserted] = [deletedParts.flat(), insertedParts.flat()]
  if (deleted.length + inserted.length === 0) return undefined
  const kind = deleted.length === 0 ? 'inserted' : inserted.length === 0 ? 'deleted' : 'replaced'
  const all = [...deleted, ...inserted]
  if (all.every(({kind}) => kind === 'note')) return recordNotes(kind, deleted, inserted, building)
  const isMinor = kind === 'replaced' && isTypography(deleted, inserted)
  return building.recorder.record({
    kind,
    subject: subjectOf(all) ?? subject,
    old: writtenParts(deletedParts),
    new: writtenParts(insertedParts),
    counts: {deleted: countTokenWords(deleted), inserted: countTokenWords(inserted)},
    ...(isMinor && {minor: true as const})
  })
}

/** The text of parts, with dots for the text between them. */
function writtenParts(parts: ReadonlyArray<readonly WordToken[]>): string {
  return parts
    .filter(tokens => tokens.length > 0)
    .map(writtenText)
    .join('…')
}

/** Records the change of a hunk that contains only note calls; its text is the text of the notes. */
function recordNotes(
  kind: Recorded['kind'],
  deleted: readonly WordToken[],
  inserted: readonly WordToken[],
  building: Building
): Recorded {
  const namesOf = (tokens: readonly WordToken[], side: 'old' | 'new'): readonly string[] =>
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

const subjects: Readonly<Partial<Record<WordToken['kind'], Subject>>> = {
  citation: 'citation',
  formula: 'equation'
}

/** The subject of a hunk whose tokens are all of the same kind. */
function subjectOf(tokens: readonly WordToken[]): Subject | undefined {
  const [first] = tokens
  return first !== undefined && tokens.every(({kind}) => kind === first.kind)
    ? subjects[first.kind]
    : undefined
}

/**
 * Whether two texts differ only in dashes, spaces, apostrophes and similar characters. Nobody needs to check such
 * changes.
 */
function isTypography(old: readonly WordToken[], next: readonly WordToken[]): boolean {
  const [before, after] = [plain(old), plain(next)]
  return before !== '' && before === after
}

/**
 * The letters and digits of tokens, with one character for all punctuation marks of the same kind; empty if the tokens
 * include atoms.
 */
function plain(tokens: readonly WordToken[]): string {
  if (tokens.some(({atom}) => atom !== undefined)) return ''
  return tokens
    .map(({text}) => text)
    .join('')
    .normalize('NFKD')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/-+/gu, '-')
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛‹›´`]/gu, "'")
    .replace(/…/gu, '...')
    .replace(/\p{Mn}+/gu, mark => (/^[\u064b-\u0652\u0670]+$/u.test(mark) ? '' : mark))
    .replace(/\s+/gu, '')
}
