import type {FootnoteDefinition, Nodes, Root} from 'mdast'
import type {OwnNote, ReadNode} from '../core/types.ts'
import {walk} from '../core/walk.ts'

/**
 * Citations, notes and their calls as a reader meets them: a note where it is first called, not where it is defined.
 * Notes that nothing calls come last. A definition that repeats another's name is no note.
 */
export function readingOrder(tree: Root, landmarks: readonly Nodes[]): readonly ReadNode[] {
  const definitions = new Map<string, FootnoteDefinition>()
  for (const node of landmarks) {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  }
  const found: ReadNode[] = []
  const seen = new Set<FootnoteDefinition>()
  const read = (root: Nodes, note: OwnNote | undefined): void =>
    walk(root, node => {
      if (node.type === 'footnoteDefinition' && node !== root) return false
      if (
        node.type === 'cite' ||
        node.type === 'inlineNote' ||
        node.type === 'footnoteReference' ||
        node.type === 'footnoteDefinition'
      )
        found.push({node, note})
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
  return found
}
