import type {Nodes, Paragraph, PhrasingContent, Text} from 'mdast'
import {moved} from '../source.ts'

/**
 * Divides a paragraph at lines of comments, `% words`, which end a paragraph in MyST. A line that begins with a percent
 * sign may also continue a sentence, “5 % of them”, so a comment must follow a punctuation mark.
 */
export function aroundComments(node: Nodes, source: string): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  for (const [index, child] of node.children.entries()) {
    const match = child.type === 'text' ? comment.exec(child.value) : null
    if (child.type !== 'text' || match === null) continue
    const end = match.index + match[0].length
    const others = node.children.slice(index + 1)
    // The comment ends at a line end, so words in it that are marked are not text.
    if (end === child.value.length && others.length > 0 && !match[0].endsWith('\n')) return [node]
    const before = paragraph(node, [
      ...node.children.slice(0, index),
      part(child, 0, match.index + 1, source)
    ])
    const rest = part(child, end, child.value.length, source)
    const after = [...(rest.value === '' ? [] : [rest]), ...others]
    return after.length === 0 ? [before] : [before, ...aroundComments(paragraph(node, after), source)]
  }
  return [node]
}

const comment = /[.?!:;,](?:\n%(?:[ \t][^\n]*)?)+(?:\n|$)/

/** A part of a text, at its place in the source. */
function part(text: Text, from: number, to: number, source: string): Text {
  const value = text.value.slice(from, to)
  const {position} = text
  const offset = position?.start.offset
  if (position === undefined || offset === undefined) return {...text, value}
  const start = from === 0 ? offset : offsetOf(text.value, from, offset, source)
  const end = to === text.value.length ? position.end.offset! : offsetOf(text.value, to, offset, source)
  return {
    ...text,
    value,
    position: {start: moved(position.start, source, start), end: moved(position.start, source, end)}
  }
}

/** The offset in the source of a character of a text, of which each line begins with marks that the text lacks. */
function offsetOf(value: string, at: number, offset: number, source: string): number {
  const lines = value.slice(0, at).split('\n')
  let start = offset
  for (let count = 1; count < lines.length; count++) start = source.indexOf('\n', start) + 1
  const [own = ''] = value.slice(at - (lines.at(-1) ?? '').length).split('\n')
  const found = own === '' ? -1 : source.indexOf(own, start)
  return (found < 0 ? start : found) + (lines.at(-1) ?? '').length
}

function paragraph(node: Paragraph, children: readonly PhrasingContent[]): Paragraph {
  const [first, last] = [children[0]?.position, children.at(-1)?.position]
  return {
    ...node,
    children: [...children],
    ...(first && last && {position: {start: first.start, end: last.end}})
  }
}
