import type {Inline} from '../../core/article.ts'
import type {Wrapper} from '../../core/map-article.ts'
import {withoutNames} from './deleted.ts'

/** A piece of running text that will be put back into the tree: a text or other node, and the nodes around it. */
export type NestedPiece = Readonly<{
  node: Inline
  wrappers: readonly Wrapper[]
}>

/** Makes inline nodes from pieces; adjacent pieces within the same wrapper share one wrapper again. */
export function nest(
  pieces: readonly NestedPiece[],
  depth = 0,
  used: Set<Wrapper> = new Set()
): readonly Inline[] {
  const nodes: Inline[] = []
  for (let at = 0; at < pieces.length; ) {
    const {node, wrappers} = pieces[at]!
    const wrapper = wrappers[depth]
    if (wrapper === undefined) {
      addInline(nodes, node)
      at++
      continue
    }
    let end = at + 1
    while (end < pieces.length && pieces[end]!.wrappers[depth] === wrapper) end++
    const children = nest(pieces.slice(at, end), depth + 1, used)
    // If a wrapper was divided, only its first part keeps the anchor.
    nodes.push({...(used.has(wrapper) ? withoutNames(wrapper) : wrapper), children} as Inline)
    used.add(wrapper)
    at = end
  }
  return nodes
}

/** Adds a node; text is appended to preceding text with the same mark. */
function addInline(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1)
  if (node.type === 'text' && last?.type === 'text' && node.change === last.change)
    nodes[nodes.length - 1] = {...last, value: last.value + node.value}
  else nodes.push(node)
}

/** The wrappers that contain both of two pieces. */
export function sharedWrappers(
  one: readonly Wrapper[] | undefined,
  other: readonly Wrapper[]
): readonly Wrapper[] {
  if (one === other) return other
  let shared = 0
  while (one !== undefined && shared < one.length && one[shared] === other[shared]) shared++
  return other.slice(0, shared)
}
