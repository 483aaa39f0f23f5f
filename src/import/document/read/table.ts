import {largestOf} from '../../../core/extremes.ts'
import {childElements, elementsOf, type XmlElement} from '../../../core/xml.ts'
import type {TypedBlock, TypedCell, TypedTable} from '../content.ts'
import {trackedWithin} from './inline.ts'
import type {ReadAround} from './state.ts'

type ReadBlocks = (element: XmlElement, around: ReadAround) => readonly TypedBlock[]

type Growing = {blocks: readonly TypedBlock[]; columns: number; rows: number}

/** Reads the cells of a table into its grid; a cell that spans several rows is in the first of its rows. */
export function readTable(table: XmlElement, around: ReadAround, readBlocks: ReadBlocks): TypedTable {
  const rows: Growing[][] = []
  // The open cell of each column, which the next row can continue.
  let open = new Map<number, Growing>()
  let heads = 0
  let width = 0
  for (const {row, within} of rowsOf(table, around)) {
    const cells: Growing[] = []
    const next = new Map<number, Growing>()
    const properties = childElements(row).find(({name}) => name === 'w:trPr')
    const before = spanOf(properties, 'w:gridBefore', 0)
    let column = before
    if (before > 0) cells.push({blocks: [], columns: before, rows: 1})
    for (const cell of cellsOf(row)) {
      const own = childElements(cell).find(({name}) => name === 'w:tcPr')
      const columns = spanOf(own, 'w:gridSpan', 1)
      const merge = childElements(own).find(({name}) => name === 'w:vMerge')
      const above = open.get(column)
      if (merge !== undefined && merge.attributes.get('w:val') !== 'restart' && above?.columns === columns) {
        above.rows++
        next.set(column, above)
        // Word does not show text in the hidden rest of a merged cell, but it is the author's text.
        above.blocks = [...above.blocks, ...readBlocks(cell, within).filter(hasContent)]
      } else {
        const made = {blocks: readBlocks(cell, within), columns, rows: 1}
        cells.push(made)
        if (merge !== undefined) next.set(column, made)
      }
      column += columns
    }
    const isHead = childElements(properties).some(
      ({name, attributes}) =>
        name === 'w:tblHeader' && !/^(?:0|false|off)$/.test(attributes.get('w:val') ?? '')
    )
    if (isHead && heads === rows.length) heads++
    rows.push(cells)
    open = next
    width = Math.max(width, column)
  }
  const whole = rows.map(cells => cells as readonly TypedCell[])
  return {kind: 'table', rows: whole, headRows: heads > 0 ? heads : headByLook(table, whole), columns: width}
}

function hasContent(block: TypedBlock): boolean {
  return block.kind === 'table' || block.inlines.length > 0
}

function rowsOf(
  element: XmlElement,
  around: ReadAround
): ReadonlyArray<Readonly<{row: XmlElement; within: ReadAround}>> {
  return childElements(element).flatMap(child => {
    if (child.name === 'w:tr') {
      const properties = childElements(child).find(({name}) => name === 'w:trPr')
      const within = childElements(properties).reduce((inner, each) => trackedWithin(each, inner), around)
      return [{row: child, within}]
    }
    return child.name === 'w:tblPr' || child.name === 'w:tblGrid'
      ? []
      : rowsOf(child, trackedWithin(child, around))
  })
}

function cellsOf(row: XmlElement): readonly XmlElement[] {
  return childElements(row).flatMap(child => {
    if (child.name === 'w:tc') return [child]
    return child.name === 'w:trPr' || child.name === 'w:tblPrEx' ? [] : cellsOf(child)
  })
}

function spanOf(properties: XmlElement | undefined, name: string, usual: number): number {
  const value = Number(
    childElements(properties)
      .find(child => child.name === name)
      ?.attributes.get('w:val') ?? usual
  )
  return value >= usual && value < 1000 ? Math.floor(value) : usual
}

/**
 * The number of header rows, by formatting: the rows that the first row's cells span, if Word marks the first row or if
 * only these rows are bold. 0 if no other rows follow.
 */
function headByLook(table: XmlElement, rows: ReadonlyArray<readonly TypedCell[]>): number {
  const properties = childElements(table).find(({name}) => name === 'w:tblPr')
  const look = elementsOf(properties, 'w:tblLook')[0]?.attributes
  const first = look?.get('w:firstRow')
  const isMarked =
    first === undefined ? (Number.parseInt(look?.get('w:val') ?? '', 16) & 0x20) > 0 : first === '1'
  const [firstRow = []] = rows
  const height = largestOf([1, ...firstRow.map(cell => cell.rows)])
  if (height >= rows.length || !firstRow.some(cell => cell.blocks.some(hasContent))) return 0
  const isBold = rows.slice(0, height).flat().every(areBold)
  return isMarked || (isBold && !rows.slice(height).flat().every(areBold)) ? height : 0
}

/** Whether all letters of a cell are bold. */
function areBold({blocks}: TypedCell): boolean {
  return blocks.every(block => block.kind === 'paragraph' && (block.isBold || !hasContent(block)))
}
