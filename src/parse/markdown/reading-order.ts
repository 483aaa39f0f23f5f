import type {FootnoteDefinition, Nodes, Root} from 'mdast'
import type {OwnNote, ReadNode} from '../../core/types.ts'
import {childrenOf} from '../../core/walk.ts'

/**
 * The citations, notes and note calls of a text in reading order, in which a note is at its first call rather than at
 * its definition. Notes without calls come last. If several definitions have the same name, only one is a note.
 */
export function readingOrder(tree: Root, landmarks: readonly Nodes[]): readonly ReadNode[] {
  const definitions = new Map<string, FootnoteDefinition>()
  for (const node of landmarks) {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  }
  const found: ReadNode[] = []
  const seen = new Set<FootnoteDefinition>()
  // Uses a stack instead of recursion, because notes can call each other in a chain as long as the paper.
  const read = (root: Nodes, own: OwnNote | undefined): void => {
    const pending: Array<Readonly<{node: Nodes; note: OwnNote | undefined}>> = [{node: root, note: own}]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const {node, note} = next
      if (node.type === 'footnoteDefinition' && node !== note) continue
      if (isRead(node)) found.push({node, note})
      const inside = node.type === 'inlineNote' ? node : note
      for (const child of childrenOf(node).toReversed()) pending.push({node: child, note: inside})
      const definition = node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined
      if (definition === undefined || seen.has(definition)) continue
      seen.add(definition)
      pending.push({node: definition, note: definition})
    }
  }
  read(tree, undefined)
  for (const definition of definitions.values()) {
    if (seen.has(definition)) continue
    seen.add(definition)
    read(definition, definition)
  }
  return found
}

function isRead(node: Nodes): node is ReadNode['node'] {
  return (
    node.type === 'cite' ||
    node.type === 'inlineNote' ||
    node.type === 'footnoteReference' ||
    node.type === 'footnoteDefinition'
  )
}
