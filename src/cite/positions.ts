/** A cite, reduced to its position: the work, and the cited part of it. */
type PositionedCite = Readonly<{item: number; locator?: string; label?: string}>

/** A citation: the number of its note, and its rendered cites. */
type PositionedNote = Readonly<{note: number; cites: readonly PositionedCite[]}>

/** Where a cite stands among the cites of its work, in the processor's terms. */
export type Position = Readonly<{
  /** 0 first, 1 subsequent, 2 ibid, 3 ibid with a locator. */
  position: 0 | 1 | 2 | 3
  'near-note': boolean
  /** The note that cites the work first; 0 for that note itself. */
  'first-reference-note-number': number
}>

/**
 * The position of every cite of a note style (CSL 1.0.2, “Choose”, attribute `position`), in one pass.
 *
 * `notes` are the citations in order. A work cited before is `subsequent`; right after a cite of the same work, alone
 * in the note before or next to it in the same note, it is `ibid`, unless the previous cite has a locator and this one
 * has none.
 */
export function positionsOf(
  notes: readonly PositionedNote[],
  nearNoteDistance: number
): ReadonlyArray<readonly Position[]> {
  const firstNotes = new Map<number, number>()
  const lastNotes = new Map<number, number>()
  const citesInNote = new Map<number, number>()
  let latest: PositionedNote | undefined
  return notes.map(citation => {
    const {note, cites} = citation
    const before = latest
    if (cites.length > 0) latest = citation
    citesInNote.set(note, (citesInNote.get(note) ?? 0) + cites.length)
    return cites.map((cite, place): Position => {
      const first = firstNotes.get(cite.item)
      const last = lastNotes.get(cite.item)
      lastNotes.set(cite.item, note)
      if (first === undefined || last === undefined) {
        firstNotes.set(cite.item, note)
        return {position: 0, 'near-note': false, 'first-reference-note-number': 0}
      }
      const previous = place > 0 ? cites[place - 1] : neighbour(before, note, citesInNote)
      return {
        position: positionAfter(previous, cite),
        'near-note': note - last <= nearNoteDistance,
        'first-reference-note-number': first === note ? 0 : first
      }
    })
  })
}

/** The cite before a citation that an “ibid.” can mean. */
function neighbour(
  before: PositionedNote | undefined,
  note: number,
  citesInNote: ReadonlyMap<number, number>
): PositionedCite | undefined {
  if (before === undefined) return undefined
  if (before.note === note) return before.cites.at(-1)
  const alone = before.note === note - 1 && citesInNote.get(before.note) === 1
  return alone ? before.cites[0] : undefined
}

function positionAfter(previous: PositionedCite | undefined, cite: PositionedCite): 1 | 2 | 3 {
  if (previous?.item !== cite.item) return 1
  if (previous.locator === undefined) return cite.locator === undefined ? 2 : 3
  if (cite.locator === undefined) return 1
  const same = previous.locator === cite.locator && previous.label === cite.label
  return same ? 2 : 3
}
