import {largestOf} from '../../../core/extremes.ts'

/** A cell of a drawn table: its lines, its position, and how many rows and columns it spans. */
export type DrawnCell = Readonly<{
  lines: readonly string[]
  row: number
  column: number
  rows: number
  columns: number
}>

/** Draws a grid table of Pandoc. Cells must fill the grid. */
export function drawGrid(
  cells: readonly DrawnCell[],
  size: Readonly<{rows: number; columns: number}>,
  headRows: number
): readonly string[] {
  const widths = columnWidths(cells, size.columns)
  const heights = rowHeights(cells, size.rows)
  const lefts = placesOf(widths)
  const tops = placesOf(heights)
  const canvas = Array.from({length: tops.at(-1)! + 1}, () =>
    Array.from({length: lefts.at(-1)! + 1}, () => ' ')
  )
  for (const cell of cells) {
    const [top, bottom] = [tops[cell.row]!, tops[cell.row + cell.rows]!]
    const [left, right] = [lefts[cell.column]!, lefts[cell.column + cell.columns]!]
    for (const y of [top, bottom])
      for (let x = left; x <= right; x++) {
        const isHead = headRows > 0 && y === tops[headRows]
        canvas[y]![x] = x === left || x === right || canvas[y]![x] === '+' ? '+' : isHead ? '=' : '-'
      }
    for (const x of [left, right])
      for (let y = top + 1; y < bottom; y++) canvas[y]![x] = canvas[y]![x] === '+' ? '+' : '|'
    for (const [index, line] of cell.lines.entries())
      for (let unit = 0; unit < line.length; unit++) canvas[top + 1 + index]![left + 2 + unit] = line[unit]!
  }
  return canvas.map(row => row.join(''))
}

/** The positions of borders. */
function placesOf(lengths: readonly number[]): readonly number[] {
  const places = [0]
  for (const length of lengths) places.push(places.at(-1)! + length + 1)
  return places
}

function columnWidths(cells: readonly DrawnCell[], count: number): readonly number[] {
  const widths = Array.from({length: count}, () => 3)
  const ofCell = (cell: DrawnCell): number => largestOf([0, ...cell.lines.map(({length}) => length)]) + 2
  for (const cell of cells)
    if (cell.columns === 1) widths[cell.column] = Math.max(widths[cell.column]!, ofCell(cell))
  for (const cell of cells.filter(({columns}) => columns > 1).toSorted((a, b) => a.columns - b.columns)) {
    const own = widths.slice(cell.column, cell.column + cell.columns)
    const missing = ofCell(cell) - own.reduce((sum, width) => sum + width, cell.columns - 1)
    for (let at = 0; at < missing; at++) widths[cell.column + (at % cell.columns)]! += 1
  }
  return widths
}

function rowHeights(cells: readonly DrawnCell[], count: number): readonly number[] {
  const heights = Array.from({length: count}, () => 1)
  for (const cell of cells)
    if (cell.rows === 1) heights[cell.row] = Math.max(heights[cell.row]!, cell.lines.length)
  for (const cell of cells.filter(({rows}) => rows > 1)) {
    const own = heights.slice(cell.row, cell.row + cell.rows)
    const missing = cell.lines.length - own.reduce((sum, height) => sum + height, cell.rows - 1)
    if (missing > 0) heights[cell.row + cell.rows - 1]! += missing
  }
  return heights
}

/** Wraps a line of Markdown at a width, between words; no line begins with a word that would be parsed as markup. */
export function wrapped(line: string, width: number, isMark: (word: string) => boolean): readonly string[] {
  if (line.length <= width) return [line]
  const lines: string[] = []
  let open = ''
  for (const word of unbroken(line)) {
    if (open !== '' && open.length + word.length + 1 > width && !isMark(word)) {
      lines.push(open)
      open = word
    } else open = open === '' ? word : `${open} ${word}`
  }
  return open === '' ? lines : [...lines, open]
}

/** Splits a line into words; code, formulas, brackets and links are not split. */
function unbroken(line: string): readonly string[] {
  const words: string[] = []
  let isWithin = false
  for (const word of line.split(' ')) {
    if (isWithin) words[words.length - 1] += ` ${word}`
    else words.push(word)
    isWithin = isOpen(words.at(-1)!)
  }
  return words
}

function isOpen(text: string): boolean {
  const bare = text.replace(/\\./g, '')
  const count = (sign: string): number => bare.split(sign).length - 1
  if (count('`') % 2 === 1 || count('$') % 2 === 1) return true
  return [
    ['[', ']'],
    ['{', '}']
  ].some(([open, close]) => count(open!) > count(close!))
}
