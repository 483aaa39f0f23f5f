import type {FootnoteDefinition, FootnoteReference, Nodes} from 'mdast'
import type {Cite} from '../core/mdast.ts'
import {placeOf} from '../core/position.ts'
import type {Chapter, CitationNote, Finding, Manuscript, NumberedNote, OwnNote} from '../core/types.ts'
import {walk} from '../core/walk.ts'

type Notes = Pick<Manuscript, 'notes' | 'noteNumbers'> &
  Readonly<{
    /** The note that contains each citation in a note style. */
    citationNotes: ReadonlyMap<Nodes, CitationNote>
    findings: readonly Finding[]
  }>

/**
 * Numbers the notes of the whole paper in the order of their first calls. `cites` are the citations that become notes:
 * each becomes one note, unless it is inside a note by the author. A note can only be called in its own chapter.
 */
export function resolveNotes(texts: readonly Chapter[], cites: ReadonlySet<Nodes>): Notes {
  const notes: Array<Omit<NumberedNote, 'calls'> & {calls: readonly Nodes[]}> = []
  const noteNumbers = new Map<Nodes, number>()
  const citationNotes = new Map<Nodes, CitationNote>()
  const inOwnNotes = new Map<Cite, OwnNote>()
  const uncalled: Array<{node: FootnoteDefinition; file: string}> = []
  const add = (node: NumberedNote['node'], file: string, calls: readonly Nodes[]): void => {
    notes.push({number: notes.length + 1, file, node, calls})
    noteNumbers.set(node, notes.length)
  }

  for (const {reading, path} of texts) {
    const calls: FootnoteReference[] = []
    const called = new Set<string>()
    const definitions = new Map<string, FootnoteDefinition>()
    const inner = new Set<Nodes>()
    for (const {node, note} of reading) {
      if (node.type === 'inlineNote') add(node, path, [node])
      else if (node.type === 'footnoteReference') {
        calls.push(node)
        called.add(node.identifier)
      } else if (node.type === 'footnoteDefinition') {
        definitions.set(node.identifier, node)
        if (called.has(node.identifier)) add(node, path, [])
        else uncalled.push({node, file: path})
      } else if (node.type === 'cite' && cites.has(node) && !inner.has(node)) {
        for (const within of citesWithin(node)) inner.add(within)
        if (note !== undefined) inOwnNotes.set(node, note)
        else {
          add(node, path, [node])
          citationNotes.set(node, {number: notes.length, own: false})
          for (const within of citesWithin(node)) citationNotes.set(within, {number: notes.length, own: true})
        }
      }
    }
    for (const call of calls) {
      const definition = definitions.get(call.identifier)
      const number = definition && noteNumbers.get(definition)
      if (number === undefined) continue
      noteNumbers.set(call, number)
      const note = notes[number - 1]!
      note.calls = [...note.calls, call]
    }
  }

  const findings = uncalled.map(({node, file}): Finding => {
    add(node, file, [])
    return noteUncalled(node, file)
  })
  for (const [cite, note] of inOwnNotes) {
    const place = {number: noteNumbers.get(note)!, own: true}
    citationNotes.set(cite, place)
    for (const within of citesWithin(cite)) citationNotes.set(within, place)
  }
  return {notes, noteNumbers, citationNotes, findings}
}

/** The citations that are nested in the prefixes and suffixes of a citation. */
function citesWithin(cite: Cite): readonly Nodes[] {
  const found: Nodes[] = []
  walk(cite, node => {
    if (node !== cite && node.type === 'cite') found.push(node)
  })
  return found
}

function noteUncalled(node: FootnoteDefinition, file: string): Finding {
  const label = node.label ?? node.identifier
  return {
    rule: 'note-uncalled',
    file,
    place: placeOf(node),
    subject: label,
    message: `The note \`[^${label}]\` is never referenced in the text`,
    note: 'It is printed after the other notes.'
  }
}
