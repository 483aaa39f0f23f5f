import type {Edit} from '../../core/types.ts'
import {mostReadings} from '../../review/answers/most-readings.ts'
import type {Returned} from '../../review/answers/returned.ts'
import type {Paper, ReadablePaper} from '../../review/word/index.ts'
import type {PlannedChange} from '../../review/word/plan-edit.ts'
import {changedTexts, isUndone, rightChanges, settledTexts} from '../../review/word/right-changes.ts'
import {transferChanges} from '../../review/word/transfer.ts'
import type {PlannedVersion, VersionPlan} from './index.ts'
import {likenessOfWords} from './likeness.ts'

/** The changes of a newer version, as edits of the paper as it is now. */
export type PlacedVersion = Readonly<{
  /** The edits to the paper's current texts. */
  edits: readonly Edit[]
  returned: readonly Returned[]
  /** The texts of the previous version with all edits accepted. */
  accepted: ReadonlyMap<string, string>
}>

/**
 * Writes the changes of a newer version into the paper as it is now. A change is written if galley parses it as
 * intended in the previous version, and if it fits into the current texts.
 */
export async function placeVersion(
  {changes, listed}: VersionPlan,
  before: ReadablePaper,
  now: ReadablePaper
): Promise<PlacedVersion> {
  const {right, wrong} = await rightVersion(changes, before)
  const files = presentFiles(before.paper, now.paper)
  const renamed = right.map(change => ({...change, edits: change.edits.map(edit => inFile(edit, files))}))
  const own = new Map([...files].map(([file, present]) => [present, file]))
  const sentText = (file: string): string => before.paper.textOf(own.get(file) ?? file) ?? ''
  const {changes: moved, lost} = transferChanges(renamed, file => ({
    sent: sentText(file),
    now: now.paper.textOf(file)
  }))
  const {right: placed} = await rightChanges(
    moved,
    async tried => isUndone(now.paper, await now.read(changedTexts(tried, now.paper.textOf)), tried),
    mostReadings({...now.paper, project: now.paper.manuscript.project})
  )
  const isPlaced = new Set(placed.map(({returned}) => returned.id))
  const other = moved.filter(({returned}) => !isPlaced.has(returned.id))
  return {
    edits: placed.flatMap(({edits}) => edits),
    returned: [
      ...placed.map(({returned}) => returned),
      ...wrong.map(change => notPlaced(change, 'written there, its words would be read as something else')),
      ...lost.map(change => notPlaced(change, 'the paper has other words there by now')),
      ...other.map(change =>
        notPlaced(change, 'the paper has another edit or comment there, or would be read as something else')
      ),
      ...listed
    ],
    accepted: changedTexts(right.map(plainChange), before.paper.textOf)
  }
}

type RightVersion = Readonly<{right: readonly PlannedVersion[]; wrong: readonly PlannedVersion[]}>

/** The changes that are parsed as intended; if an edit within a block is not, the whole block is changed instead. */
async function rightVersion(
  changes: readonly PlannedVersion[],
  {paper, read}: ReadablePaper
): Promise<RightVersion> {
  const trials = mostReadings({...paper, project: paper.manuscript.project})
  const isRight = async (tried: readonly PlannedChange[]): Promise<boolean> => {
    const [after, plain] = await Promise.all([
      read(changedTexts(tried, paper.textOf)),
      read(changedTexts(tried.map(plainChange), paper.textOf))
    ])
    return isMeant(paper, after, plain, new Set(tried.flatMap(({edits}) => edits.map(({file}) => file))))
  }
  const first = (await rightChanges(changes, isRight, trials)).right as readonly PlannedVersion[]
  const wrong = changes.filter(change => !first.includes(change))
  const blocks = new Set(wrong.flatMap(({block, whole}) => (whole === undefined ? [] : [block])))
  const kept = first.filter(({block, whole}) => whole === undefined || !blocks.has(block))
  const wholes = [...blocks].map(
    block => wrong.find(change => change.block === block && change.whole)!.whole!
  )
  const second = await rightChanges(wholes, tried => isRight([...kept, ...tried]), trials)
  const others = wrong.filter(({whole}) => whole === undefined)
  return {
    right: [...kept, ...second.right],
    wrong: [...others, ...wholes.filter(change => !second.right.includes(change))]
  }
}

function plainChange(change: PlannedChange): PlannedChange {
  return {...change, edits: change.plain ?? change.edits}
}

/** Whether accepting the edits in a paper results in the newer version, and rejecting them in the previous one. */
function isMeant(before: Paper, after: Paper, plain: Paper, files: ReadonlySet<string>): boolean {
  const same = (one: Paper, verdict: 'accept' | 'reject', other: Paper): boolean => {
    const [texts, others] = [settledTexts(one, files, verdict), settledTexts(other, files, verdict)]
    return [...files].every(file => inParagraphs(texts.get(file)) === inParagraphs(others.get(file)))
  }
  return same(after, 'reject', before) && same(after, 'accept', plain)
}

function inParagraphs(text = ''): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()
}

function notPlaced({returned}: PlannedChange, reason: string): Returned {
  const {place: _, ...rest} = returned
  return {...rest, verdict: 'not placed', reason}
}

/**
 * For each file of the previous version, the current file of that name or, without one, the file with the most similar
 * words.
 */
function presentFiles(before: Paper, now: Paper): ReadonlyMap<string, string> {
  const named = new Set(before.manuscript.project.texts.map(({path}) => path))
  const others = now.manuscript.project.chapters.map(({path}) => path).filter(path => !named.has(path))
  return new Map(
    [...named].map(file => {
      if (now.textOf(file) !== undefined) return [file, file]
      const text = before.textOf(file) ?? ''
      const [best] = others
        .map(path => ({path, likeness: likenessOfWords(text, now.textOf(path) ?? '')}))
        .toSorted((a, b) => b.likeness - a.likeness)
      return [file, best !== undefined && best.likeness >= 0.5 ? best.path : file]
    })
  )
}

function inFile(edit: Edit, files: ReadonlyMap<string, string>): Edit {
  return {...edit, file: files.get(edit.file) ?? edit.file}
}
