import type {Nodes, Parents} from 'mdast'
import {perObject} from '../core/per-object.ts'
import {plainText} from '../core/walk.ts'

/** More than the phrases and marks that anybody looks for before a node. */
const enough = 200

/**
 * The end of the words before a node in its parent, which begins with a letter if there are more; undefined if the
 * parent does not have it. A paragraph may have thousands of such nodes, so no more of it is read.
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
