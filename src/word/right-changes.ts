import {numberedEdits} from '../core/tracked-edits.ts'
import type {Edit} from '../core/types.ts'
import {blockText} from '../docx/block-text.ts'
import {articleBlocks} from '../docx/blocks.ts'
import {applyEdits} from '../fix/repairs.ts'
import {settleEdits} from '../fix/settle-edits.ts'
import {queriesOf} from '../proofs/queries.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {withEdits} from './changes.ts'
import {fold} from './fold.ts'
import type {Paper} from './paper.ts'
import type {PlannedChange} from './plan-edit.ts'

/** The texts that changes make of those of a paper. */
export function changedTexts(
  changes: readonly PlannedChange[],
  textOf: Paper['textOf']
): ReadonlyMap<string, string> {
  const edits = changes.flatMap(change => change.edits)
  return new Map(
    [...new Set(edits.map(({file}) => file))].map(file => {
      const own = edits.filter(edit => edit.file === file)
      return [file, applyEdits(textOf(file) ?? '', own.toSorted(byStart))]
    })
  )
}

function byStart(one: Edit, other: Edit): number {
  return one.start - other.start
}

/**
 * The changes that galley reads as they are meant, tried together and else by halves: with all edits accepted the paper
 * has the words of the Word file, and with all of them rejected its own.
 */
export async function rightChanges(
  changes: readonly PlannedChange[],
  isRight: (changes: readonly PlannedChange[]) => Promise<boolean>,
  kept: readonly PlannedChange[] = []
): Promise<readonly PlannedChange[]> {
  if (changes.length === 0) return kept
  const all = [...kept, ...changes]
  if (await isRight(all)) return all
  if (changes.length === 1) return kept
  const half = Math.ceil(changes.length / 2)
  const first = await rightChanges(changes.slice(0, half), isRight, kept)
  return rightChanges(changes.slice(half), isRight, first)
}

/** Whether the paper of a round reads with changes as the Word file does, and without them as before. */
export function isAsMeant(
  before: Paper,
  after: Paper,
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): boolean {
  const wanted = expectedWords(blocks, changes)
  const found = articleBlocks(after.article).flatMap(({words}) => plainParagraphs(blockText(words).text))
  return wanted.join('\n') === found.join('\n') && isUndone(before, after, changes)
}

/** Whether a paper with changes is the one without them once they are rejected and their comments are taken out. */
export function isUndone(before: Paper, after: Paper, changes: readonly PlannedChange[]): boolean {
  const comments = changes.filter(({returned}) => returned.kind === 'comment').length
  if (queriesOf(after.article).length !== queriesOf(before.article).length + comments) return false
  const files = new Set(changes.flatMap(({edits}) => edits.map(({file}) => file)))
  const [own, others] = [rejected(before, files), rejected(after, files)]
  return [...files].every(file => own.get(file) === others.get(file))
}

/** The texts of a paper with all edits rejected, without comments and white space. */
function rejected({manuscript, textOf}: Paper, files: ReadonlySet<string>): ReadonlyMap<string, string> {
  const {project} = manuscript
  const texts = (path: string): Readonly<{saved: string; read: string}> | undefined => {
    const text = textOf(path)
    return text === undefined ? undefined : {saved: text, read: text}
  }
  const settled = settleEdits(
    project,
    {verdict: 'reject', edits: numberedEdits(project), comments: true},
    texts
  )
  const after = new Map(settled.files.map(file => [file.path, file.after]))
  return new Map([...files].map(file => [file, (after.get(file) ?? textOf(file) ?? '').replace(/\s+/g, '')]))
}

/** The words that the blocks of an article have once changes are accepted, by paragraph. */
function expectedWords(
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): readonly string[] {
  const byBlock = new Map<number | undefined, PlannedChange[]>()
  for (const change of changes) byBlock.set(change.block, [...(byBlock.get(change.block) ?? []), change])
  return plainParagraphs(
    blocks
      .map(({block: {number}, shown}) => {
        const own = byBlock.get(number) ?? []
        const edits = own.flatMap(({blockEdit}) => blockEdit ?? []).toSorted((a, b) => a.start - b.start)
        const end = own.some(({isJoin}) => isJoin) ? '' : paragraphSign
        return withEdits(shown.text, edits) + end
      })
      .join('')
  )
}

/** The paragraphs of a text that have words, as they are compared: whatever their blanks. */
function plainParagraphs(text: string): readonly string[] {
  return text.split(paragraphSign).flatMap(words => fold(words).text.replaceAll(' ', '') || [])
}
