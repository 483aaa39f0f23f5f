import {withEmptyLines} from '../../check/fix/empty-lines.ts'
import {applyEdits} from '../../check/fix/repairs.ts'
import type {Edit} from '../../core/types.ts'
import type {Returned} from '../answers/returned.ts'
import {type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {withEdits} from './changes.ts'
import type {FileStretch, Moved, Ordering} from './moved.ts'
import {movedItems} from './moved-items.ts'
import {movedRows} from './moved-rows.ts'
import {movedUnits} from './moved-units.ts'
import {type PlannedChange, type Planner, planned} from './plan-edit.ts'
import {shorten, wordsAround} from './said.ts'
import {editMarksIn, type Written} from './written-edits.ts'

/** Finds the moved parts of a file. If a row or item is within moved blocks, it moves with them. */
export function findMovedBlocks(
  paragraphs: readonly BaseParagraph[],
  matching: Planner['matching'],
  ordering: Ordering
): readonly Moved[] {
  const units = movedUnits(ordering)
  const isAlong = ({own}: Moved): boolean => units.some(each => own.every(of => each.own.includes(of)))
  const inner = [...movedItems(ordering), ...movedRows(paragraphs, matching, ordering)]
  return [...units, ...inner.filter(each => !isAlong(each))]
}

/**
 * The changes of a file including its moves: moved parts are deleted at their old place, and inserted at the new place
 * together with the changes within them.
 */
export function withMoves(
  changes: ReadonlyArray<PlannedChange | Moved>,
  planner: Planner
): readonly PlannedChange[] {
  const moveOf = moveFinder(changes.filter(each => 'own' in each))
  const inner = new Map<Moved, PlannedChange[]>()
  const others: (PlannedChange | Moved)[] = []
  for (const each of changes) {
    const move = 'own' in each ? undefined : moveOf(each)
    if (move === undefined) others.push(each)
    else inner.set(move, [...(inner.get(move) ?? []), each as PlannedChange])
  }
  return others.flatMap(each => ('own' in each ? planMove(each, inner.get(each) ?? [], planner) : [each]))
}

/**
 * Returns a function that finds the move to which a change belongs: all edits of the change are in ranges that move.
 */
function moveFinder(moves: readonly Moved[]): (change: PlannedChange) => Moved | undefined {
  const byFile = new Map<string, {stretch: FileStretch; move: Moved}[]>()
  for (const move of moves)
    for (const stretch of move.stretches)
      byFile.set(stretch.file, [...(byFile.get(stretch.file) ?? []), {stretch, move}])
  for (const all of byFile.values()) all.sort((a, b) => a.stretch.start - b.stretch.start)
  const moveAt = ({file, start, end}: Edit): Moved | undefined => {
    const all = byFile.get(file) ?? []
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (all[middle]!.stretch.start <= start) low = middle
      else high = middle - 1
    }
    const found = all[low]
    return found && found.stretch.start <= start && end <= found.stretch.end ? found.move : undefined
  }
  return ({edits}) => {
    const [first] = edits
    const move = first && moveAt(first)
    return edits.every(edit => moveAt(edit) === move) ? move : undefined
  }
}

/**
 * Plans a move together with the changes within it; if the move cannot be written, the changes are planned without it.
 */
function planMove(move: Moved, inner: readonly PlannedChange[], planner: Planner): readonly PlannedChange[] {
  const {own} = move
  const made = inner.filter(({plain}) => plain !== undefined)
  const written = writtenMove(move, made, planner)
  const words = own.map(of => wordsAround(of, {start: 0, end: of.shown.text.length, pieces: []})).join(' ¶ ')
  const change = planned({kind: 'move', person: '', words, text: ''}, written, own[0], planner)
  const [inserted] = change.edits
  if (inserted === undefined) return [change, ...inner]
  const {file, start} = inserted
  const at = {file, start, end: start}
  const moved: PlannedChange = {
    ...change,
    ...expectedMove(move, made),
    returned: {...change.returned, place: at, reason: notTracked},
    move: {spans: [at, ...move.stretches], gone: own.map(({block}) => block.number), inner: made}
  }
  return [moved, ...inner.filter(each => !made.includes(each)).map(each => listed(each, own[0]))]
}

const notTracked = 'moved with tracking off'
const remark = `{>>${notTracked}<<}`

function listed({returned, replies}: PlannedChange, of: SourcedBlock | undefined): PlannedChange {
  const reason = 'its paragraph has moved; change it at the new place'
  const withReason = ({place: _, ...rest}: Returned): Returned => {
    const about = rest.about ?? (of && `moved: “${shorten(of.shown.text)}”`)
    return {...rest, verdict: 'not placed', reason, ...(about && {about})}
  }
  return {edits: [], returned: withReason(returned), ...(replies && {replies: replies.map(withReason)})}
}

/**
 * Writes blocks at their new place in the notation of that place, and puts deletion marks around them at the old place.
 */
function writtenMove(
  {stretches, isOnLines, write}: Moved,
  inner: readonly PlannedChange[],
  {textOf}: Planner
): Written {
  const edits = inner.flatMap(({plain}) => plain ?? [])
  const texts = stretches.map(stretch => movedText(textOf(stretch.file) ?? '', stretch, edits))
  const old = stretches.map(stretch => (textOf(stretch.file) ?? '').slice(stretch.start, stretch.end))
  if ([...texts, ...old].some(text => editMarksIn.test(text))) return {reason: 'another edit is there'}
  const inserted = write(texts, remark)
  if (inserted === undefined) return {reason: 'Markdown has no words for it at that place'}
  const edge = isOnLines ? '\n\n' : ''
  return {
    edits: [
      inserted,
      ...stretches
        .filter(({start, end}) => end > start)
        .flatMap(({file, start, end}): readonly Edit[] => [
          {file, start, end: start, old: '', text: `{--${edge}`},
          {file, start: end, end, old: '', text: `${edge}--}${remark}`}
        ])
    ]
  }
}

/** The text of a range after edits, without lines that have become empty. */
function movedText(text: string, {file, start, end}: FileStretch, edits: readonly Edit[]): string {
  const slice = text.slice(start, end)
  const own = edits.filter(edit => edit.file === file && start <= edit.start && edit.end <= end)
  const at = own.map(edit => ({...edit, start: edit.start - start, end: edit.end - start}))
  const [removals, others] = [at.filter(edit => edit.text === ''), at.filter(edit => edit.text !== '')]
  const removed = withEmptyLines(slice, removals).map(stretch => ({...stretch, file, old: '', text: ''}))
  return applyEdits(
    slice,
    [...removed, ...others].toSorted((a, b) => a.start - b.start || a.end - b.end)
  )
}

/** The effect of a move on the text of the block next to the new position. */
function expectedMove(
  {own, beside, isBehind}: Moved,
  inner: readonly PlannedChange[]
): Readonly<{block: number; blockEdit: BlockEdit}> {
  const words = own.map(({shown, block: {number}}) => {
    const edits = inner.flatMap(({block, blockEdit}) => (block === number && blockEdit ? blockEdit : []))
    return withEdits(
      shown.text,
      edits.toSorted((a, b) => a.start - b.start)
    )
  })
  const text = words.join(paragraphSign)
  const place = isBehind ? beside.shown.text.length : 0
  const piece = {text: isBehind ? paragraphSign + text : text + paragraphSign, looks: []}
  return {block: beside.block.number, blockEdit: {start: place, end: place, pieces: [piece]}}
}
