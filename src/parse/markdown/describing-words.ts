import type {Nodes, PhrasingContent, Text} from 'mdast'
import {formulaWords} from '../../core/formula-words.ts'
import {joinedDescription} from '../../core/picture-words.ts'
import {plainText} from '../../core/walk.ts'

/**
 * The text of a caption as a description of the picture, for readers who cannot see it: with formulas as printed, but
 * without notes, citations, references, tags and comments.
 */
export function describingWords(caption: readonly Nodes[]): string {
  return joinedDescription(
    describingNodes(caption).map(node => {
      if (node.type === 'inlineMath') return formulaWords(node.value)
      return node.type === 'text' ? node.value : undefined
    })
  )
}

/** The words, formulas, citations and references of a caption in a row. */
export function describingNodes(caption: readonly Nodes[]): PhrasingContent[] {
  return caption.flatMap((node): PhrasingContent[] => {
    if (node.type === 'inlineNote' || node.type === 'footnoteReference' || node.type === 'rawTex') return []
    if (
      node.type === 'cite' ||
      node.type === 'crossReference' ||
      node.type === 'crossReferenceList' ||
      node.type === 'inlineMath'
    )
      return [node]
    return 'children' in node ? describingNodes(node.children) : [asText(plainText(node))]
  })
}

function asText(value: string): Text {
  return {type: 'text', value}
}
