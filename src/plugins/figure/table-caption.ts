import type {Nodes, Paragraph, PhrasingContent, Table} from 'mdast'
import type {Attributes, Caption, Figure} from '../../core/mdast.ts'
import {joinAttributes} from '../attributes/parse-attributes.ts'
import {takeTrailingAttributes, trimEnd} from '../attributes/trailing-attributes.ts'
import {moved, slice, spanOf} from '../source.ts'
import {takeLabel} from '../tex/label.ts'

/**
 * Joins tables to their captions, `: words` or `Table: words` in a paragraph right before or after, or on the line
 * after the last row, where GFM takes it for a row (Pandoc's `table_captions`).
 * A caption between two tables belongs to the one before it, if that has none yet.
 */
export function captionTables(siblings: readonly Nodes[], source: string): Nodes[] {
  const result: Nodes[] = []
  for (let index = 0; index < siblings.length; index++) {
    const node = siblings[index]!
    const next = siblings[index + 1]
    if (node.type === 'table') {
      const rows = takeCaptionRows(node, source)
      const after = rows === undefined && isCaption(next, source) ? next : undefined
      const caption = rows ?? after?.children
      result.push(caption === undefined ? node : tableFigure(node, caption, source))
      if (after !== undefined) index++
    } else if (isCaption(node, source) && next?.type === 'table') {
      result.push(tableFigure(next, node.children, source))
      index++
    } else {
      result.push(node)
    }
  }
  return result
}

const opening = /^(?:[Tt]able)?:[ \t\r\n]+/

function isCaption(node: Nodes | undefined, source: string): node is Paragraph {
  if (node?.type !== 'paragraph' || node.children[0]?.type !== 'text') return false
  return opening.test(slice(node, source))
}

/** Rows without a pipe at the end of a table, of which the first begins like a caption. */
function takeCaptionRows(table: Table, source: string): PhrasingContent[] | undefined {
  let first = table.children.length
  while (first > 1) {
    const row = slice(table.children[first - 1]!, source)
    if (row.includes('|')) return undefined
    first--
    if (opening.test(row)) break
  }
  const row = table.children[first]
  const above = table.children[first - 1]
  if (row === undefined || above === undefined || !opening.test(slice(row, source))) return undefined
  const lines = table.children.splice(first).map(({children}) => children[0]?.children ?? [])
  if (table.position !== undefined && above.position !== undefined)
    table.position.end = {...above.position.end}
  return lines.flatMap((line, index) => (index === 0 ? line : [{type: 'text' as const, value: '\n'}, ...line]))
}

function tableFigure(table: Table, children: PhrasingContent[], source: string): Figure {
  const last = children.at(-1)
  const caption: Caption = {type: 'caption', children}
  takeOpening(children, source)
  const attributes = takeAttributes(children, source)
  const [start, end] = [children[0], children.at(-1)]
  if (start !== undefined && end !== undefined) Object.assign(caption, spanOf(start, end))
  const before = (caption.position?.start.offset ?? 0) < (table.position?.start.offset ?? 0)
  return {
    type: 'figure',
    kind: 'table',
    children: [table, caption],
    ...(attributes && {data: {attributes}}),
    ...(before ? spanOf(caption, table) : spanOf(table, last ?? table))
  }
}

function takeOpening(children: PhrasingContent[], source: string): void {
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

function takeAttributes(children: PhrasingContent[], source: string): Attributes | undefined {
  const attributes = takeTrailingAttributes(children, source)
  const id = takeLabel(children, source)
  trimEnd(children, source)
  return id === undefined ? attributes : joinAttributes(attributes, {id, classes: [], pairs: {}})
}
