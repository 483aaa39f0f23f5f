import type {Nodes, Parents} from 'mdast'
import {perObject} from '../core/per-object.ts'
import {plainText} from '../core/walk.ts'

/** Longer than any phrase or mark that is searched before a node. */
const enough = 200

/**
 * The end of the words before a node in its parent; undefined if the node is not in the parent. A paragraph may have
 * thousands of such nodes, so no more is read than needed; an `x` takes the place of the words before.
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
