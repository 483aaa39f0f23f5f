import type {Nodes} from 'mdast'
import type {Point, Position} from 'unist'
import type {VFile} from 'vfile'

/** The text to which the offsets of a tree refer: without a byte order mark, which micromark does not count. */
export function sourceOf(file: VFile): string {
  const text = String(file)
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The source of a node, from its first character to its last. */
export function slice(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** Reports an unclosed construct, at the place of its node; `expected` is the missing end of the construct. */
export function reportUnclosed(file: VFile, node: Nodes, ruleId: string, expected: string): void {
  const reason = `The block that begins here is not closed, expected \`${expected}\``
  const message = file.message(reason, {place: node.position, ruleId, source: 'galley'})
  message.expected = [expected]
}

/** Moves a point to another offset. Only the lines between the two are counted, so the offsets should be close. */
export function moved(known: Point, source: string, offset: number): Point {
  const from = known.offset ?? 0
  const between = source.slice(Math.min(from, offset), Math.max(from, offset))
  const lines = between.match(/\r\n|\r|\n/g)?.length ?? 0
  if (lines === 0) return {line: known.line, column: known.column + offset - from, offset}
  let lineStart = offset
  while (lineStart > 0 && !/[\r\n]/.test(source.charAt(lineStart - 1))) lineStart--
  return {line: known.line + (offset < from ? -lines : lines), column: offset - lineStart + 1, offset}
}

/** The position from the start of one node to the end of another node. */
export function spanOf(first: Nodes, last: Nodes): {position?: Position} {
  if (first.position === undefined || last.position === undefined) return {}
  return {position: {start: {...first.position.start}, end: {...last.position.end}}}
}
