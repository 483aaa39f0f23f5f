import type {FootnoteDefinition, Nodes} from 'mdast'
import {placeOf} from '../core/position.ts'
import type {Chapter, Finding, Manuscript, NumberedNote} from '../core/types.ts'
import {walk} from '../core/walk.ts'

type Notes = Pick<Manuscript, 'notes' | 'noteNumbers'> & Readonly<{findings: readonly Finding[]}>

/** Numbers the notes of the whole paper in the order of their first calls. Notes are known within their chapter. */
export function resolveNotes(texts: readonly Chapter[]): Notes {
  const notes: Array<{-readonly [Key in keyof NumberedNote]: NumberedNote[Key]}> = []
  const noteNumbers = new Map<Nodes, number>()
  const findings: Finding[] = []
  const uncalled: Array<{node: FootnoteDefinition; file: string}> = []

  for (const {tree, path} of texts) {
    const definitions = new Map<string, FootnoteDefinition>()
    const numberOf = new Map<FootnoteDefinition, number>()
    walk(tree, node => {
      if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
        definitions.set(node.identifier, node)
    })
    // A note can call a note: definitions are read when they are first called, not where they stand.
    const read = (root: Nodes): void =>
      walk(root, node => {
        if (node.type === 'footnoteDefinition' && node !== root) return false
        if (node.type === 'inlineNote') {
          notes.push({number: notes.length + 1, file: path, node, calls: 1})
          noteNumbers.set(node, notes.length)
        }
        if (node.type !== 'footnoteReference') return
        const definition = definitions.get(node.identifier)
        if (definition === undefined) return
        const known = numberOf.get(definition)
        if (known !== undefined) {
          noteNumbers.set(node, known)
          notes[known - 1]!.calls++
          return
        }
        notes.push({number: notes.length + 1, file: path, node: definition, calls: 1})
        numberOf.set(definition, notes.length)
        noteNumbers.set(node, notes.length)
        read(definition)
      })
    read(tree)
    for (const definition of definitions.values()) {
      if (!numberOf.has(definition)) uncalled.push({node: definition, file: path})
    }
  }

  for (const {node, file} of uncalled) {
    notes.push({number: notes.length + 1, file, node, calls: 0})
    findings.push({
      rule: 'note-uncalled',
      file,
      place: placeOf(node),
      subject: node.label ?? node.identifier,
      message: `Unexpected note \`[^${node.label ?? node.identifier}]\` that nothing calls, expected a call in the text`,
      note: 'It is printed after the other notes.'
    })
  }
  return {notes, noteNumbers, findings}
}
