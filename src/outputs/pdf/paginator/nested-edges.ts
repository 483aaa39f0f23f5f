import {isSpacedText, kindOf} from './inline-content.ts'
import type {Edges} from './looks.ts'

/**
 * The widths that inline elements add before their text, if they begin with a node: the range of a line that begins
 * inside an element does not include them. `edgesOf` returns the widths that an element adds.
 */
export function edgesBefore(first: Node, edgesOf: (element: Element) => Edges): number {
  return sumOf(first, 'previousSibling', element => edgesOf(element).before)
}

/** The widths that inline elements add after their text, if they end with a node. */
export function edgesAfter(last: Node, edgesOf: (element: Element) => Edges): number {
  return sumOf(last, 'nextSibling', element => edgesOf(element).after)
}

function sumOf(
  inner: Node,
  side: 'previousSibling' | 'nextSibling',
  widthOf: (element: Element) => number
): number {
  let sum = 0
  for (let node = inner; node[side] === null; node = node.parentElement) {
    if (node.parentElement === null || kindOf(node.parentElement) !== 'inline') break
    // The margins of the spans of lines are not part of the text.
    if (!isSpacedText(node.parentElement)) sum += widthOf(node.parentElement)
  }
  return sum
}
