import type {Block, Inline, Section} from './article.ts'
import {changeNodes} from './change-article.ts'

/** A heading that a list of sections leads to, and its level, from 1. */
export type SectionHeading = Omit<Section, 'sections'> & Readonly<{level: number}>

/** What a block is as a heading: one of the author's, or that of a list of references. */
export function headingOf(block: Block): SectionHeading | undefined {
  if (block.type === 'heading' && block.anchor !== undefined) {
    const {anchor, number, level, children} = block
    return {anchor, ...(number !== undefined && {number}), words: wordsForLink(children), level}
  }
  if (block.type !== 'references' || block.title === undefined) return undefined
  return {anchor: block.anchor ?? '', words: [{type: 'text', value: block.title}], level: 1}
}

/**
 * The words of a heading for a link: without calls of notes, queries and what is deleted, and without the anchors and links that they have in the
 * text.
 */
export function wordsForLink(words: readonly Inline[]): readonly Inline[] {
  return changeNodes(words, node => {
    if (node.type === 'noteCall' || node.type === 'query') return []
    if ('change' in node && node.change !== undefined) {
      const {change, ...unmarked} = node
      return change.kind === 'deleted' ? [] : unmarked
    }
    if (node.type === 'link' || node.type === 'crossReference' || node.type === 'work') return node.children
    if (!('anchor' in node)) return node
    const {anchor: _, ...bare} = node
    return bare
  })
}
