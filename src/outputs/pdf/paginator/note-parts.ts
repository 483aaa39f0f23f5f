import type {Composition, FlowItem, NotePart} from './composition.ts'

/** The notes, or parts of notes, that fit. */
export type FittedNotes = Readonly<{
  parts: readonly NotePart[]
  /** The part for the next column. */
  rest: readonly NotePart[]
  /** The height of the parts, without the separator. */
  height: number
}>

/**
 * A divided note keeps at least `least` lines, and gives up one for a better break; it leaves at least two for the next
 * column or, if `mayLeaveOne`, one.
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

/** The notes that floats call, which are placed with their floats. */
export function notesOfFloats(
  {noteLines}: Composition,
  items: readonly FlowItem[],
  floats: readonly number[]
): readonly NotePart[] {
  const called = floats.flatMap(index => items[index]!.notes)
  return called.map(note => ({note, from: 0, to: noteLines[note]!.length}))
}

/** Notes followed by the rest of others; the parts of a note divided between them are joined. */
export function joinedNotes(notes: readonly NotePart[], rest: readonly NotePart[]): readonly NotePart[] {
  const [last, next] = [notes.at(-1), rest[0]]
  if (last === undefined || next === undefined || last.note !== next.note) return [...notes, ...rest]
  return [...notes.slice(0, -1), {...last, to: next.to}, ...rest.slice(1)]
}

/** The number of parts that begin a note. */
export function begunNotes(parts: readonly NotePart[]): number {
  return parts.filter(({from}) => from === 0).length
}

/** The height of lines of a note. */
export function noteHeight(noteLines: Composition['noteLines'], {note, from, to}: NotePart): number {
  const lines = noteLines[note]!
  return (lines[to - 1] ?? 0) - (from === 0 ? 0 : (lines[from - 1] ?? 0))
}
