import type {PhrasingContent} from 'mdast'
import type {Attributes} from '../../../core/mdast.ts'
import {moved} from '../source.ts'
import {parseAttributes} from './parse-attributes.ts'

/**
 * Removes attributes, and the space before them, from the end of a heading or caption, `Title {#sec:x .unnumbered}`.
 * They are read from the source, because in the value of a text node an escaped `\{#x}` looks like attributes.
 */
export function takeTrailingAttributes(children: PhrasingContent[], source: string): Attributes | undefined {
  const start = children[0]?.position?.start.offset
  const last = children.at(-1)
  const end = last?.position?.end.offset
  if (last?.type !== 'text' || start === undefined || end === undefined) return undefined
  const text = source.slice(start, end).trimEnd()
  const cut = text.lastIndexOf('{')
  if (cut === -1 || isEscaped(text, cut)) return undefined
  const attributes = parseAttributes(text.slice(cut))
  if (attributes === undefined) return undefined
  // Markup in a quoted value, `{title="*x*"}`, has been parsed into separate nodes, which are removed as well.
  const index = children.findLastIndex(child => (child.position?.start.offset ?? 0) <= start + cut)
  const node = children[index]
  if (node?.type !== 'text') return undefined
  children.length = index + 1
  node.value = node.value.slice(0, node.value.lastIndexOf('{'))
  if (node.position !== undefined) node.position.end = moved(node.position.end, source, start + cut)
  trimEnd(children, source)
  return attributes
}

/** Removes white space from the end of inline nodes, including text nodes that contain only white space. */
export function trimEnd(children: PhrasingContent[], source: string): void {
  const node = children.at(-1)
  if (node?.type !== 'text') return
  node.value = node.value.trimEnd()
  if (node.value === '') {
    children.pop()
    trimEnd(children, source)
    return
  }
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (node.position === undefined || start === undefined || end === undefined) return
  const kept = source.slice(start, end).trimEnd().length
  node.position.end = moved(node.position.end, source, start + kept)
}

/** Removes white space from the start of inline nodes. */
export function trimStart(children: PhrasingContent[], source: string): void {
  const node = children[0]
  if (node?.type !== 'text') return
  node.value = node.value.trimStart()
  const start = node.position?.start.offset
  if (node.value === '') children.shift()
  else if (node.position !== undefined && start !== undefined) {
    const written = source.slice(start, node.position.end.offset)
    const offset = start + written.length - written.trimStart().length
    node.position.start = moved(node.position.start, source, offset)
  }
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0
  while (text[index - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}
