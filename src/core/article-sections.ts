import type {Block, ChangeKind, Inline, Section} from './article.ts'
import {changeNodes} from './change-article.ts'

/** A heading in the list of sections, with its level, from 1. */
export type SectionHeading = Omit<Section, 'sections'> & Readonly<{level: number}>

/** The heading that a block is or has: the author's, or the heading of a list of references or the index. */
export function headingOf(block: Block): SectionHeading | undefined {
  if (block.type === 'heading' && block.anchor !== undefined && !block.unlisted) {
    const {anchor, number, level, children} = block
    return {anchor, ...(number !== undefined && {number}), words: wordsForLink(children), level}
  }
  if (block.type === 'index' && block.heading)
    return {anchor: 'index', words: [{type: 'text', value: block.title}], level: 1}
  if (block.type !== 'references' || block.title === undefined) return undefined
  return {anchor: block.anchor ?? '', words: [{type: 'text', value: block.title}], level: 1}
}

/** The kinds of change that mark nodes of the old version, which are not in the new text at this place. */
const gone: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['deleted', 'movedFrom'])

/**
 * The text of a heading, for use in a link: without note calls, queries, index marks, deleted text and anchors. Links
 * in the heading are replaced by their text.
 */
export function wordsForLink(words: readonly Inline[]): readonly Inline[] {
  return changeNodes(words, node => {
    if (node.type === 'noteCall' || node.type === 'query' || node.type === 'indexMark') return []
    if ('change' in node && node.change !== undefined) {
      const {change, ...unmarked} = node
      return gone.has(change.kind) ? [] : unmarked
    }
    if (node.type === 'link' || node.type === 'crossReference' || node.type === 'work') return node.children
    if (!('anchor' in node)) return node
    const {anchor: _, lineAnchors: __, ...bare} = {lineAnchors: undefined, ...node}
    return bare
  })
}
