import type {Code, Nodes, Paragraph, Table, Text} from 'mdast'
import type {Attributes, FigureNode} from '../../../core/mdast.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
import {slice, spanOf} from '../source.ts'
import {percent} from '../table/pipe-table.ts'
import {readCaption, startsWith} from './caption.ts'
import {listing, ownCaption} from './listing.ts'
import {isTableNote} from './table-notes.ts'

/**
 * Joins tables and code with captions in the paragraph directly before or after them. For a table, the caption is `:
 * words` or `Table: words` (Pandoc's `table_captions`); it may be on the line after the last row, where GFM parses it
 * as a row. For code, it is `Listing: words` or `: words {#lst:x}`. A caption between two blocks belongs to the first,
 * unless that has a caption already, even one in its attributes. A note below a table with a caption becomes part of
 * the figure.
 */
export function captionBlocks(siblings: readonly Nodes[], source: string): Nodes[] {
  const result: Nodes[] = []
  for (let index = 0; index < siblings.length; index++) {
    const node = siblings[index]!
    const next = siblings[index + 1]
    if (node.type === 'table' || node.type === 'code') {
      const rows = node.type === 'table' ? takeCaptionRows(node, source) : undefined
      const caption = rows ?? (isCaptionOf(node, next, source) ? next : undefined)
      if (caption !== undefined && caption === next) index++
      result.push(withNote(captioned(node, caption, source), siblings[index + 1]))
      if (hasNote(result.at(-1), siblings[index + 1])) index++
    } else if ((next?.type === 'table' || next?.type === 'code') && isCaptionOf(next, node, source)) {
      index++
      result.push(withNote(captioned(next, node, source), siblings[index + 1]))
      if (hasNote(result.at(-1), siblings[index + 1])) index++
    } else {
      result.push(node)
    }
  }
  return result
}

/** Matches the beginning of a caption for a table. */
export const tableOpening = /^(?:[Tt]able)?:[ \t\r\n]+/
const listingOpening = /^(?:[Ll]isting)?:[ \t\r\n]+/

function isCaptionOf(block: Table | Code, node: Nodes | undefined, source: string): node is Paragraph {
  if (node?.type !== 'paragraph') return false
  if (block.type === 'table') return startsWith(node, tableOpening, source)
  if (ownCaption(block) !== undefined) return false
  // Below code, a paragraph that only begins with a colon is probably text.
  const isNamed =
    /^listing/i.test(slice(node, source)) || /\{[^{}]*#lst[:-][^{}]*\}\s*$/.test(slice(node, source))
  return isNamed && startsWith(node, listingOpening, source)
}

function captioned(block: Table | Code, paragraph: Paragraph | undefined, source: string): Nodes {
  const opening = block.type === 'table' ? tableOpening : listingOpening
  const caption = paragraph && readCaption(paragraph, opening, source)
  if (block.type === 'code') return listing(block, caption, paragraph)
  if (paragraph === undefined || caption === undefined) return block
  setWidths(block, caption.attributes)
  // `: {tbl-colwidths="[75,25]"}` only sets the widths of a table, which has no caption and therefore no number.
  const isLabelled = caption.attributes?.id !== undefined || caption.label !== undefined
  if (caption.node.children.length === 0 && !isLabelled) {
    if (caption.attributes !== undefined) attach(block, caption.attributes)
    return {...block, ...(isBefore(paragraph, block) ? spanOf(paragraph, block) : spanOf(block, paragraph))}
  }
  const figure: FigureNode = {
    type: 'figure',
    kind: 'table',
    children: [block, caption.node],
    ...(isBefore(paragraph, block) ? spanOf(paragraph, block) : spanOf(block, paragraph))
  }
  attach(figure, caption.attributes)
  addLabel(figure, caption.label)
  return figure
}

function isBefore(paragraph: Paragraph, block: Table): boolean {
  return (paragraph.position?.start.offset ?? 0) < (block.position?.start.offset ?? 0)
}

/** Puts a table with a caption and the note below it into one figure. */
function withNote(figure: Nodes, note: Nodes | undefined): Nodes {
  if (figure.type !== 'figure' || figure.kind !== 'table' || !isTableNote(note)) return figure
  return {...figure, children: [...figure.children, note], ...spanOf(figure, note)}
}

function hasNote(figure: Nodes | undefined, note: Nodes | undefined): boolean {
  return figure?.type === 'figure' && figure.children.some(child => child === note)
}

/** Quarto's `tbl-colwidths="[75,25]"` after a caption. */
function setWidths(table: Table, attributes: Attributes | undefined): void {
  const numbers = attributes?.pairs['tbl-colwidths']?.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? []
  const total = numbers.reduce((sum, number) => sum + number, 0)
  if (total === 0 || numbers.length !== table.children[0]?.children.length) return
  table.data = {...table.data, widths: numbers.map(number => percent(number, total))}
}

/**
 * Turns rows at the end of a table back into a paragraph, if they contain no pipe and the first begins like a caption.
 */
function takeCaptionRows(table: Table, source: string): Paragraph | undefined {
  let first = table.children.length
  let found = false
  while (first > 1 && !found) {
    const row = slice(table.children[first - 1]!, source)
    if (row.includes('|')) return undefined
    found = tableOpening.test(row)
    first--
  }
  const above = table.children[first - 1]
  if (!found || above === undefined) return undefined
  const rows = table.children.splice(first)
  if (table.position !== undefined && above.position !== undefined)
    table.position.end = {...above.position.end}
  const lines = rows.map(row =>
    row.children.flatMap(cell => (cell.type === 'tableCell' ? cell.children : []))
  )
  const children = lines.flatMap((line, index) => (index === 0 ? line : [lineEnding, ...line]))
  return {type: 'paragraph', children: children.map(child => ({...child})), ...spanOf(rows[0]!, rows.at(-1)!)}
}

const lineEnding: Text = {type: 'text', value: '\n'}
