import {savedEdit} from '../core/line-ends.ts'
import {numberedEdits} from '../core/tracked-edits.ts'
import type {Edit, Project} from '../core/types.ts'
import {applyEdits, planRound} from '../fix/repairs.ts'
import {type Verdict as Settlement, settleEdits} from '../fix/settle-edits.ts'
import type {PresentPaper} from '../proofs/place-answers.ts'
import {commentEdit, isAmbiguous, proposedEdit} from './critic-markup.ts'
import {type PresentPlace, presentPlaces} from './present-place.ts'
import type {Returned} from './returned.ts'
import {cutsClosed, endOfBlock, placeForComment, withMarksAround} from './surroundings.ts'

/** A paper as it is now, or would be with other texts. */
export type EditedPaper = PresentPaper & Readonly<{project: Project}>

/** What it takes to write what came back into the texts of a paper. */
export type Placing = Readonly<{
  present: EditedPaper
  /** The text of a file in the round, with LF line ends. */
  roundText: (file: string) => string | undefined
  /** A text as saved; undefined if there is no such file. */
  savedText: (file: string) => Promise<string | undefined>
  /** The paper with other texts in place of some. */
  read: (texts: ReadonlyMap<string, string>) => Promise<EditedPaper>
}>

/** The new texts of files, and what came back, with the verdict that it has now. */
export type PlacedReturned = Readonly<{
  texts: ReadonlyMap<string, string>
  returned: readonly Returned[]
}>

/** The texts so far, as saved, and the paper with them. */
type State = Readonly<{texts: ReadonlyMap<string, string>; paper: EditedPaper}>

/** The edit that writes something; undefined if there is none. */
type Planner = (returned: Returned, place: PresentPlace, state: State) => Edit | undefined

/**
 * Writes what came back into the texts, in memory: changes as edits in CriticMarkup, everything else that has a place
 * as a comment. The result is read again: what would change a word that is printed, or could not be taken out again by
 * `galley reject`, is not written. Answers are no part of this.
 */
export async function placeReturned(
  returned: readonly Returned[],
  placing: Placing
): Promise<PlacedReturned> {
  const files = new Set(returned.flatMap(({place}) => place?.file ?? []))
  const texts = new Map<string, string>()
  for (const file of files) {
    const saved = await placing.savedText(file)
    if (saved !== undefined) texts.set(file, saved)
  }
  const first: Writing = {placing, state: {texts, paper: placing.present}, results: new Map()}
  const isEdit = ({verdict, kind}: Returned): boolean => verdict === 'sure' && kind !== 'comment'
  const edited = await writeAll(returned.filter(isEdit), proposal, first)
  let writing = edited
  for (const planner of [comment, commentBehindBlock]) {
    const open = returned.filter(
      each => each.place !== undefined && each.verdict !== 'not placed' && !writing.results.has(each)
    )
    writing = await writeAll(open, planner, writing)
  }
  const {results, state} = writing
  const all = returned.map(each => results.get(each) ?? notWritten(each))
  const changed = [...state.texts].filter(([file, text]) => text !== texts.get(file))
  return {texts: new Map(changed), returned: all}
}

/** What is done so far: the texts, and what was written into them, with its verdict. */
type Writing = Readonly<{placing: Placing; state: State; results: ReadonlyMap<Returned, Returned>}>

function notWritten(returned: Returned): Returned {
  if (returned.verdict === 'not placed') return returned
  const reason = returned.reason ?? 'a comment there would be read as something else'
  return {...returned, verdict: 'not placed', reason}
}

/** Writes all that can be written together, and the rest by halves. */
async function writeAll(returned: readonly Returned[], planner: Planner, writing: Writing): Promise<Writing> {
  const {placing, state, results} = writing
  const placeOf = presentPlaces(placing.roundText, state.paper.textOf)
  const planned = returned.flatMap(each => {
    const place = each.place && placeOf(each.place)
    const edit = place && planner(each, place, state)
    return edit === undefined ? [] : [{each, place, edit}]
  })
  if (planned.length === 0) return writing
  const repairs = planned.map(({edit}) => [savedEdit(state.texts.get(edit.file) ?? '', edit)])
  const {edits, made} = planRound(repairs, file => state.texts.get(file))
  const written = made.map(index => planned[index]!)
  const after = written.length === 0 ? undefined : await verified(edits, planner === proposal, state, placing)
  if (after !== undefined) {
    const added = written.map(({each, place}) => [each, writtenAs(each, place!, planner)] as const)
    const next = {placing, state: after, results: new Map([...results, ...added])}
    // What overlaps with something else is tried once more where that stands now.
    const rest = planned.filter(({each}) => !next.results.has(each)).map(({each}) => each)
    return planner === proposal ? next : writeAll(rest, planner, next)
  }
  if (planned.length === 1) return writing
  const half = Math.ceil(planned.length / 2)
  const own = planned.map(({each}) => each)
  const front = await writeAll(own.slice(0, half), planner, writing)
  return writeAll(own.slice(half), planner, front)
}

function writtenAs(returned: Returned, {isSame}: PresentPlace, planner: Planner): Returned {
  if (planner === proposal || (returned.kind === 'comment' && returned.verdict === 'sure' && isSame))
    return returned
  const changed = isSame ? undefined : 'the text there has changed since'
  const reason = returned.reason ?? changed ?? 'as an edit it would be read as something else'
  return {...returned, verdict: 'unsure', reason}
}

function proposal(returned: Returned, place: PresentPlace, {paper}: State): Edit | undefined {
  const text = paper.textOf(place.file)
  if (text === undefined || !place.isSame || isAmbiguous(returned, place.start, text)) return undefined
  const range = returned.kind === 'insertion' ? place : withMarksAround(place, paper.project)
  return cutsClosed(range, paper.project) ? undefined : proposedEdit(returned, range, text)
}

function comment(returned: Returned, place: PresentPlace, {paper}: State): Edit | undefined {
  const text = paper.textOf(place.file)
  if (text === undefined) return undefined
  const {offset, isBlock} = placeForComment(place.end, place.file, paper.project)
  if (isBlock) return undefined
  const isAround = offset === place.end && place.isSame && !cutsClosed(place, paper.project)
  const range = isAround ? withMarksAround(place, paper.project) : {...place, start: offset, end: offset}
  return commentEdit(returned, range, text)
}

/** A comment in a paragraph of its own, where none can stand in the words. */
function commentBehindBlock(returned: Returned, place: PresentPlace, {paper}: State): Edit | undefined {
  const text = paper.textOf(place.file)
  const end = endOfBlock(place.start, place.file, paper.project)
  if (text === undefined || end === undefined) return undefined
  const edit = commentEdit({...returned, verdict: 'unsure'}, {file: place.file, start: end, end}, text)
  return {...edit, start: end, end, text: `\n\n${edit.text}`}
}

/** The state with edits, if the paper without them is the one before, and reads the same once they are accepted. */
async function verified(
  edits: ReadonlyMap<string, readonly Edit[]>,
  isProposal: boolean,
  state: State,
  {read}: Placing
): Promise<State | undefined> {
  const texts = new Map(state.texts)
  for (const [file, own] of edits) texts.set(file, applyEdits(texts.get(file) ?? '', own))
  const after: State = {texts, paper: await read(texts)}
  const [before, rejected] = [settled('reject', state), settled('reject', after)]
  if ([...edits.keys()].some(file => before.get(file) !== rejected.get(file))) return undefined
  if (!isProposal) return isAlike(after.paper, state.paper) ? after : undefined
  return isAlike(await read(settled('accept', after)), after.paper) ? after : undefined
}

function isAlike(one: EditedPaper, other: EditedPaper): boolean {
  return inOneLine(one.words) === inOneLine(other.words)
}

function inOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

/** The texts without marks of CriticMarkup, once all edits are settled and all comments gone. */
function settled(verdict: Settlement, {texts, paper}: State): ReadonlyMap<string, string> {
  const edits = numberedEdits(paper.project)
  const {files} = settleEdits(paper.project, {verdict, edits, comments: true}, path => {
    const [saved, read] = [texts.get(path), paper.textOf(path)]
    return saved === undefined || read === undefined ? undefined : {saved, read}
  })
  return new Map([...texts, ...files.map(({path, after}) => [path, after] as const)])
}
