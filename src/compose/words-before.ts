import type {Nodes, Parents} from 'mdast'
import {perObject} from '../core/per-object.ts'
import {plainText} from '../core/walk.ts'

/** At least the length of every phrase or mark that callers search for before a node. */
const enough = 200

/**
 * The end of the text before a node in its parent; undefined if the parent does not contain the node. At most about
 * `enough` characters are read, because a paragraph may have thousands of nodes; an `x` replaces the text before them.
 */
export function wordsBefore(node: Nodes, parent: Parents | undefined): string | undefined {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const index = indexesOf(siblings).get(node)
  if (index === undefined) return undefined
  let words = ''
  for (let at = index - 1; at >= 0; at--) {
    if (words.length >= enough) return `x${words}`
    words = `${plainText([siblings[at]!]).slice(-enough)}${words}`
  }
  return words
}

const indexesOf = perObject(
  (nodes: readonly Nodes[]): ReadonlyMap<Nodes, number> => new Map(nodes.map((node, index) => [node, index]))
)
