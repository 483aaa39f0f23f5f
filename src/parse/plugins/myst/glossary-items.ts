import type {Nodes, Paragraph, PhrasingContent} from 'mdast'
import type {DefinitionTerm, Div} from '../../../core/mdast.ts'
import {moved, spanOf} from '../source.ts'

type Blocks = Div['children']

/**
 * Converts terms and their definition in Sphinx's notation: one or more terms, each on a line of its own, and indented
 * lines below them. Other nodes are unchanged.
 */
export function glossaryItem(node: Blocks[number], source: string): Blocks[number] {
  const [first, ...others] = node.type === 'paragraph' ? node.children : []
  if (first?.type !== 'text' || node.type !== 'paragraph') return node
  const lines = first.value.split('\n')
  const count = Math.min(termCount(node, source), lines.length - 1)
  if (count < 1) return node
  const rest = lines.slice(count).join('\n')
  const words: PhrasingContent[] = [{...first, value: rest.replace(/^[:~][ \t]+/, '')}, ...others]
  const at = spanOf(node, node)
  return {
    type: 'definitionList',
    children: [
      ...lines.slice(0, count).map((line, index) => termOf(line, index, first, source)),
      {type: 'definitionDescription', children: [{type: 'paragraph', children: words, ...at}], ...at}
    ],
    ...at
  }
}

/** The number of lines before the first one that is indented or begins with a colon. */
function termCount({position}: Paragraph, source: string): number {
  const text = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  const own = (position?.start.column ?? 1) - 1
  const indented = text
    .split('\n')
    .findIndex((line, index) => index > 0 && (indentOf(line) > own || /^[ \t]*[:~][ \t]/.test(line)))
  return indented < 0 ? 1 : indented
}

function indentOf(line: string): number {
  return /^[ \t>]*/.exec(line)![0].length
}

function termOf(line: string, index: number, first: Nodes & {value: string}, source: string): DefinitionTerm {
  const value = line.trim()
  const start = first.position?.start
  const offset =
    start?.offset === undefined ? -1 : source.indexOf(value, start.offset + (index === 0 ? 0 : 1))
  const position =
    start === undefined || offset < 0
      ? undefined
      : {start: moved(start, source, offset), end: moved(start, source, offset + value.length)}
  const at = position && {position}
  return {type: 'definitionTerm', children: [{type: 'text', value, ...at}], ...at}
}
