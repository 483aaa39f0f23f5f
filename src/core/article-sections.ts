import type {Block, Inline, Section} from './article.ts'
import {changeNodes} from './change-article.ts'

/** A heading in the list of sections, with its level, from 1. */
export type SectionHeading = Omit<Section, 'sections'> & Readonly<{level: number}>

/** The heading that a block is or contains: one of the author's, or that of a list of references. */
export function headingOf(block: Block): SectionHeading | undefined {
  if (block.type === 'heading' && block.anchor !== undefined) {
    const {anchor, number, level, children} = block
    return {anchor, ...(number !== undefined && {number}), words: wordsForLink(children), level}
  }
  if (block.type !== 'references' || block.title === undefined) return undefined
  return {anchor: block.anchor ?? '', words: [{type: 'text', value: block.title}], level: 1}
}

/** The content of a heading as link text: without note calls, anchors and links. */
export function wordsForLink(words: readonly Inline[]): readonly Inline[] {
  return changeNodes(words, node => {
    if (node.type === 'noteCall') return []
    if (node.type === 'link' || node.type === 'crossReference' || node.type === 'work') return node.children
    if (!('anchor' in node)) return node
    const {anchor: _, ...bare} = node
    return bare
  })
}
