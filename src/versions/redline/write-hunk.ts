import type {AlignedStretch} from '../../core/alignment/align.ts'
import type {Change, Inline} from '../../core/article.ts'
import type {Building} from './building.ts'
import {asOld, leadsSomewhere, withoutLinks} from './deleted.ts'
import {claimNotes} from './note-changes.ts'
import type {WordsPlan} from './plan.ts'
import {isSeen} from './record-hunk.ts'
import type {Recorded} from './recorder.ts'
import type {WordToken} from './tokens.ts'
import type {Writer} from './write-words.ts'

/** The result of writing a hunk: the marks in it. */
export type WrittenHunk = Readonly<{
  change: Recorded | undefined
  inserted?: Change
  deleted?: Change
  /**
   * Whether the white space before the next token comes before the hunk instead of at the end of the words that the
   * hunk deletes.
   */
  isOfNext?: true
}>

/** Writes deleted tokens, then inserted tokens, including the ends of paragraphs among them. */
export function writeHunk(
  {old, new: next}: WordsPlan,
  stretch: AlignedStretch,
  change: Recorded | undefined,
  writer: Writer,
  building: Building
): WrittenHunk {
  const deleted = old.slice(stretch.old, stretch.oldEnd)
  const inserted = next.slice(stretch.new, stretch.newEnd)
  const marks = {
    ...(change && deleted.some(isSeen) && {deleted: building.recorder.mark(change, 'deleted')}),
    ...(change && inserted.some(isSeen) && {inserted: building.recorder.mark(change, 'inserted')})
  }
  const [first, firstNew] = [deleted.find(isSeen), inserted.find(isSeen)]
  // The space before an inserted or deleted opening mark such as “ is the space that was before the word after it.
  const isOfNext = takesSpace(first, firstNew, old[stretch.oldEnd], next[stretch.newEnd])
  const isShared = isOfNext || (hasSpace(first) && hasSpace(firstNew))
  const owner = firstNew ?? first
  if (isShared && owner) writer.space(owner.space, owner.wrappers, undefined)
  const around = [next[stretch.new - 1], next[stretch.newEnd]]
  const whole = isWholeParagraph(deleted, inserted, old[stretch.oldEnd], next[stretch.newEnd])
    ? change
    : undefined
  for (const token of deleted) {
    if (token.kind === 'paragraph') writeParagraphEnd('joined', writer, building, whole)
    if (!isSeen(token)) continue
    const wrapped = withWrappersOf(token, around, building)
    writer.token(
      wrapped,
      deletedAtom(token, change, marks.deleted, building),
      marks.deleted,
      isShared && token === first ? '' : token.space
    )
  }
  const following = old[stretch.oldEnd]
  const endsDeleted =
    marks.deleted !== undefined && marks.inserted !== undefined && isLost(following, next[stretch.newEnd])
  if (endsDeleted && following) writer.space(following.space, following.wrappers, marks.deleted)
  for (const token of inserted) {
    if (token.kind === 'paragraph') writeParagraphEnd('split', writer, building, whole)
    else if (token.kind === 'unseen') {
      writer.space(token.space, token.wrappers, marks.inserted)
      writer.token(token, token.atom, undefined, '')
    } else {
      const space = isShared && token === firstNew ? '' : token.space
      if (token.atom && change) claimNotes([token.atom], 'new', change, building.noteChanges)
      writer.token(
        token,
        token.atom && {...token.atom, ...(marks.inserted && {change: marks.inserted})},
        marks.inserted,
        space
      )
    }
  }
  return {change, ...marks, ...((isOfNext || endsDeleted) && {isOfNext: true as const})}
}

/** Whether a kept token has lost the white space before it. */
function isLost(old: WordToken | undefined, next: WordToken | undefined): boolean {
  return old?.kind !== 'paragraph' && next !== undefined && hasSpace(old) && !hasSpace(next)
}

/** Whether white space precedes a token. */
export function hasSpace(token: WordToken | undefined): boolean {
  return token !== undefined && token.space !== ''
}

/**
 * Whether a hunk that only inserts or only deletes takes over the white space of the kept token after it, because no
 * space is between them.
 */
function takesSpace(
  first: WordToken | undefined,
  firstNew: WordToken | undefined,
  after: WordToken | undefined,
  afterNew: WordToken | undefined
): boolean {
  if (after === undefined || afterNew === undefined) return false
  if (first === undefined) return hasSpace(firstNew) && hasSpace(after) && !hasSpace(afterNew)
  return firstNew === undefined && hasSpace(first) && !hasSpace(after) && hasSpace(afterNew)
}

/**
 * Writes the end of a paragraph; `whole` is the change of the following paragraph, if that is entirely new or deleted.
 */
function writeParagraphEnd(
  kind: 'split' | 'joined',
  writer: Writer,
  {recorder}: Building,
  whole: Recorded | undefined
): void {
  const counts = {deleted: 0, inserted: 0}
  const change = whole ?? recorder.record({kind, subject: 'text', old: '', new: '', counts})
  writer.paragraph(kind, recorder.mark(change, kind))
}

/** Whether a hunk only inserts or only deletes a whole paragraph after another one. */
function isWholeParagraph(
  deleted: readonly WordToken[],
  inserted: readonly WordToken[],
  after: WordToken | undefined,
  afterNew: WordToken | undefined
): boolean {
  const [tokens, following] = deleted.length === 0 ? [inserted, afterNew] : [deleted, after]
  const isOne = deleted.length === 0 || inserted.length === 0
  const ends = tokens.filter(({kind}) => kind === 'paragraph').length
  return (
    isOne &&
    ends === 1 &&
    tokens[0]!.kind === 'paragraph' &&
    (following === undefined || following.kind === 'paragraph')
  )
}

/** A deleted token within the wrappers of a similar neighbour, so that a wrapper is not divided into three. */
function withWrappersOf(
  token: WordToken,
  neighbours: ReadonlyArray<WordToken | undefined>,
  {bareWrapper}: Building
): WordToken {
  if (token.wrappers.length === 0) return token
  const alike = neighbours.find(neighbour => neighbour?.look === token.look && neighbour.kind !== 'paragraph')
  return {...token, wrappers: alike?.wrappers ?? token.wrappers.map(bareWrapper)}
}

function deletedAtom(
  {atom}: WordToken,
  change: Recorded | undefined,
  mark: Change | undefined,
  {recorder, names, noteChanges}: Building
): Inline | undefined {
  if (atom === undefined || change === undefined || mark === undefined) return undefined
  claimNotes([atom], 'old', change, noteChanges)
  const [node = {type: 'text', value: ''} as const] = withoutLinks([atom], names)
  const own = leadsSomewhere(atom) ? recorder.mark(change, 'deleted', asOld([atom], names)) : mark
  return {...node, change: own}
}
