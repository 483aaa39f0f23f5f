import {applyEdits} from '../../check/fix/repairs.ts'
import {type Verdict as Settlement, settleEdits} from '../../check/fix/settle-edits.ts'
import {numberedEdits} from '../../core/tracked-edits.ts'
import type {Edit} from '../../core/types.ts'
import type {EditedPaper} from './edited-paper.ts'

/** Reads the paper with some texts replaced. */
export type ReadEditedPaper = (texts: ReadonlyMap<string, string>) => Promise<EditedPaper>

/** The texts as they would be saved with the edits written so far, and the paper with these texts. */
export type State = Readonly<{texts: ReadonlyMap<string, string>; paper: EditedPaper}>

/** Edits of the texts as saved, by file, and the corresponding edits of the texts as read. */
export type MadeEdits = Readonly<{saved: ReadonlyMap<string, readonly Edit[]>; own: readonly Edit[]}>

/** The state after edits; or, if they are not sound, the faulty edits as far as they are known. */
export type Verified = Readonly<{after: State} | {faults: ReadonlySet<Edit>}>

/**
 * Applies edits and reads the paper again. Edits are sound if rejecting all edits and removing all comments restores
 * the texts as they were, and if the printed words are the same as without the edits or, for proposals, as after
 * accepting them.
 */
export async function verifiedEdits(
  {saved, own}: MadeEdits,
  state: State,
  {read, isProposal}: Readonly<{read: ReadEditedPaper; isProposal: boolean}>
): Promise<Verified> {
  const texts = new Map(state.texts)
  for (const [file, edits] of saved) texts.set(file, applyEdits(texts.get(file) ?? '', edits))
  const after: State = {texts, paper: await read(texts)}
  const [before, rejected] = [settled('reject', state), settled('reject', after)]
  if ([...saved.keys()].some(file => before.get(file) !== rejected.get(file)))
    return {faults: inStretches(own, unread(own, after.paper))}
  const beside = isProposal ? await read(settled('accept', after)) : state.paper
  if (inOneLine(beside.words) === inOneLine(after.paper.words)) return {after}
  return {faults: inStretches(own, otherBlocks(beside, after.paper))}
}

function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** The texts with all edits accepted or rejected and all comments removed. */
function settled(verdict: Settlement, {texts, paper}: State): ReadonlyMap<string, string> {
  const edits = numberedEdits(paper.project)
  const {files} = settleEdits(paper.project, {verdict, edits, comments: true}, path => {
    const [saved, read] = [texts.get(path), paper.textOf(path)]
    return saved === undefined || read === undefined ? undefined : {saved, read}
  })
  return new Map([...texts, ...files.map(({path, after}) => [path, after] as const)])
}

/** Whether a range of a file, after edits, is faulty. */
type IsFault = (file: string, start: number, end: number) => boolean

/** The edits that are in faulty ranges once all edits are applied. */
function inStretches(edits: readonly Edit[], isFault: IsFault): ReadonlySet<Edit> {
  const shifts = new Map<string, number>()
  const sorted = edits.toSorted((a, b) => a.start - b.start)
  const faults = sorted.filter(({file, start, end, text}) => {
    const shift = shifts.get(file) ?? 0
    shifts.set(file, shift + text.length - (end - start))
    return isFault(file, start + shift, start + shift + text.length)
  })
  return new Set(faults)
}

/** Returns a test of whether CriticMarkup in a range is not parsed as such, for example in a grid table. */
function unread(edits: readonly Edit[], {project}: EditedPaper): IsFault {
  const files = new Set(edits.map(({file}) => file))
  const marks = new Map(
    project.chapters
      .filter(({path}) => files.has(path))
      .map(({path, edits: own, editorComments}) => {
        const taken = own.filter(({byHand}) => !byHand).map(({open}) => open.start)
        return [path, [...taken, ...editorComments.map(({start}) => start)]] as const
      })
  )
  return (file, start, end) => !(marks.get(file)?.some(mark => mark >= start && mark < end) ?? true)
}

/**
 * Returns a test of whether a range is in a block whose words differ from those in the other paper; the test is never
 * true if the papers have different numbers of blocks.
 */
function otherBlocks(other: EditedPaper, after: EditedPaper): IsFault {
  if (other.blocks.length !== after.blocks.length) return () => false
  const changed = after.blocks.filter(
    ({words}, index) => inOneLine(words) !== inOneLine(other.blocks[index]!.words)
  )
  return (file, start, end) =>
    changed.some(block => block.file === file && block.start < end && block.end >= start)
}
