import type {Flow, Item} from './composition.ts'
import {narrowTables} from './table-words.ts'
import {type GalleyItem, verticalList} from './vertical-list.ts'

/** A stretch of the article in one endless column that is as wide as those of the pages. */
export type GalleyColumn = Readonly<{
  element: HTMLElement
  columns: number
  columnGap: number
  width: number
}>

export type GalleyFlow = GalleyColumn & Readonly<{items: readonly GalleyItem[]}>

/** Puts the parts of an article into such columns: the styles say how many with `--columns` and `--column-gap`. */
export function layGalley(article: HTMLElement): readonly GalleyColumn[] {
  const galley: GalleyColumn[] = []
  const whole = article.getBoundingClientRect().width
  for (const part of [...article.children]) {
    const style = getComputedStyle(part)
    if (style.display === 'none') continue
    const columns = Math.max(1, Number.parseInt(style.getPropertyValue('--columns'), 10) || 1)
    let column = galley.at(-1)
    if (column === undefined || column.columns !== columns) {
      const columnGap = columns > 1 ? Number.parseFloat(style.getPropertyValue('--column-gap')) || 20 : 0
      const width = (whole - columnGap * (columns - 1)) / columns
      const element = document.createElement('div')
      element.style.width = `${width}px`
      part.before(element)
      column = {element, columns, columnGap, width}
      galley.push(column)
    }
    column.element.append(part)
  }
  for (const {element, columns} of galley) if (columns > 1) widenFigures(element, whole)
  narrowTables(article)
  return galley
}

/** A figure that is asked to be, or a table that has to be, as wide as the page. */
function widenFigures(column: HTMLElement, whole: number): void {
  const figures = [...column.querySelectorAll('figure')]
  const wide = figures.filter(
    figure => figure.classList.contains('wide') || figure.scrollWidth > figure.clientWidth + 1
  )
  for (const figure of wide) {
    figure.classList.add('wide')
    figure.style.width = `${whole}px`
  }
}

/** Fixes the columns of tables that may be cut, so that their parts stay alike. */
export function fixTables(article: HTMLElement, pageHeight: number): void {
  const long = [...article.querySelectorAll('table')].filter(table => {
    const block = table.closest('figure') ?? table
    return block.getBoundingClientRect().height >= pageHeight * 0.8 || block === table
  })
  const measured = long.map(table => {
    const rows = [...table.rows].filter(row =>
      [...row.cells].every(cell => cell.colSpan === 1 && cell.rowSpan === 1)
    )
    const widths = [...(rows[0]?.cells ?? [])].map(cell => cell.getBoundingClientRect().width)
    return {table, widths, width: table.getBoundingClientRect().width}
  })
  for (const {table, widths, width} of measured) {
    if (widths.length === 0) continue
    const group = document.createElement('colgroup')
    for (const one of widths) {
      const column = document.createElement('col')
      column.style.width = `${one}px`
      group.append(column)
    }
    for (const old of table.querySelectorAll(':scope > colgroup')) old.remove()
    const after = table.caption ?? null
    if (after) after.after(group)
    else table.prepend(group)
    table.style.tableLayout = 'fixed'
    table.style.width = `${width}px`
  }
}

/** Sets what is wider than its column in smaller type, down to six tenths: a formula or code cannot be broken. */
export function narrowFormulas(article: HTMLElement): void {
  const formulas = [...article.querySelectorAll<HTMLElement>('.equation')].map(element => ({
    element,
    width: element.clientWidth,
    needed: Math.max(element.scrollWidth, ...[...element.children].map(widthOfChild))
  }))
  for (const {element, width, needed} of formulas) {
    if (needed > width + 1) element.style.fontSize = `${Math.max(0.6, (width / needed) * 0.99).toFixed(3)}em`
  }

  function widthOfChild(child: Element): number {
    return child.scrollWidth
  }
}

/**
 * Where a style asks for it (`--baseline-grid: on`), the blocks of its columns begin on a grid of lines, so that the
 * lines of columns side by side stand level. What is set in another leading, as references are, is left alone.
 * The room after a figure belongs to the figure, which may leave its place.
 */
export function alignToGrid(galley: readonly GalleyColumn[], leading: number): void {
  for (const {element, columns} of galley) {
    if (columns === 1) continue
    for (const part of element.children) {
      if (isOnGrid(part)) alignBlocks([...part.children] as HTMLElement[], leading)
    }
  }
}

function alignBlocks(blocks: readonly HTMLElement[], leading: number): void {
  const measured = blocks.map(block => {
    const {top, bottom} = block.getBoundingClientRect()
    return {block, top, bottom, isOnGrid: !block.matches('.references, .references-section, [hidden]')}
  })
  const origin = measured[0]?.top ?? 0
  let shift = 0
  // Headings stand close to their text: the room goes above them.
  let start = 0
  measured.forEach(({top, isOnGrid, block}, index) => {
    const isHeading = block instanceof HTMLHeadingElement
    const follows = index > 0 && measured[index - 1]!.block instanceof HTMLHeadingElement
    if (!follows) start = index
    const off = offGrid(top + shift - origin, leading)
    const first = measured[start]!
    const before = measured[start - 1]
    if (before === undefined || !isOnGrid || isHeading || off === 0) return
    const room = first.top - before.bottom + leading - off
    if (before.block.localName === 'figure') before.block.style.marginBottom = `${room}px`
    else first.block.style.marginTop = `${room}px`
    shift += leading - off
  })
}

/** How far below a line of the grid a height is. */
function offGrid(height: number, leading: number): number {
  const off = ((height % leading) + leading) % leading
  return off < 0.3 || leading - off < 0.3 ? 0 : off
}

export function readGalley(galley: readonly GalleyColumn[], pageHeight: number): readonly GalleyFlow[] {
  return galley.map(column => ({...column, items: verticalList(column.element, pageHeight)}))
}

/** A call of a note: which one, and how far down it stands. */
export type NoteCall = Readonly<{note: number; middle: number}>

/** The heights that pages are composed of; each note belongs to the item that calls it first. */
export function flowOf(flow: GalleyFlow, calls: readonly NoteCall[], leading: number): Flow {
  const {element, columns, items} = flow
  const isGridded = [...element.children].some(part => columns > 1 && isOnGrid(part))
  let call = 0
  return {
    columns,
    items: items.map(({top, bottom, penalty, isForced, repeated, float}, index): Item => {
      const notes: number[] = []
      const end = items[index + 1] ? bottom : Infinity
      for (; call < calls.length && calls[call]!.middle < end; call++) notes.push(calls[call]!.note)
      const height = bottom - top
      const gap = Math.max(items[index - 1]?.margins.bottom ?? 0, items[index + 1]?.margins.top ?? 0)
      const isWide = float?.classList.contains('wide') ?? false
      // A float at the head of a column ends where a line of the grid begins.
      const below = isGridded ? Math.ceil((height + leading / 2) / leading) * leading - height : leading
      return {
        top,
        bottom,
        penalty,
        isForced,
        repeated: isGridded ? Math.max(repeated, roomAbove(items, index, leading)) : repeated,
        notes,
        float: float && {isWide, height, gap, below}
      }
    })
  }
}

/** The room above a heading at the head of a column, so that the text under it stands on the grid. */
function roomAbove(items: readonly GalleyItem[], index: number, leading: number): number {
  if (!(items[index]!.cut.node instanceof HTMLHeadingElement)) return 0
  const text = items.slice(index).find(({cut}) => !(cut.node instanceof HTMLHeadingElement))
  const off = text === undefined ? 0 : offGrid(text.top - items[index]!.top, leading)
  return off === 0 ? 0 : leading - off
}

function isOnGrid(part: Element): boolean {
  return getComputedStyle(part).getPropertyValue('--baseline-grid').trim() === 'on'
}
