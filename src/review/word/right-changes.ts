import {applyEdits} from '../../check/fix/repairs.ts'
import {settleEdits, type Verdict} from '../../check/fix/settle-edits.ts'
import {numberedEdits} from '../../core/tracked-edits.ts'
import type {Edit} from '../../core/types.ts'
import {blockText} from '../../outputs/docx/block-text.ts'
import {articleBlocks} from '../../outputs/docx/named-blocks.ts'
import {queriesOf} from '../proofs/queries.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {SourcedBlock} from './block-source.ts'
import {withEdits} from './changes.ts'
import {fold} from './fold.ts'
import type {Paper, ReadPaper} from './paper.ts'
import type {PlannedChange} from './plan-edit.ts'
import {hasCitations} from './right-citations.ts'
import {changesByBlock, hasLooks} from './right-looks.ts'

/** The texts of a paper after some changes. */
export function changedTexts(
  changes: ReadonlyArray<Pick<PlannedChange, 'edits'>>,
  textOf: Paper['textOf']
): ReadonlyMap<string, string> {
  const byFile = new Map<string, Edit[]>()
  for (const edit of changes.flatMap(change => change.edits)) {
    const others = byFile.get(edit.file)
    if (others === undefined) byFile.set(edit.file, [edit])
    else others.push(edit)
  }
  return new Map(
    [...byFile].map(([file, own]) => [
      file,
      applyEdits(
        textOf(file) ?? '',
        // An insertion precedes the replacement of the words after it.
        own.toSorted((one, other) => one.start - other.start || one.end - other.end)
      )
    ])
  )
}

/** Changes that are parsed as intended, and changes that were not tested because the limit of trials was reached. */
export type TriedChanges = Readonly<{right: readonly PlannedChange[]; untried: readonly PlannedChange[]}>

/**
 * The changes that galley parses as intended, tested together and, if that fails, by halves. With all edits accepted,
 * the paper must have the text of the Word file, and with all edits rejected, its own text. The paper is parsed for
 * each test, so the number of tests is limited.
 */
export async function rightChanges(
  changes: readonly PlannedChange[],
  isRight: (changes: readonly PlannedChange[]) => Promise<boolean>,
  mostTrials: number
): Promise<TriedChanges> {
  let right: readonly PlannedChange[] = []
  const untried: PlannedChange[] = []
  const open = [changes]
  let trials = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.length === 0) continue
    if (trials === mostTrials) {
      for (const change of next) untried.push(change)
      continue
    }
    trials++
    const all = [...right, ...next]
    if (await isRight(all)) right = all
    else if (next.length > 1) {
      const half = Math.ceil(next.length / 2)
      open.push(next.slice(half), next.slice(0, half))
    }
  }
  return {right, untried}
}

/**
 * The paper of a round with changes accepted; undefined unless it then reads like the Word file, and reads as before if
 * the changes are rejected. `after` is the paper with the changes.
 */
export async function acceptedAsMeant(
  before: Paper,
  after: Paper,
  read: ReadPaper,
  blocks: readonly SourcedBlock[],
  changes: readonly PlannedChange[]
): Promise<Paper | undefined> {
  if (!isUndone(before, after, changes)) return undefined
  const files = new Set(before.manuscript.project.texts.map(({path}) => path))
  const accepted = await read(settledTexts(after, files, 'accept'))
  const all = changes.flatMap(change => [change, ...(change.move?.inner ?? [])])
  const notes = all.flatMap(change => change.notes ?? []).flatMap(plainParagraphs)
  const found = articleBlocks(accepted.article).map(block => ({block, shown: blockText(block.words)}))
  // If the paper already had edits, accepting these can also join paragraphs.
  const joint = numberedEdits(before.manuscript.project).length > 0 ? '' : '\n'
  // Entries in the list of references follow from the citations.
  const isInText = ({block: {kind, note}}: Pick<SourcedBlock, 'block'>): boolean =>
    kind !== 'entry' && note === undefined
  // Notes that a style generates for citations also follow from these.
  const isNote = ({block: {note, written}}: Pick<SourcedBlock, 'block'>): boolean =>
    note !== undefined && written === undefined
  // Notes are compared without their order, since their numbers change if calls move or new notes come between them.
  const [wantedNotes, foundNotes] = [
    [...expectedWords(blocks.filter(isNote), changes), ...notes].sort(),
    expectedWords(found.filter(isNote), []).toSorted()
  ]
  const isRight =
    expectedWords(blocks.filter(isInText), changes).join(joint) ===
      expectedWords(found.filter(isInText), []).join(joint) &&
    wantedNotes.join(joint) === foundNotes.join(joint) &&
    hasLooks(accepted.article, blocks, all) &&
    hasCitations(accepted.article, blocks, all)
  return isRight ? accepted : undefined
}

/** Whether rejecting the changes of a paper and removing their comments gives the paper as it was before. */
export function isUndone(before: Paper, after: Paper, changes: readonly PlannedChange[]): boolean {
  const made = changes.flatMap(change => [change, ...(change.move?.inner ?? [])])
  const comments = made.filter(({returned}) => returned.kind === 'comment').length
  if (queriesOf(after.article).length !== queriesOf(before.article).length + comments) return false
  const files = new Set(changes.flatMap(({edits}) => edits.map(({file}) => file)))
  const [own, others] = [rejected(before, files), rejected(after, files)]
  return [...files].every(file => own.get(file) === others.get(file))
}

/** The texts of a paper with all edits rejected, without comments and white space. */
function rejected(paper: Paper, files: ReadonlySet<string>): ReadonlyMap<string, string> {
  const texts = settledTexts(paper, files, 'reject')
  return new Map([...texts].map(([file, text]) => [file, text.replace(/\s+/g, '')]))
}

/** The texts of a paper with all edits accepted or rejected, and without comments. */
export function settledTexts(
  {manuscript: {project}, textOf}: Paper,
  files: ReadonlySet<string>,
  verdict: Verdict
): ReadonlyMap<string, string> {
  const settled = settleEdits(project, {verdict, edits: numberedEdits(project), comments: true}, path => {
    const text = textOf(path)
    return text === undefined ? undefined : {saved: text, read: text}
  })
  const after = new Map(settled.files.map(file => [file.path, file.after]))
  return new Map([...files].map(file => [file, after.get(file) ?? textOf(file) ?? '']))
}

/** The text of an article's blocks after changes are accepted, by paragraph. */
function expectedWords(
  blocks: ReadonlyArray<Pick<SourcedBlock, 'block' | 'shown'>>,
  changes: readonly PlannedChange[]
): readonly string[] {
  const all = changes.flatMap(change => [change, ...(change.move?.inner ?? [])])
  const gone = new Set(changes.flatMap(({move}) => move?.gone ?? []))
  const byBlock = changesByBlock(all)
  return plainParagraphs(
    blocks
      .map(({block: {number}, shown}) => {
        if (gone.has(number)) return ''
        const own = byBlock.get(number) ?? []
        const edits = own.flatMap(({blockEdit}) => blockEdit ?? []).toSorted((a, b) => a.start - b.start)
        const end = own.some(({isJoin}) => isJoin) ? '' : paragraphSign
        return withEdits(shown.text, edits) + end
      })
      .join('')
  )
}

/** The paragraphs of a text that contain words, in compared form and without spaces. */
function plainParagraphs(text: string): readonly string[] {
  return text.split(paragraphSign).flatMap(words => fold(words).text.replaceAll(' ', '') || [])
}
