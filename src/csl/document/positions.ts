import type {Position} from '../rendering/context.ts'

/** A citation: the number of its note, 0 in the text, and its cites in rendered order. */
export type PlacedCitation = Readonly<{
  note: number
  cites: readonly Readonly<{id: string; locator?: string | undefined; label?: string | undefined}>[]
}>

/** The position of a cite among the cites of its work. */
export type CitePosition = Readonly<{position: Position; isNear: boolean; firstNote?: number}>

/**
 * Returns the position of every cite (CSL 1.0.2, “Choose”, `position`). A work cited before is `subsequent`. It is
 * `ibid` directly after a cite of the same work, which is alone in the previous citation or adjacent in the same
 * citation, unless that earlier cite has a locator and this cite has none. Citations in the text and in notes are
 * separate sequences.
 */
export function positionsOf(
  citations: readonly PlacedCitation[],
  nearNoteDistance: number
): ReadonlyArray<readonly CitePosition[]> {
  const streams = {text: createStream(nearNoteDistance), notes: createStream(nearNoteDistance)}
  return citations.map(citation => (citation.note === 0 ? streams.text : streams.notes)(citation))
}

function createStream(nearNoteDistance: number): (citation: PlacedCitation) => readonly CitePosition[] {
  const firstNotes = new Map<string, number>()
  const lastNotes = new Map<string, number>()
  const citesInNote = new Map<number, number>()
  let latest: PlacedCitation | undefined
  return citation => {
    const {note, cites} = citation
    const before = latest
    if (cites.length > 0) latest = citation
    citesInNote.set(note, (citesInNote.get(note) ?? 0) + cites.length)
    return cites.map((cite, place): CitePosition => {
      const first = firstNotes.get(cite.id)
      const last = lastNotes.get(cite.id)
      lastNotes.set(cite.id, note)
      if (first === undefined || last === undefined) {
        firstNotes.set(cite.id, note)
        return {position: 'first', isNear: false}
      }
      const previous = place > 0 ? cites[place - 1] : neighbour(before, note, citesInNote)
      return {
        position: positionAfter(previous, cite),
        isNear: note - last <= nearNoteDistance,
        // A cite does not refer to its own note.
        ...(first !== 0 && first !== note && {firstNote: first})
      }
    })
  }
}

type PlacedCite = PlacedCitation['cites'][number]

/** The cite that “ibid.” in a citation would refer to. */
function neighbour(
  before: PlacedCitation | undefined,
  note: number,
  citesInNote: ReadonlyMap<number, number>
): PlacedCite | undefined {
  if (before === undefined) return undefined
  if (note === 0) return before.cites.length === 1 ? before.cites[0] : undefined
  if (before.note === note) return before.cites.at(-1)
  const isAlone = before.note >= note - 1 && citesInNote.get(before.note) === 1
  return isAlone ? before.cites[0] : undefined
}

function positionAfter(previous: PlacedCite | undefined, cite: PlacedCite): Position {
  if (previous?.id !== cite.id) return 'subsequent'
  if (!previous.locator) return cite.locator ? 'ibid-with-locator' : 'ibid'
  if (!cite.locator) return 'subsequent'
  const isSame = previous.locator === cite.locator && (previous.label ?? 'page') === (cite.label ?? 'page')
  return isSame ? 'ibid' : 'ibid-with-locator'
}
