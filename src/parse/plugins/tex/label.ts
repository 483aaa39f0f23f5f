import type {PhrasingContent} from 'mdast'
import {trimEnd, trimStart} from '../attributes/trailing-attributes.ts'

/**
 * Removes `\label{fig:x}` from a caption or heading and returns the label. In the papers of Open Journals, an empty
 * span `[]{label="fig:x"}` has the same meaning.
 */
export function takeLabel(children: PhrasingContent[], source: string): string | undefined {
  const index = children.findIndex(child => labelOf(child) !== undefined)
  const node = children[index]
  if (node === undefined) return undefined
  children.splice(index, 1)
  if (index === children.length) trimEnd(children, source)
  else if (index === 0) trimStart(children, source)
  return labelOf(node)
}

/** The label of `\label{fig:x}`, or of an empty span `[]{label="fig:x"}`; undefined for other nodes. */
export function labelOf(node: PhrasingContent): string | undefined {
  if (node.type === 'span' && node.children.length === 0) return node.data?.attributes?.pairs.label
  if (node.type !== 'rawTex' || node.name !== 'label') return undefined
  return /^\\label\{([\s\S]*)\}$/.exec(node.value)?.[1]?.trim()
}
