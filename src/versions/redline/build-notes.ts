import type {Article, Block, Note} from '../../core/article.ts'
import {buildBlocks} from './build-blocks.ts'
import type {Building} from './building.ts'
import {asOld, withoutLinks} from './deleted.ts'
import type {NoteBook, NoteUnits} from './notes.ts'
import {planBlocks} from './plan-blocks.ts'
import type {Recorded} from './recorder.ts'
import {countIn, wordsIn} from './unit-words.ts'
import type {Unit} from './units.ts'

/**
 * The notes of a redline: the notes of the new version with marks, and each deleted note after the note that it
 * followed.
 */
export function buildNotes(
  old: Article,
  next: Article,
  units: Readonly<{old: NoteUnits; new: NoteUnits}>,
  book: NoteBook,
  building: Building
): readonly Note[] {
  const built = next.notes.map((note): Note => {
    const unit = units.new.get(note.number)
    if (unit === undefined) {
      const made = building.noteChanges.get(`new ${note.number}`)
      return made === undefined ? note : {...note, change: building.recorder.mark(made, 'inserted')}
    }
    const before = units.old.get(book.oldOf(note.number) ?? -1)
    if (before === undefined) {
      const change = building.noteChanges.get(`new ${note.number}`) ?? recordNote('inserted', note, building)
      return {...note, change: building.recorder.mark(change, 'inserted')}
    }
    if (before.exact === unit.exact) return note
    return {...note, children: childrenOf(before, unit, building)}
  })
  const places = new Map(built.map((note, index) => [note.number, index]))
  const deleted = new Map<number, Note[]>()
  let place = -1
  for (const note of old.notes) {
    const number = book.numberOf(note.number)
    place = places.get(number) ?? place
    const isKept = book.isMade(note.number) && book.callsOf(note.number).length === 0
    if (isKept || places.has(number)) continue
    const change = building.noteChanges.get(`old ${note.number}`) ?? recordNote('deleted', note, building)
    const calls = book.callsOf(note.number)
    const mark = building.recorder.mark(change, 'deleted', asOld(note.children, book))
    const gone: Note = {...note, number, calls, children: withoutLinks(note.children, book), change: mark}
    deleted.set(place, [...(deleted.get(place) ?? []), gone])
  }
  return [
    ...(deleted.get(-1) ?? []),
    ...built.flatMap((note, index) => [note, ...(deleted.get(index) ?? [])])
  ]
}

function childrenOf(old: Unit, next: Unit, building: Building): readonly Block[] {
  const [before, after] = [old, next].map(({parts: [part]}) => (part && 'units' in part ? part.units : []))
  const plans = planBlocks(before!, after!, building.comparing)
  return buildBlocks(plans, {...building, subject: 'note'}) as readonly Block[]
}

function recordNote(kind: 'inserted' | 'deleted', {children}: Note, {recorder}: Building): Recorded {
  const words = children.map(wordsIn).join(' ')
  const isInserted = kind === 'inserted'
  return recorder.record({
    kind,
    subject: 'note',
    old: isInserted ? '' : words,
    new: isInserted ? words : '',
    counts: {deleted: isInserted ? 0 : countIn(words), inserted: isInserted ? countIn(words) : 0}
  })
}
