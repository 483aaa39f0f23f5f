import {largestOf} from '../../../core/extremes.ts'
import {frameBareTables, keepBareTables} from './bare-tables.ts'
import {isInset, isOnGrid, offGrid, textBlockOf} from './baseline-grid.ts'
import type {FloatPlace, Flow, FlowItem} from './composition.ts'
import {floatMentions} from './float-mentions.ts'
import {blockNumberOf} from './flow-place.ts'
import type {SetLines} from './line-spans.ts'
import type {TurningRoom} from './table-turning.ts'
import {fitsInPlace, narrowTables} from './table-words.ts'
import {type ColumnItem, verticalList} from './vertical-list.ts'

/** A part of the article in one endless column, as wide as the columns of the pages. */
export type EndlessColumn = Readonly<{
  element: HTMLElement
  columns: number
  columnGap: number
  width: number
}>

export type ColumnFlow = EndlessColumn & Readonly<{items: readonly ColumnItem[]}>

/**
 * Puts each part of an article into an endless column, as wide as one of the columns that its style requests
 * (`--columns`, `--column-gap`). The document is displayed only while it is empty, to measure its width, so that
 * everything is laid out just once, in its column.
 */
export function layEndlessColumns(article: HTMLElement): readonly EndlessColumn[] {
  const endless: EndlessColumn[] = []
  const parts = [...article.children].map(part => ({part, ...stylesOf(part)}))
  const away = document.createDocumentFragment()
  away.append(...article.childNodes)
  document.documentElement.style.removeProperty('display')
  const whole = article.getBoundingClientRect().width
  article.append(away)
  for (const {part, display, columns, gap} of parts) {
    if (display === 'none') continue
    let column = endless.at(-1)
    if (column === undefined || column.columns !== columns) {
      const columnGap = columns > 1 ? gap : 0
      const width = (whole - columnGap * (columns - 1)) / columns
      const element = document.createElement('div')
      element.style.width = `${width}px`
      element.style.setProperty('--columns', `${columns}`)
      part.before(element)
      column = {element, columns, columnGap, width}
      endless.push(column)
    }
    column.element.append(part)
  }
  return endless
}

/** Sets the widths of figures and tables: the width of their column or, if they need it, of the page. */
export function fitEndlessColumns(
  article: HTMLElement,
  endless: readonly EndlessColumn[],
  pageHeight: number
): void {
  frameBareTables(article, fitsInPlace)
  for (const {element, columns, columnGap, width} of endless)
    if (columns > 1) widenFigures(element, width * columns + columnGap * (columns - 1))
  narrowTables(article, turningRoom(endless, pageHeight))
  keepBareTables(article)
}

/** The room for turned tables: a page, including the gutters beside its text. */
function turningRoom(endless: readonly EndlessColumn[], height: number): TurningRoom {
  const {paddingLeft, paddingRight} = getComputedStyle(document.body)
  const [left, right] = [paddingLeft, paddingRight].map(length => Number.parseFloat(length) || 0)
  const text = largestOf(
    endless.map(({columns, columnGap, width}) => columns * (width + columnGap) - columnGap)
  )
  return {height: height - 1, width: text + left! + right!, left: -left!}
}

function stylesOf(part: Element): Readonly<{display: string; columns: number; gap: number}> {
  const style = getComputedStyle(part)
  return {
    display: style.display,
    columns: Math.max(1, Number.parseInt(style.getPropertyValue('--columns'), 10) || 1),
    gap: Number.parseFloat(style.getPropertyValue('--column-gap')) || 20
  }
}

/** Widens figures that request the width of the page, and tables that need that width. */
function widenFigures(column: HTMLElement, whole: number): void {
  const figures = [...column.querySelectorAll('figure')]
  const wide = figures.filter(
    figure =>
      figure.classList.contains('wide') ||
      figure.scrollWidth > figure.clientWidth + 1 ||
      isMuchLower(figure, whole)
  )
  for (const figure of wide) {
    figure.classList.add('wide')
    figure.style.width = `${whole}px`
  }
}

/** Whether a table takes up less space across all columns, because it is much lower at that width. */
function isMuchLower(figure: HTMLElement, whole: number): boolean {
  if (figure.firstElementChild?.localName !== 'table') return false
  const narrow = figure.offsetHeight
  if (narrow < lowest) return false
  const {width} = figure.style
  figure.style.width = `${whole}px`
  const isLower = narrow > figure.offsetHeight * muchLower
  figure.style.width = width
  return isLower
}

/**
 * The minimum ratio of a table's height in its column to its height across all columns at which the table spans all
 * columns. In one of two columns, twice the height takes up the same area, apart from the space around the table.
 */
const muchLower = 1.8

/** The height of a table, in CSS px, below which it stays in its column. */
const lowest = 150

export function readEndlessColumns(
  endless: readonly EndlessColumn[],
  pageHeight: number,
  set: SetLines
): readonly ColumnFlow[] {
  return endless.map(column => ({...column, items: verticalList(column.element, pageHeight, set)}))
}

/** The place of a note call: the index of the note, and the distance of the call from the top. */
export type CallPlace = Readonly<{note: number; middle: number}>

/** The heights from which pages are composed. Each note belongs to the item that calls it first. */
export function flowOf(flow: ColumnFlow, calls: readonly CallPlace[], leading: number): Flow {
  const {element, columns, items} = flow
  const isGridded = [...element.children].some(part => columns > 1 && isOnGrid(part))
  const mentions = floatMentions(flow)
  const insets = isGridded ? insetNumbers(flow) : []
  let call = 0
  return {
    columns,
    grid: isGridded ? leading : 0,
    items: items.map(
      ({top, bottom, penalty, isForced, isAfterFloats, isInList, repeated, float}, index): FlowItem => {
        const notes: number[] = []
        const end = items[index + 1] ? bottom : Infinity
        for (; call < calls.length && calls[call]!.middle < end; call++) notes.push(calls[call]!.note)
        const height = bottom - top
        const isWide = float?.classList.contains('wide') ?? false
        // The space below a float at the top of a column ends on a grid line.
        const below = isGridded ? Math.ceil((height + leading / 2) / leading) * leading - height : leading
        return {
          top,
          bottom,
          penalty,
          isForced,
          isAfterFloats: isAfterFloats || isOpening(items[index]!),
          isInList,
          isHeading: isHeading(items[index]!),
          level: levelOf(items[index]!),
          isOpening: isOpening(items[index]!),
          block: blockNumberOf(items[index]!.cut.node),
          inset: insets[index],
          repeated: isGridded ? Math.max(repeated, roomForGrid(flow, index, leading)) : repeated,
          notes,
          float: float && {
            isWide,
            height,
            before: items[index - 1]?.margins.bottom ?? 0,
            after: items[index + 1]?.margins.top ?? 0,
            step: isGridded ? leading : 0,
            below,
            above: leading,
            mention: mentions.get(index),
            place: placeOf(float)
          }
        }
      }
    )
  }
}

/** The position of a float: from the class that the author gave it, or else from the style's `--floats`. */
function placeOf(float: HTMLElement): FloatPlace {
  for (const place of ['top', 'bottom'] as const) if (float.classList.contains(place)) return place
  const wish = getComputedStyle(float).getPropertyValue('--floats').trim()
  return wish === 'top' || wish === 'bottom' || wish === 'ends' ? wish : 'any'
}

/**
 * The space that moves the next text onto the grid if a column begins with this item: below a heading, or below the
 * rest of a list or quotation.
 */
function roomForGrid({element, items}: ColumnFlow, index: number, leading: number): number {
  const inset = insetOf(element, items[index]!)
  if (inset === undefined && !isHeading(items[index]!)) return 0
  let next = index + 1
  while (next < items.length && isSkipped(items[next]!)) next++
  const text = items[next]
  const off = text === undefined ? 0 : offGrid(text.top - items[index]!.top, leading)
  return off === 0 ? 0 : leading - off

  function isSkipped(item: ColumnItem): boolean {
    return isHeading(item) || inset?.contains(item.cut.node) === true
  }
}

function isHeading({cut}: ColumnItem): boolean {
  return cut.node instanceof HTMLHeadingElement
}

function levelOf({cut: {node}}: ColumnItem): number | undefined {
  return node instanceof HTMLHeadingElement ? Number(node.localName.slice(1)) : undefined
}

/** Whether an item is the title, or a heading that begins a page on request. */
function isOpening(item: ColumnItem): boolean {
  return isHeading(item) && (item.isForced || (item.cut.node as Element).localName === 'h1')
}

/** The list or quotation of the text to which an item of an endless column belongs. */
function insetOf(column: HTMLElement, {cut: {node}}: ColumnItem): HTMLElement | undefined {
  const block = textBlockOf(column, node)
  return block && isInset(block) ? block : undefined
}

/** The numbers of the lists and quotations to which the items of an endless column belong. */
function insetNumbers({element, items}: ColumnFlow): readonly (number | undefined)[] {
  const numbers = new Map<HTMLElement, number>()
  return items.map(item => {
    const inset = insetOf(element, item)
    if (inset !== undefined && !numbers.has(inset)) numbers.set(inset, numbers.size)
    return inset && numbers.get(inset)
  })
}
