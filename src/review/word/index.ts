import type {Edit, Reference} from '../../core/types.ts'
import {mostReadings} from '../answers/most-readings.ts'
import type {Returned} from '../answers/returned.ts'
import type {GivenAnswer} from '../proofs/answers.ts'
import type {QueryRow} from '../proofs/queries.ts'
import {sourcedBlocks} from './block-source.ts'
import {isRenderedAnew} from './citation-changes.ts'
import {citationFields, type NewWork} from './citation-fields.ts'
import {withWholeFormulas} from './formula-lines.ts'
import {knownCitations} from './known-citations.ts'
import {lateReplies} from './late-replies.ts'
import {typedEntries} from './new-works.ts'
import type {Paper, ReadPaper} from './paper.ts'
import {planWord} from './plan.ts'
import type {PlannedChange, Planning} from './plan-edit.ts'
import {type EntryWorks, entryReason, entryWorks} from './plan-references.ts'
import {type ProposedText, proposedTexts} from './proposals.ts'
import type {WordDocument} from './read/document.ts'
import {knownReferences, withLinkedReferences} from './references.ts'
import {acceptedAsMeant, changedTexts, isUndone, rightChanges} from './right-changes.ts'
import {hasEntries} from './right-references.ts'
import {sentOf} from './sent.ts'
import {sourceUnits} from './source-units.ts'
import {type ThreadStates, threadStates} from './thread-states.ts'
import {transferChanges} from './transfer.ts'
import {unexplained} from './unexplained.ts'
import {unknownWords} from './unknown-words.ts'

export type {NewWork} from './citation-fields.ts'
export type {Paper, ReadPaper} from './paper.ts'

/** A paper, and a function that reads it with changed texts. */
export type ReadablePaper = Readonly<{paper: Paper; read: ReadPaper}>

/** The inputs for importing the changes of a Word file. */
export type Homecoming = Readonly<{
  /** The paper as it was sent, and the current paper. */
  sent: ReadablePaper
  now: ReadablePaper
  /** The Word files of the round. */
  files: readonly WordDocument[]
  /** Everything that was returned to the round so far. */
  kept: readonly Returned[]
  queries: readonly QueryRow[]
}>

/** The result of an import: edits of the current texts, and a list of all changes. */
export type BroughtHome = Readonly<{
  /** Edits of texts with LF line ends, sorted by file and offset. */
  edits: readonly Edit[]
  returned: readonly Returned[]
  /** The number of changes that had already been imported. */
  repeated: number
  newWorks: readonly NewWork[]
  /** BibLaTeX entries for works that were added to a list of references. */
  newEntries: readonly string[]
  /** The bibliography with all changes proposed for it so far. */
  proposals: readonly ProposedText[]
  /** Remarks on the file as a whole. */
  remarks: readonly string[]
  /** The answers to queries in the round. */
  answers: readonly GivenAnswer[]
}>

/** The minimum share of the paper's blocks; a file that contains fewer is another paper. */
const leastShare = 0.6

/**
 * Imports the changes of a Word file: tracked changes, untracked differences, comments and citations. Undefined if the
 * file is another paper. A change is not placed if galley would not parse it as it is in Word, or if the text at its
 * place has changed since.
 */
export async function bringHome(
  returned: WordDocument,
  homecoming: Homecoming
): Promise<BroughtHome | undefined> {
  const {isOwn} = sentOf(homecoming.files)
  const references = knownReferences(homecoming.sent.paper)
  const whole = (file: WordDocument, sent: WordDocument | undefined): WordDocument => {
    const linked = withLinkedReferences(file, references.isReference)
    return sent === undefined ? linked : withWholeFormulas(linked, sent, isOwn)
  }
  const files = homecoming.files.map(file => whole(file, file))
  return bringWholeHome(whole(returned, homecoming.files[0]), {...homecoming, files})
}

async function bringWholeHome(
  document: WordDocument,
  {sent, now, files, kept, queries}: Homecoming
): Promise<BroughtHome | undefined> {
  const {textOf} = sent.paper
  const references = [now, sent].flatMap(({paper}) => paper.manuscript.project.bibliography.references)
  const states = threadStates(document, {sent: sentOf(files), kept, queries, now: now.paper})
  const planning = planningOf(document, {sent, files, queries}, references, states)
  const {blocks, fields, works} = planning
  const {share, changes: found, answers, remarks, rendered} = planWord(document, planning)
  if (share < leastShare) return undefined
  // If the file that was sent differs from the article, as in the box of a task, that is not a change made by a person.
  const own = new Set(
    files.flatMap(file => planWord(file, planning).changes.map(({returned}) => returned.id))
  )
  const changes = found.filter(({returned}) => !own.has(returned.id))
  const known = knownIds(kept, file => now.paper.textOf(file) === textOf(file))
  const fresh = changes.filter(({returned}) => !known.has(returned.id))
  const proposals = await rightProposals(fresh.filter(isProposal), sent, works)
  const withEdits = fresh.filter(change => change.edits.length > 0 && !isProposal(change))
  let accepted = sent.paper
  const trials = mostReadings({...sent.paper, project: sent.paper.manuscript.project})
  const isAsMeant = async (tried: readonly PlannedChange[]): Promise<boolean> => {
    const after = await sent.read(changedTexts(tried, textOf))
    const paper = await acceptedAsMeant(sent.paper, after, sent.read, blocks, tried)
    accepted = paper ?? accepted
    return paper !== undefined
  }
  const {right, untried} = await rightChanges(withEdits, isAsMeant, trials)
  const {changes: moved} = transferChanges(right, file => ({
    sent: textOf(file) ?? '',
    now: now.paper.textOf(file)
  }))
  const placed = await placedNow(moved, right, now, textOf)
  const reasons = reasonsOf(withEdits, [
    [without(withEdits, untried), untriedReason],
    [right, 'written there, its words would be read as something else'],
    [moved, 'the text there has changed since the round'],
    [placed, 'the present text has another edit or comment there, or would be read as something else']
  ])
  const isWritten = new Set(right.map(({returned}) => returned.id))
  const missed = unexplained({
    document,
    sent: sent.paper.article,
    files,
    fields,
    accepted: accepted.article,
    rendered,
    listed: changes.flatMap(change => (isWritten.has(change.returned.id) ? [] : allOf(change)))
  })
  const late = lateReplies(
    changes.filter(({returned}) => known.has(returned.id)),
    id => known.has(id),
    now.paper
  )
  const returned = [
    ...fresh.flatMap(change => saidOf(change, proposals, reasons)),
    ...late.returned,
    ...states.listed,
    ...missed
  ]
  return {
    edits: [...placed.flatMap(({edits}) => edits), ...late.edits],
    returned,
    proposals: proposedTexts([...kept, ...returned], textOf, now.paper.textOf),
    repeated: changes.length - fresh.length,
    newEntries: await typedEntries(
      fresh.flatMap(({newEntry}) => newEntry ?? []),
      references
    ),
    remarks,
    newWorks: citedWorks(placed, fields.newWorks()),
    answers
  }
}

/** The listed items for a change: whether it was written and, if not, why. */
function saidOf(
  change: PlannedChange,
  proposals: readonly PlannedChange[],
  reasons: ReadonlyMap<string, string>
): readonly Returned[] {
  const {returned} = change
  if (isProposal(change) && !proposals.includes(change)) return [notProposed(returned)]
  const reason = reasons.get(returned.id)
  return allOf(change).map(each => (reason === undefined ? each : {...each, verdict: 'not placed', reason}))
}

const untriedReason = 'so many changes of the file would be read as something else that it was not tried'

function without(
  changes: readonly PlannedChange[],
  left: readonly PlannedChange[]
): readonly PlannedChange[] {
  const out = new Set(left)
  return changes.filter(change => !out.has(change))
}

/** A change and those that belong to it: changes within moved words, and replies to a comment. */
function allOf({returned, move, replies = []}: PlannedChange): readonly Returned[] {
  return [returned, ...(move?.inner ?? []).flatMap(allOf), ...replies]
}

/** Everything about a round that is needed to plan the changes of a file. */
export function planningOf(
  document: WordDocument,
  {sent: {paper}, files, queries}: Pick<Homecoming, 'sent' | 'files' | 'queries'>,
  references: readonly Reference[],
  {wasResolved}: Pick<ThreadStates, 'wasResolved'>
): Planning {
  const {project, bibliography} = paper.manuscript
  const [blocks, fields] = [sourcedBlocks(paper), citationFields(references)]
  return {
    blocks,
    units: sourceUnits(paper),
    sent: sentOf(files),
    fields,
    known: knownCitations(blocks, project.bibliography.references),
    references: knownReferences(paper),
    isRenderedAnew: isRenderedAnew(document),
    hasUnknownWords: unknownWords(document, blocks, project.bibliography.references, fields),
    works: entryWorks(paper.article, blocks, bibliography.byKey),
    queries,
    wasResolved,
    textOf: paper.textOf
  }
}

/** Whether a change belongs to the bibliography, in which edits cannot be marked. */
function isProposal({returned}: PlannedChange): boolean {
  return returned.proposed !== undefined
}

/** The changes to the bibliography after which the lists of references are equal to those in the Word file. */
async function rightProposals(
  changes: readonly PlannedChange[],
  {paper, read}: ReadablePaper,
  works: EntryWorks
): Promise<readonly PlannedChange[]> {
  const isRight = async (tried: readonly PlannedChange[]): Promise<boolean> => {
    const {article} = await read(changedTexts(tried, paper.textOf))
    return hasEntries(article, works, tried)
  }
  return (await rightChanges(changes, isRight, mostReadings({...paper, project: paper.manuscript.project})))
    .right
}

function notProposed({proposed: _, place: __, ...returned}: Returned): Returned {
  return {...returned, verdict: 'not placed', reason: entryReason}
}

/** The new works that changes cite. */
function citedWorks(changes: readonly PlannedChange[], works: readonly NewWork[]): readonly NewWork[] {
  const cited = new Set<string>()
  for (const {text} of changes.flatMap(({edits}) => edits))
    for (const [, braced, plain = ''] of text.matchAll(/@(?:\{([^}]*)\}|([\p{L}\p{N}_:.#$%&+?<>~/-]+))/gu)) {
      cited.add(braced ?? plain)
      // A key may be followed by a full stop or a colon.
      cited.add(plain.replace(/[^\p{L}\p{N}_].*$/u, '')).add(plain.replace(/[^\p{L}\p{N}_]+$/u, ''))
    }
  return works.filter(({key}) => cited.has(key))
}

/**
 * The ids of changes that need not be written again: those proposed for the bibliography, and those written into texts
 * that have changed since they were sent. If an author reverted all changes of a text, the text is unchanged, and its
 * changes are written again.
 */
function knownIds(kept: readonly Returned[], isUnchanged: (file: string) => boolean): ReadonlySet<string> {
  return new Set(
    kept.flatMap(({id, verdict, place, proposed}) => {
      const isOpen = proposed === undefined && (place === undefined || isUnchanged(place.file))
      return verdict === 'not placed' || isOpen ? [] : [id]
    })
  )
}

/**
 * The changes that still have a place in the current paper; all of them if the texts have not changed since the
 * round.
 */
async function placedNow(
  moved: readonly PlannedChange[],
  right: readonly PlannedChange[],
  {paper, read}: ReadablePaper,
  sentText: Paper['textOf']
): Promise<readonly PlannedChange[]> {
  const files = new Set(right.flatMap(({edits}) => edits.map(({file}) => file)))
  if ([...files].every(file => paper.textOf(file) === sentText(file))) return moved
  const isRight = async (tried: readonly PlannedChange[]): Promise<boolean> => {
    const after = await read(changedTexts(tried, paper.textOf))
    return isUndone(paper, after, tried)
  }
  return (await rightChanges(moved, isRight, mostReadings({...paper, project: paper.manuscript.project})))
    .right
}

/** The reasons why changes are not placed: for each change, the reason of the first filter that rejects it. */
function reasonsOf(
  changes: readonly PlannedChange[],
  sieves: ReadonlyArray<readonly [passed: readonly PlannedChange[], reason: string]>
): ReadonlyMap<string, string> {
  const sets = sieves.map(
    ([passed, reason]) => [new Set(passed.map(({returned}) => returned.id)), reason] as const
  )
  return new Map(
    changes.flatMap(({returned: {id}}) => {
      const failed = sets.find(([passed]) => !passed.has(id))
      return failed === undefined ? [] : [[id, failed[1]] as const]
    })
  )
}
