import type {Nodes, Paragraph, PhrasingContent} from 'mdast'
import type {Attributes, Caption} from '../../../core/mdast.ts'
import {takeTrailingAttributes, trimEnd} from '../attributes/trailing-attributes.ts'
import {moved, slice, spanOf} from '../source.ts'
import {takeLabel} from '../tex/label.ts'

/** A caption, and the attributes written in it. */
export type ReadCaption = Readonly<{
  node: Caption
  attributes: Attributes | undefined
  label: string | undefined
}>

/** Converts a paragraph to a caption, removing its opening word, its attributes and its `\label`. */
export function readCaption({children}: Paragraph, opening: RegExp | undefined, source: string): ReadCaption {
  if (opening !== undefined) takeOpening(children, opening, source)
  const attributes = takeTrailingAttributes(children, source)
  const label = takeLabel(children, source)
  trimEnd(children, source)
  const [first, last] = [children[0], children.at(-1)]
  return {node: {type: 'caption', children, ...(first && last && spanOf(first, last))}, attributes, label}
}

/** Whether a paragraph begins with certain words, not written as escapes or entities. */
export function startsWith(node: Nodes, opening: RegExp, source: string): boolean {
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'text') return false
  return opening.test(slice(node, source))
}

function takeOpening(children: PhrasingContent[], opening: RegExp, source: string): void {
  const node = children[0]
  if (node?.type !== 'text') return
  const length = opening.exec(node.value)?.[0].length ?? 0
  node.value = node.value.slice(length)
  if (node.value === '') {
    children.shift()
  } else if (node.position?.start.offset !== undefined) {
    node.position.start = moved(node.position.start, source, node.position.start.offset + length)
  }
}
