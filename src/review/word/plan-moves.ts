import {withEmptyLines} from '../../check/fix/empty-lines.ts'
import {applyEdits} from '../../check/fix/repairs.ts'
import type {Edit} from '../../core/types.ts'
import {paragraphSign} from './base-paragraphs.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {withEdits} from './changes.ts'
import type {MovedUnits} from './moved-units.ts'
import {type PlannedChange, type Planner, planned} from './plan-edit.ts'
import {shorten, wordsOf} from './said.ts'
import type {SourceUnit} from './source-units.ts'
import {marksIn, type Written} from './written-edits.ts'

const remark = '{>>moved with tracking off<<}'

/** A stretch of a file that moves; definitions of notes between two stay where they are. */
type Stretch = Readonly<{file: string; start: number; end: number}>

/**
 * The changes of a file with those of what moved: the blocks of a text go where they were, and come where they are, with
 * what was changed in them.
 */
export function withMoves(
  changes: ReadonlyArray<PlannedChange | MovedUnits>,
  planner: Planner
): readonly PlannedChange[] {
  const taken = new Map<PlannedChange, MovedUnits>()
  for (const move of changes) {
    if (!('units' in move)) continue
    const stretches = stretchesOf(move, planner)
    for (const change of changes)
      if (!('units' in change) && isWithin(change, stretches)) taken.set(change, move)
  }
  return changes.flatMap((each): readonly PlannedChange[] => {
    if (!('units' in each)) return taken.has(each) ? [] : [each]
    return planMove(
      each,
      [...taken.keys()].filter(change => taken.get(change) === each),
      planner
    )
  })
}

function isWithin({edits}: PlannedChange, stretches: readonly Stretch[]): boolean {
  return (
    edits.length > 0 &&
    edits.every(edit =>
      stretches.some(({file, start, end}) => edit.file === file && start <= edit.start && edit.end <= end)
    )
  )
}

/** A move with the changes that go along; without them where it cannot be written, and then they are made by themselves. */
function planMove(
  move: MovedUnits,
  inner: readonly PlannedChange[],
  planner: Planner
): readonly PlannedChange[] {
  const own = blocksOf(move.units, planner)
  const made = inner.filter(({plain}) => plain !== undefined)
  const stretches = stretchesOf(move, planner)
  const place = placeFor(move)
  const written: Written =
    place === undefined ? {reason: homeless} : writtenMove(stretches, place, made, planner)
  const words = own.map(of => wordsOf(of, {start: 0, end: of.shown.text.length, pieces: []})).join(' ¶ ')
  const change = planned({kind: 'move', person: '', words, text: ''}, written, own[0], planner)
  if (place === undefined || 'reason' in written) return [change, ...inner]
  const at = {file: place.file, start: place.offset, end: place.offset}
  const moved: PlannedChange = {
    ...change,
    ...expectedMove(own, made, move, planner),
    returned: {...change.returned, place: at, reason: notTracked},
    move: {spans: [at, ...stretches], gone: own.map(({block}) => block.number), inner: made}
  }
  const left = inner.filter(each => !made.includes(each))
  return [moved, ...left.map(each => listed(each, own[0]))]
}

const notTracked = 'moved with tracking off'
const homeless = 'there is no text beside which it could stand'

function listed({returned}: PlannedChange, of: SourcedBlock | undefined): PlannedChange {
  const reason = 'its paragraph has moved; change it where that stands now'
  const about = of && `moved: “${shorten(of.shown.text)}”`
  const {place, ...rest} = returned
  return {edits: [], returned: {...rest, verdict: 'not placed', reason, about: returned.about ?? about}}
}

/** The blocks of units, those of notes within them left out. */
function blocksOf(units: readonly SourceUnit[], {blocks, units: {unitOf}}: Planner): readonly SourcedBlock[] {
  const [first, last] = [units[0]!.index, units.at(-1)!.index]
  return blocks.filter(of => {
    const unit = unitOf(of)
    return unit !== undefined && first <= unit.index && unit.index <= last
  })
}

/** The stretches of a file that units take up. */
function stretchesOf({units}: MovedUnits, {units: {all}}: Planner): readonly Stretch[] {
  const stretches: {file: string; start: number; end: number}[] = []
  for (const {file, start, end, isBehindDefinition} of all.slice(units[0]!.index, units.at(-1)!.index + 1)) {
    const last = stretches.at(-1)
    if (last !== undefined && !isBehindDefinition) last.end = end
    else stretches.push({file, start, end})
  }
  return stretches
}

type Place = Readonly<{file: string; offset: number; isBehind: boolean}>

function placeFor({behind, before}: MovedUnits): Place | undefined {
  if (behind !== undefined) return {file: behind.file, offset: behind.end, isBehind: true}
  return before && {file: before.file, offset: before.start, isBehind: false}
}

/** Blocks where they stand now, in the form of the text, and between marks where they stood. */
function writtenMove(
  stretches: readonly Stretch[],
  {file, offset, isBehind}: Place,
  inner: readonly PlannedChange[],
  {textOf}: Planner
): Written {
  const edits = inner.flatMap(({plain}) => plain ?? [])
  const texts = stretches.map(stretch => movedText(textOf(stretch.file) ?? '', stretch, edits))
  const old = stretches.map(stretch => (textOf(stretch.file) ?? '').slice(stretch.start, stretch.end))
  if ([...texts, ...old].some(text => marksIn.test(text)))
    return {reason: 'another edit or a question stands there'}
  const text = texts.filter(each => each.trim() !== '').join('\n\n')
  const added = `{++\n\n${text}\n\n++}${remark}`
  return {
    edits: [
      {file, start: offset, end: offset, old: '', text: isBehind ? `\n\n${added}` : `${added}\n\n`},
      ...stretches.flatMap(({file: from, start, end}): readonly Edit[] => [
        {file: from, start, end: start, old: '', text: '{--\n\n'},
        {file: from, start: end, end, old: '', text: `\n\n--}${remark}`}
      ])
    ]
  }
}

/** A stretch of a text with edits made in it; lines that nothing is left of go. */
function movedText(text: string, {file, start, end}: Stretch, edits: readonly Edit[]): string {
  const slice = text.slice(start, end)
  const own = edits.filter(edit => edit.file === file && start <= edit.start && edit.end <= end)
  const at = own.map(edit => ({...edit, start: edit.start - start, end: edit.end - start}))
  const [removals, others] = [at.filter(edit => edit.text === ''), at.filter(edit => edit.text !== '')]
  const removed = withEmptyLines(slice, removals).map(stretch => ({...stretch, file, old: '', text: ''}))
  // What is put in behind a removal stays behind it.
  return applyEdits(
    slice,
    [...removed, ...others].toSorted((a, b) => a.start - b.start || a.end - b.end)
  )
}

/** What a move does to the words of the block beside which the blocks come. */
function expectedMove(
  own: readonly SourcedBlock[],
  inner: readonly PlannedChange[],
  {behind, before}: MovedUnits,
  {blocks, units: {unitOf}}: Planner
): Readonly<{block: number; blockEdit: BlockEdit}> {
  const words = own.map(({shown, block: {number}}) => {
    const edits = inner.flatMap(({block, blockEdit}) => (block === number && blockEdit ? blockEdit : []))
    return withEdits(
      shown.text,
      edits.toSorted((a, b) => a.start - b.start)
    )
  })
  const text = words.join(paragraphSign)
  const beside = blocks.filter(of => unitOf(of) === (behind ?? before))
  const of = (behind ? beside.at(-1) : beside[0])!
  const place = behind ? of.shown.text.length : 0
  const piece = {text: behind ? paragraphSign + text : text + paragraphSign, looks: []}
  return {block: of.block.number, blockEdit: {start: place, end: place, pieces: [piece]}}
}
