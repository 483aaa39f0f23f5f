import type {Nodes, Paragraph, PhrasingContent, Table, Text} from 'mdast'
import type {Caption, Figure} from '../../core/mdast.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
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
      const caption = rows ?? (isCaption(next, source) ? next : undefined)
      result.push(caption === undefined ? node : tableFigure(node, caption, spanOf(node, caption), source))
      if (caption !== undefined && caption === next) index++
    } else if (isCaption(node, source) && next?.type === 'table') {
      result.push(tableFigure(next, node, spanOf(node, next), source))
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

/** Rows without a pipe at the end of a table, of which the first begins like a caption, as the paragraph they are. */
function takeCaptionRows(table: Table, source: string): Paragraph | undefined {
  let first = table.children.length
  let found = false
  while (first > 1 && !found) {
    const row = slice(table.children[first - 1]!, source)
    if (row.includes('|')) return undefined
    found = opening.test(row)
    first--
  }
  const above = table.children[first - 1]
  if (!found || above === undefined) return undefined
  const rows = table.children.splice(first)
  if (table.position !== undefined && above.position !== undefined)
    table.position.end = {...above.position.end}
  const lines = rows.map(row => row.children[0]?.children ?? [])
  const children = lines.flatMap((line, index) => (index === 0 ? line : [lineEnding, ...line]))
  return {type: 'paragraph', children: children.map(child => ({...child})), ...spanOf(rows[0]!, rows.at(-1)!)}
}

const lineEnding: Text = {type: 'text', value: '\n'}

function tableFigure(
  table: Table,
  {children}: Paragraph,
  place: ReturnType<typeof spanOf>,
  source: string
): Figure {
  takeOpening(children, source)
  const attributes = takeTrailingAttributes(children, source)
  const label = takeLabel(children, source)
  trimEnd(children, source)
  const [first, last] = [children[0], children.at(-1)]
  const caption: Caption = {type: 'caption', children, ...(first && last && spanOf(first, last))}
  const figure: Figure = {type: 'figure', kind: 'table', children: [table, caption], ...place}
  attach(figure, attributes)
  addLabel(figure, label)
  return figure
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
