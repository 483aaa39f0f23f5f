import {planRound} from '../../check/fix/repairs.ts'
import {savedEdit} from '../../core/line-ends.ts'
import type {Edit} from '../../core/types.ts'
import {commentEdit, isAmbiguous, proposedEdit} from './critic-markup.ts'
import type {EditedPaper} from './edited-paper.ts'
import {mostReadings} from './most-readings.ts'
import {type PresentPlace, type PresentTexts, presentTexts} from './present-place.ts'
import type {Returned} from './returned.ts'
import {cutsClosed, endOfBlock, placeForComment, withMarksAround} from './surroundings.ts'
import {type ReadEditedPaper, type State, verifiedEdits} from './verified-edits.ts'

/** The context for writing returned changes into the texts of a paper. */
type Placing = Readonly<{
  present: EditedPaper
  /** Returns the text of a file in the round, with LF line ends. */
  roundText: (file: string) => string | undefined
  /** Returns a text as saved; undefined if the file does not exist. */
  savedText: (file: string) => Promise<string | undefined>
  read: ReadEditedPaper
}>

/** The new texts of files, and the returned items with their current verdicts. */
export type PlacedReturned = Readonly<{
  texts: ReadonlyMap<string, string>
  returned: readonly Returned[]
}>

/** Creates the edit that writes an item; undefined if the item cannot be written. */
type Planner = (returned: Returned, place: PresentPlace, state: State) => Edit | undefined

/**
 * Writes returned items into the texts, in memory: changes as edits in CriticMarkup, anything else that has a place as
 * a comment. The result is parsed: an item is left out if it would change a printed word, or could not be removed by
 * `galley reject`. Answers are not included.
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
  const places = presentTexts(placing.roundText, placing.present.textOf)
  const state: State = {texts, paper: placing.present}
  const first: Writing = {placing, places, state, results: new Map(), readings: mostReadings(placing.present)}
  const isEdit = ({verdict, kind}: Returned): boolean => verdict === 'sure' && kind !== 'comment'
  const edited = await writeAll(returned.filter(isEdit), proposal, first)
  let writing = edited
  for (const planner of [comment, commentBehindWords, commentBehindBlock]) {
    const open = returned.filter(
      each => each.place !== undefined && each.verdict !== 'not placed' && !writing.results.has(each)
    )
    writing = await writeAll(open, planner, writing)
  }
  const {results, state: last} = writing
  const all = returned.map(each => results.get(each) ?? notWritten(each))
  const changed = [...last.texts].filter(([file, text]) => text !== texts.get(file))
  return {texts: new Map(changed), returned: all}
}

/**
 * The progress: the texts, the current places of the round's words in them, and the written items with their verdicts.
 */
type Writing = Readonly<{
  placing: Placing
  places: PresentTexts
  state: State
  results: ReadonlyMap<Returned, Returned>
  /** The number of times that the paper may still be parsed. */
  readings: number
}>

/** An edit, and the returned items that it represents. */
type Planned = Readonly<{
  edit: Edit
  members: ReadonlyArray<Readonly<{each: Returned; place: PresentPlace}>>
}>

function notWritten(returned: Returned): Returned {
  if (returned.verdict === 'not placed') return returned
  const reason = returned.reason ?? 'a comment there would be read as something else'
  return {...returned, verdict: 'not placed', reason}
}

/**
 * Writes as many items as possible together; a group that fails is divided in halves, as long as the paper may be read
 * again.
 */
async function writeAll(returned: readonly Returned[], planner: Planner, writing: Writing): Promise<Writing> {
  const {placing, places, state, readings} = writing
  const planned = plan(returned, planner, writing)
  if (planned.length === 0 || readings === 0) return writing
  const repairs = planned.map(({edit}) => [savedEdit(state.texts.get(edit.file) ?? '', edit)])
  const {edits, made: indexes} = planRound(repairs, file => state.texts.get(file))
  const written = indexes.map(index => planned[index]!)
  if (written.length === 0) return writing
  const own = written.map(({edit}) => edit)
  const isProposal = planner === proposal
  const made = await verifiedEdits({saved: edits, own}, state, {read: placing.read, isProposal})
  if ('after' in made) {
    const added = written
      .flatMap(({members}) => members)
      .map(({each, place}) => [each, writtenAs(each, place, planner)] as const)
    const results = new Map([...writing.results, ...added])
    return {placing, places: places.after(own), state: made.after, results, readings: readings - 1}
  }
  const next = {...writing, readings: readings - 1}
  if (planned.length === 1) return next
  const allOf = (some: readonly Planned[]): readonly Returned[] =>
    some.flatMap(({members}) => members.map(({each}) => each))
  const others = planned.filter(({edit}) => !made.faults.has(edit))
  const isSplit = made.faults.size > 0 && others.length > 0
  const half = Math.ceil(planned.length / 2)
  const first = await writeAll(allOf(isSplit ? others : planned.slice(0, half)), planner, next)
  const rest = isSplit ? planned.filter(({edit}) => made.faults.has(edit)) : planned.slice(half)
  return writeAll(allOf(rest), planner, first)
}

/** The edits that write returned items; comments at the same place share one edit. */
function plan(returned: readonly Returned[], planner: Planner, {places, state}: Writing): readonly Planned[] {
  const planned = new Map<string, {edit: Edit; members: {each: Returned; place: PresentPlace}[]}>()
  for (const each of returned) {
    const place = each.place && places.placeOf(each.place)
    const edit = place && planner(each, place, state)
    if (place === undefined || edit === undefined) continue
    const key = planner === proposal ? String(planned.size) : `${edit.start} ${edit.end} ${edit.file}`
    const known = planned.get(key)
    if (known === undefined) planned.set(key, {edit, members: [{each, place}]})
    else {
      known.edit = withComment(known.edit, edit)
      known.members.push({each, place})
    }
  }
  return [...planned.values()]
}

/** Appends the comment of another edit at the same place to an edit. */
function withComment(edit: Edit, {old, text}: Edit): Edit {
  const comment = old === '' ? text : text.slice(`{==${old}==}`.length)
  return {...edit, text: `${edit.text}${comment}`}
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

/** Writes a comment after words that already have a comment. */
function commentBehindWords(returned: Returned, place: PresentPlace, {paper}: State): Edit | undefined {
  const text = paper.textOf(place.file)
  if (text === undefined) return undefined
  const {offset, isBlock} = placeForComment(place.end, place.file, paper.project)
  return isBlock ? undefined : commentEdit(returned, {file: place.file, start: offset, end: offset}, text)
}

/** Writes a comment as a separate paragraph, if it cannot be written next to the words. */
function commentBehindBlock(returned: Returned, place: PresentPlace, {paper}: State): Edit | undefined {
  const text = paper.textOf(place.file)
  const end = endOfBlock(place.start, place.file, paper.project)
  if (text === undefined || end === undefined) return undefined
  const edit = commentEdit({...returned, verdict: 'unsure'}, {file: place.file, start: end, end}, text)
  return {...edit, start: end, end, text: `\n\n${edit.text}`}
}
