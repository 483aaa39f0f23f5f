import type {Composition, FlowItem, NotePart} from './composition.ts'

/** Notes, or parts of notes, that fit in a column. */
export type FittedNotes = Readonly<{
  parts: readonly NotePart[]
  /** The part for the next column. */
  rest: readonly NotePart[]
  /** The height of the fitting parts, without the separator. */
  height: number
}>

/**
 * Divides notes at the available height. A divided note keeps at least `least` lines, and gives up one line for a
 * better break; at least two lines, or one if `mayLeaveOne`, remain for the next column.
 */
export function fitNotes(
  {noteLines, keptNoteLines}: Composition,
  notes: readonly NotePart[],
  room: number,
  least: number,
  mayLeaveOne = false
): FittedNotes {
  const parts: NotePart[] = []
  let height = 0
  for (const [index, part] of notes.entries()) {
    const whole = noteHeight(noteLines, part)
    if (height + whole > room) {
      let to = part.from
      while (to < part.to && height + noteHeight(noteLines, {...part, to: to + 1}) <= room) to++
      if (part.to - to === 1 && !(mayLeaveOne && to - part.from === least)) to--
      const kept = keptNoteLines[part.note]
      if (kept?.has(to) && !kept.has(to - 1) && to - 1 - part.from >= least) to--
      if (to - part.from < least) return {parts, rest: notes.slice(index), height}
      const cut = {...part, to}
      const rest = [{...part, from: to}, ...notes.slice(index + 1)]
      return {parts: [...parts, cut], rest, height: height + noteHeight(noteLines, cut)}
    }
    parts.push(part)
    height += whole
  }
  return {parts, rest: [], height}
}

/** The notes that are called in floats; they are placed together with the floats. */
export function notesOfFloats(
  {noteLines}: Composition,
  items: readonly FlowItem[],
  floats: readonly number[]
): readonly NotePart[] {
  const called = floats.flatMap(index => items[index]!.notes)
  return called.map(note => ({note, from: 0, to: noteLines[note]!.length}))
}

/** Notes, followed by remaining parts of notes; if a note was divided between the two lists, its parts are joined. */
export function joinedNotes(notes: readonly NotePart[], rest: readonly NotePart[]): readonly NotePart[] {
  const [last, next] = [notes.at(-1), rest[0]]
  if (last === undefined || next === undefined || last.note !== next.note) return [...notes, ...rest]
  return [...notes.slice(0, -1), {...last, to: next.to}, ...rest.slice(1)]
}

/** The number of parts that contain the beginning of a note. */
export function begunNotes(parts: readonly NotePart[]): number {
  return parts.filter(({from}) => from === 0).length
}

/** The height of a part of a note. */
export function noteHeight(noteLines: Composition['noteLines'], {note, from, to}: NotePart): number {
  const lines = noteLines[note]!
  return (lines[to - 1] ?? 0) - (from === 0 ? 0 : (lines[from - 1] ?? 0))
}
