import type {Nodes} from 'mdast'
import {walk} from '../../../core/walk.ts'

/**
 * Sets the column widths of tables from Quarto's `tbl-colwidths="[60,40]"`, after a caption or on a div around a table,
 * as percentages of their sum. Widths for a different number of columns are ignored, and so is `auto`.
 */
export function takeColumnWidths(node: Nodes): void {
  if (node.type !== 'figure' && node.type !== 'div') return
  const written = node.data?.attributes?.pairs['tbl-colwidths']
  const numbers = /^\[([\d.,\s]+)\]$/
    .exec(written ?? '')?.[1]
    ?.split(',')
    .map(Number)
  if (numbers === undefined || !numbers.every(number => number > 0)) return
  const total = numbers.reduce((sum, number) => sum + number, 0)
  const widths = numbers.map(number => Math.round((number / total) * 100))
  walk(node, inner => {
    if (inner.type === 'table' && inner.align?.length === widths.length) inner.data = {...inner.data, widths}
  })
}
