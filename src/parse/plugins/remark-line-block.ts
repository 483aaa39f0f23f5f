import type {Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {LineBlockNode, LineNode} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {sourceOf, spanOf} from './source.ts'

/**
 * Pandoc's `line_blocks`: lines that begin with `| ` keep their line breaks and leading spaces. A line that begins with
 * a space continues the line before it.
 */
export function remarkLineBlock(this: Processor): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    let lines: readonly string[] | undefined
    walk(tree, node => {
      if (!('children' in node) || !node.children.some(mayBeLines)) return
      lines ??= sourceOf(file).split(/\r\n|\n|\r/)
      const source = lines
      const children = (node.children as Nodes[]).map(child =>
        mayBeLines(child) ? (lineBlock(child, source) ?? child) : child
      )
      Object.assign(node, {children})
    })
  }
}

function mayBeLines(node: Nodes): node is Paragraph {
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'text' && /^\|(?:[ \n]|$)/.test(first.value)
}

function lineBlock(paragraph: Paragraph, source: readonly string[]): LineBlockNode | undefined {
  const {start, end} = paragraph.position ?? {}
  if (start === undefined || end === undefined) return undefined
  // `\|` is text.
  if (source[start.line - 1]?.[start.column - 1] === '\\') return undefined
  for (let line = start.line; line < end.line; line++) {
    // The marks of containers, `>`, may precede the bar. If any line is neither a line of the block nor a continuation,
    // this is a paragraph.
    if (!/^[\s>]*\|(?:\s|$)|^[\s>]*\s\S/.test(source[line] ?? '')) return undefined
  }
  // A malformed table is not a line block.
  if (source.slice(start.line - 1, end.line).every(line => /\|\s*$/.test(line) && /\|.*\|/.test(line)))
    return undefined
  const lines: LineNode[] = []
  const add = (node: PhrasingContent): void => {
    lines.at(-1)?.children.push(node)
  }
  for (const node of paragraph.children) {
    if (node.type === 'break') continue
    if (node.type !== 'text') {
      add(node)
      continue
    }
    for (const [index, piece] of node.value.split('\n').entries()) {
      const isStart =
        /^\|(?: |$)/.test(piece) && (index > 0 || lines.length === 0 || afterBreak(paragraph, node))
      if (isStart) lines.push({type: 'line', children: []})
      const words = isStart ? piece.slice(2).replace(/^ +/, blanks => '\u00A0'.repeat(blanks.length)) : piece
      const value = !isStart && index > 0 ? ` ${words}` : words
      if (value !== '') add({type: 'text', value, ...spanOf(node, node)})
    }
  }
  return {type: 'lineBlock', children: lines, ...spanOf(paragraph, paragraph)}
}

/** Whether a node directly follows a break; two spaces at the end of a line were parsed as a break as well. */
function afterBreak({children}: Paragraph, node: PhrasingContent): boolean {
  return children[children.indexOf(node) - 1]?.type === 'break'
}
