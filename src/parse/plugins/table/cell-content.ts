import type {Nodes, Root, Text} from 'mdast'
import type {Point, Position} from 'unist'
import {walk} from '../../../core/walk.ts'

/** A line of a cell: its text and its position in the file. */
export type CellLine = Readonly<{text: string; start: PlacedPoint}>

type PlacedPoint = Readonly<{line: number; column: number; offset: number}>

/** Parses the lines of a cell as Markdown, and gives each node its place in the file. */
export type CellReader = (lines: readonly CellLine[]) => Root['children']

/**
 * Returns a function that parses cells. Cells can refer to links and notes that the text defines, although the cells
 * themselves do not contain the definitions.
 */
export function cellReader(tree: Root, parse: (text: string) => Root): CellReader {
  const read = withDefinitions(tree, parse)
  return lines => {
    const plain = plainContent(lines)
    if (plain !== undefined) return plain
    const children = read(lines.map(line => line.text).join('\n'))
    for (const child of children) place(child, lines)
    return children
  }
}

/**
 * Returns a function that parses parts of a text as if they contained the definitions of links and notes in the whole
 * text.
 */
export function withDefinitions(
  tree: Root,
  parse: (text: string) => Root
): (text: string) => Root['children'] {
  let definitions: string | undefined
  return text => {
    // Only brackets refer to definitions.
    if (text.includes('[')) definitions ??= definitionsIn(tree)
    const needed = text.includes('[') ? definitions : undefined
    const {children} = parse(needed ? `${text}\n\n${needed}` : text)
    return children.filter(({position}) => (position?.start.offset ?? 0) <= text.length)
  }
}

/**
 * The content of a cell that is empty or contains only words and numbers, without parsing. Most cells are of this
 * kind, and parsing each would take most of the time of a table.
 */
function plainContent(lines: readonly CellLine[]): Root['children'] | undefined {
  const first = lines.findIndex(({text}) => text !== '')
  if (first < 0) return []
  const written = lines.slice(first, lines.findLastIndex(({text}) => text !== '') + 1)
  if (!written.every(({text}) => plainLine.test(text))) return undefined
  const texts = written.map(({text, start}): Text & {position: Position} => {
    const {column, offset} = start
    const end = {...start, column: column + text.length, offset: offset + text.length}
    return {type: 'text', value: text, position: {start, end}}
  })
  const position = {start: texts[0]!.position.start, end: texts.at(-1)!.position.end}
  const children = texts.flatMap((text, index): Text[] =>
    index === 0 ? [text] : [{type: 'text', value: '\n'}, text]
  )
  return [{type: 'paragraph', children, position}]
}

/** Words and numbers; no mark after the first, which could be the number of an item. */
const plainLine =
  /^(?:[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*)(?: (?:[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*)[,;.%]?)*$/u

/** Definitions of all links and notes that the text defines; the content of the notes is left out. */
function definitionsIn(tree: Root): string {
  const names: string[] = []
  walk(tree, node => {
    if (node.type === 'definition') names.push(`[${node.label ?? node.identifier}]: <${node.url}>`)
    if (node.type === 'footnoteDefinition') names.push(`[^${node.label ?? node.identifier}]: -`)
  })
  return names.join('\n\n')
}

/** Changes the positions of a node and its content from those in a cell to those in the file. */
function place(root: Nodes, lines: readonly CellLine[]): void {
  const moved = ({line, column}: Point): PlacedPoint => {
    const {start} = lines[line - 1] ?? lines.at(-1)!
    return {line: start.line, column: start.column + column - 1, offset: start.offset + column - 1}
  }
  walk(root, node => {
    if ('children' in node) Object.assign(node, {children: (node.children as Nodes[]).flatMap(byLine)})
  })
  movePlaces(root, ({start, end}) => ({start: moved(start), end: moved(end)}))
}

/** Changes the positions of a node and its content from those in a part that was parsed alone to those in the file. */
export function movePlaces(root: Nodes, moved: (position: Position) => Position): void {
  const positions = new Set<object>()
  const move = (position: Position | undefined): void => {
    if (position === undefined || positions.has(position)) return
    positions.add(position)
    Object.assign(position, moved(position))
  }
  walk(root, node => {
    move(node.position)
    if (node.type === 'cite') for (const item of node.items) move(item.place)
    for (const fault of node.data?.citationFaults ?? []) move(fault.place)
    if (node.type === 'image' || node.type === 'imageReference')
      for (const child of node.data?.caption ?? []) movePlaces(child, moved)
  })
}

/**
 * Splits a text node of several lines into one node per line, because in the file the lines of other cells are between
 * them.
 */
function byLine(node: Nodes): Nodes[] {
  if (node.type !== 'text' || node.position === undefined) return [node]
  const {start, end} = node.position
  const texts = node.value.split('\n')
  if (texts.length === 1 || texts.length !== end.line - start.line + 1) return [node]
  return texts.flatMap((value, index): Text[] => {
    const line = start.line + index
    const column = index === 0 ? start.column : 1
    const isLast = index === texts.length - 1
    const position = {start: {line, column}, end: isLast ? end : {line, column: column + value.length}}
    return [...(index === 0 ? [] : [{type: 'text' as const, value: '\n'}]), {type: 'text', value, position}]
  })
}
