import {bondAfter} from './bonds.ts'
import {brokenWord} from './composition.ts'
import type {CutPlace} from './cut.ts'
import {costBefore} from './formula-breaks.ts'
import {contentOf, type InlineRun, isRun} from './inline-content.ts'
import type {SetLines} from './line-spans.ts'
import {laidLinesOf} from './lines.ts'
import {mayFloat} from './moving-blocks.ts'
import {continuationHeight} from './table-continuation.ts'
import {joinedRows} from './table-grid.ts'

/** An item of an endless column, with its place in the document. */
export type ColumnItem = Readonly<{
  top: number
  bottom: number
  penalty: number
  isForced: boolean
  isAfterFloats: boolean
  isInList: boolean
  cut: CutPlace
  /** The figure or table, if the item is one that can move. */
  float: HTMLElement | undefined
  /** The margins of the blocks that begin and end with the item; margins of neighbouring blocks collapse. */
  margins: Readonly<{top: number; bottom: number}>
  /** The indent of the paragraph that begins with the item. */
  indent: string
  /** The height of the table head to repeat above the item, if it is a row. */
  repeated: number
}>

/** Properties for the next item, from the blocks that begin with it. */
type Beginning = Readonly<{
  penalty: number
  isForced: boolean
  isAfterFloats: boolean
  margin: number
  indent: string
  repeated: number
}>

const nothingSpecial: Beginning = {
  penalty: 0,
  isForced: false,
  isAfterFloats: false,
  margin: 0,
  indent: '',
  repeated: 0
}

/** A list that is being built, with properties that depend on the styles of the current block. */
type Making = {
  readonly items: ColumnItem[]
  next: Beginning
  /** Whether the current block is in a list of references. */
  isInList: boolean
  readonly pageHeight: number
  readonly set: SetLines
}

/**
 * The lines and unbreakable blocks of an element in document order. The costs of breaks depend on their styles:
 * `break-before`, `break-after`, `break-inside`, `orphans` and `widows` (CSS Fragmentation 3).
 */
export function verticalList(root: HTMLElement, pageHeight: number, set: SetLines): readonly ColumnItem[] {
  const list: Making = {items: [], next: nothingSpecial, isInList: false, pageHeight, set}
  readContent(list, root, false)
  return list.items
}

function readContent(list: Making, element: HTMLElement, isInside: boolean): void {
  for (const part of contentOf(element)) {
    if (isRun(part)) readRun(list, part)
    else readBlock(list, part, isInside)
  }
}

function readBlock(list: Making, element: HTMLElement, isInside: boolean): void {
  const {items, pageHeight} = list
  const style = getComputedStyle(element)
  const rect = element.getBoundingClientRect()
  if (rect.height === 0 && element.childElementCount === 0) return
  // The number of an entry is next to its first line, so it is not an item.
  if (element.classList.contains('csl-left-margin')) return
  const first = items.length
  const isList = element.matches('.references-section, .references')
  if (isList) beginList(list)
  list.next = beginning(list.next, element, style)
  const isFloat = mayFloat(element, pageHeight) && !isInside && rect.height < pageHeight
  const isWhole = style.breakInside === 'avoid' && rect.height < pageHeight * 0.8
  if (isFloat || isWhole || isAtomic(element, style))
    add(list, rect, before(element), isFloat ? element : undefined)
  else if (isEntry(element)) readEntry(list, element, rect, style)
  else if (element.localName === 'table') readTable(list, element as HTMLTableElement)
  else readContent(list, element, isInside || /^(li|dd|blockquote|figure|td)$/.test(element.localName))
  const bond =
    style.breakAfter === 'avoid' ? Infinity : bondAfter(element, items.slice(Math.max(0, first - 1)))
  list.next = atLeast(list.next, bond)
  if (style.breakAfter === 'page') list.next = {...list.next, isForced: true}
  if (items.length > first) close(items, first, rect, pxOf(style.marginBottom))
  if (items.length === first + 1) keepInCompany(list, element)
  if (isList) list.isInList = false
}

/** Begins a list of references with the headings directly before it, which the author may have written. */
function beginList(list: Making): void {
  const {items} = list
  list.isInList = true
  for (let index = items.length - 1; items[index]?.cut.node instanceof HTMLHeadingElement; index--)
    items[index] = {...items[index]!, isInList: true}
}

/**
 * Makes a break expensive if it would leave the first or the last entry of a list, as a single line, alone in its
 * column.
 */
function keepInCompany(list: Making, {localName, previousElementSibling, nextElementSibling}: Element): void {
  if (localName !== 'li' || (previousElementSibling === null) === (nextElementSibling === null)) return
  if (previousElementSibling === null) list.next = atLeast(list.next, aloneEntry)
  else list.items.push(atLeast(list.items.pop()!, aloneEntry))
}

function atLeast<T extends Readonly<{penalty: number}>>(breakable: T, penalty: number): T {
  return {...breakable, penalty: Math.max(breakable.penalty, penalty)}
}

/** The cost of an entry that is alone in its column: as much as three empty lines. */
const aloneEntry = 9

/**
 * Combines the properties that the next item gets from enclosing blocks with those from a block that begins with the
 * item.
 */
function beginning(next: Beginning, {classList}: HTMLElement, style: CSSStyleDeclaration): Beginning {
  const {breakBefore, marginTop, textIndent} = style
  // A display formula belongs to the sentence before it.
  const least = breakBefore === 'avoid' ? Infinity : classList.contains('equation') ? 12 : 0
  return {
    ...next,
    penalty: Math.max(next.penalty, least),
    isForced: next.isForced || breakBefore === 'page' || breakBefore === 'column',
    isAfterFloats: next.isAfterFloats || style.getPropertyValue('--after-floats') === 'on',
    margin: Math.max(next.margin, pxOf(marginTop)),
    indent: textIndent
  }
}

function add(
  list: Making,
  {top, bottom}: Readonly<{top: number; bottom: number}>,
  cut: CutPlace,
  float?: HTMLElement
): void {
  const {margin, ...beginning} = list.next
  const isInList = list.isInList
  list.items.push({...beginning, top, bottom, cut, float, isInList, margins: {top: margin, bottom: 0}})
  list.next = nothingSpecial
}

/** Extends the items of a block to its box, including padding and border; the margin is added to the last item. */
function close(items: ColumnItem[], first: number, {top, bottom}: DOMRect, margin: number): void {
  items[first] = {...items[first]!, top: Math.min(items[first]!.top, top)}
  const last = items.at(-1)!
  const margins = {...last.margins, bottom: Math.max(last.margins.bottom, margin)}
  items[items.length - 1] = {...last, bottom: Math.max(last.bottom, bottom), margins}
}

function readRun(list: Making, run: InlineRun): void {
  const {orphans, widows, textAlign} = getComputedStyle(run.parent)
  const isJustified = textAlign === 'justify'
  const lines = laidLinesOf(run, list.set)
  const isCode = run.parent.localName === 'pre'
  const repeated = isCode ? continuationHeight(run.parent) : 0
  const least = isCode && lines.length <= fewLines ? dividedListing : 0
  lines.forEach((line, index) => {
    if (index > 0) {
      const isOrphan = index < Number(orphans)
      const isWidow = lines.length - index < Number(widows)
      const inWord = lines[index - 1]!.endsInWord ? brokenWord : least
      // A formula on two pages would be spoken as two formulas.
      const {node} = line.start
      const isInFormula = node instanceof Element && costBefore(node) !== undefined
      list.next = {...list.next, penalty: isOrphan || isWidow || isInFormula ? Infinity : inWord, repeated}
    }
    add(list, line, index === 0 ? before(run.nodes[0]!) : {...line.start, isJustified})
  })
}

/** The cost of dividing a short listing: as much as four empty lines. */
const dividedListing = 16
const fewLines = 8

/**
 * Reads an entry of a list of references, which can be divided if it has at least four lines; its number stays with its
 * first line.
 */
function readEntry(list: Making, entry: HTMLElement, rect: DOMRect, style: CSSStyleDeclaration): void {
  const {items} = list
  const first = items.length
  if (rect.height > pxOf(style.lineHeight) * 3.5) readContent(list, entry, true)
  if (items.length === first) add(list, rect, before(entry))
  items[first] = {...items[first]!, cut: before(entry)}
  for (let index = first + 1; index < items.length; index++) {
    const item = items[index]!
    items[index] = {...item, penalty: Math.max(item.penalty, dividedEntry)}
  }
  const isLast = entry.previousElementSibling !== null && entry.nextElementSibling === null
  for (let index = first; isLast && index < items.length; index++)
    items[index] = atLeast(items[index]!, lastEntry)
}

/** The cost of a column with only the last entry of a list of references: as much as seven empty lines. */
const lastEntry = 49

/** The cost of dividing an entry: as much as two empty lines. */
const dividedEntry = 4

function isEntry({classList}: Element): boolean {
  return classList.contains('csl-entry')
}

/**
 * Reads a table, which can be divided between rows. Everything above the rows stays with the first two rows, and cells
 * are not divided.
 */
function readTable(list: Making, table: HTMLTableElement): void {
  const {top, bottom} = table.getBoundingClientRect()
  const rows = [...table.tBodies].flatMap(body => [...body.rows])
  const repeated = (table.tHead?.getBoundingClientRect().height ?? 0) + continuationHeight(table)
  const joined = joinedRows(table, list.pageHeight * 0.5)
  rows.forEach((row, index) => {
    const rect = row.getBoundingClientRect()
    if (index === 1 || index === rows.length - 1 || joined.has(row))
      list.next = {...list.next, penalty: Infinity}
    list.next = {...list.next, repeated: index === 0 ? 0 : repeated}
    const own = {top: index === 0 ? top : rect.top, bottom: rect.bottom}
    add(list, own, before(index === 0 ? table : row))
  })
  if (rows.length === 0) add(list, {top, bottom}, before(table))
}

function pxOf(length: string): number {
  return Number.parseFloat(length) || 0
}

/** The place before a node, outside all elements that begin with the node. */
function before(node: Node): CutPlace {
  return {node, offset: -1}
}

function isAtomic(element: HTMLElement, {display}: CSSStyleDeclaration): boolean {
  if (isEntry(element)) return false
  if (/^(img|svg|math|hr|iframe)$/.test(element.localName)) return true
  return /^(flex|grid|inline-)/.test(display) || /^h[1-6]$/.test(element.localName)
}
