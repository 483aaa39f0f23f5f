import type {FootnoteDefinition, Nodes, Root} from 'mdast'
import type {InlineNote} from '../core/mdast.ts'
import {walk} from '../core/walk.ts'

/** What an author wrote as a note. */
export type OwnNote = FootnoteDefinition | InlineNote

/** A reader's way through a text: `visit` gets every node, and the note that it stands in. */
export type Visit = (node: Nodes, note: OwnNote | undefined) => void

/**
 * Visits a text as it is read: a note where it is first called, not where it is defined. Notes that nothing calls come
 * last. A definition that repeats another's name is no note.
 */
export function readInOrder(tree: Root, visit: Visit): void {
  const definitions = new Map<string, FootnoteDefinition>()
  walk(tree, node => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  })
  const seen = new Set<FootnoteDefinition>()
  const read = (root: Nodes, note: OwnNote | undefined): void =>
    walk(root, node => {
      if (node.type === 'footnoteDefinition' && node !== root) return false
      visit(node, note)
      if (node.type === 'inlineNote' && node !== root) {
        for (const child of node.children) read(child, node)
        return false
      }
      if (node.type !== 'footnoteReference') return
      const definition = definitions.get(node.identifier)
      if (definition !== undefined && !seen.has(definition)) readNote(definition)
    })
  const readNote = (definition: FootnoteDefinition): void => {
    seen.add(definition)
    read(definition, definition)
  }
  read(tree, undefined)
  for (const definition of definitions.values()) if (!seen.has(definition)) readNote(definition)
}
