import {brokenWord} from './composition.ts'
import type {CutPlace} from './cut.ts'
import {contentOf, type InlineRun, isRun} from './inline-content.ts'
import type {SetLines} from './line-spans.ts'
import {linesOf} from './lines.ts'
import {joinedRows} from './table-grid.ts'

/** An item of the galley and what it is in the document. */
export type GalleyItem = Readonly<{
  top: number
  bottom: number
  penalty: number
  isForced: boolean
  isAfterFloats: boolean
  cut: CutPlace
  /** A figure or table that may leave its place. */
  float: HTMLElement | undefined
  /** Margins of the blocks that begin and end with it; those of neighbours collapse. */
  margins: Readonly<{top: number; bottom: number}>
  /** Of the block that begins with it. */
  indent: string
  /** Height of the table head that is repeated above a row. */
  repeated: number
}>

/** The properties that the next item gets from the blocks that begin with it. */
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

/**
 * The lines and unbreakable blocks of an element in the order of the document, with what breaks between them cost by
 * its styles: `break-before`, `break-after`, `break-inside`, `orphans` and `widows` (CSS Fragmentation 3).
 */
export function verticalList(root: HTMLElement, pageHeight: number, set: SetLines): readonly GalleyItem[] {
  const items: GalleyItem[] = []
  let next = nothingSpecial

  function add(rect: Readonly<{top: number; bottom: number}>, cut: CutPlace, float?: HTMLElement): void {
    const {margin, ...beginning} = next
    items.push({
      ...beginning,
      top: rect.top,
      bottom: rect.bottom,
      cut,
      float,
      margins: {top: margin, bottom: 0}
    })
    next = nothingSpecial
  }

  function readBlock(element: HTMLElement, isInside: boolean): void {
    const style = getComputedStyle(element)
    const rect = element.getBoundingClientRect()
    if (rect.height === 0 && element.childElementCount === 0) return
    const first = items.length
    next = {...next, margin: Math.max(next.margin, pxOf(style.marginTop)), indent: style.textIndent}
    if (style.breakBefore === 'page' || style.breakBefore === 'column') next = {...next, isForced: true}
    if (style.getPropertyValue('--after-floats') === 'on') next = {...next, isAfterFloats: true}
    if (style.breakBefore === 'avoid') next = {...next, penalty: Infinity}
    // A formula belongs to the sentence before it.
    if (element.classList.contains('equation')) next = {...next, penalty: Math.max(next.penalty, 12)}
    const isFloat = mayFloat(element, pageHeight) && !isInside && rect.height < pageHeight
    const isWhole = style.breakInside === 'avoid' && rect.height < pageHeight * 0.8
    if (isFloat || isWhole || isAtomic(element, style))
      add(rect, before(element), isFloat ? element : undefined)
    else if (element.localName === 'table') readTable(element as HTMLTableElement)
    else readContent(element, isInside || /^(li|dd|blockquote|figure|td)$/.test(element.localName))
    const bond =
      style.breakAfter === 'avoid' ? Infinity : bondAfter(element, items.slice(Math.max(0, first - 1)))
    next = {...next, penalty: Math.max(next.penalty, bond)}
    if (style.breakAfter === 'page') next = {...next, isForced: true}
    if (items.length > first) close(first, rect, pxOf(style.marginBottom))
  }

  /** A block is as high as its own box, with padding and border, and the last item includes its margin. */
  function close(first: number, {top, bottom}: DOMRect, margin: number): void {
    items[first] = {...items[first]!, top: Math.min(items[first]!.top, top)}
    const last = items.at(-1)!
    const margins = {...last.margins, bottom: Math.max(last.margins.bottom, margin)}
    items[items.length - 1] = {...last, bottom: Math.max(last.bottom, bottom), margins}
  }

  function readContent(element: HTMLElement, isInside: boolean): void {
    for (const part of contentOf(element)) {
      if (isRun(part)) readRun(part)
      else readBlock(part, isInside)
    }
  }

  function readRun(run: InlineRun): void {
    const {orphans, widows, textAlign} = getComputedStyle(run.parent)
    const isJustified = textAlign === 'justify'
    const lines = linesOf(run, set)
    lines.forEach((line, index) => {
      if (index > 0) {
        const isOrphan = index < Number(orphans)
        const isWidow = lines.length - index < Number(widows)
        next = {
          ...next,
          penalty: isOrphan || isWidow ? Infinity : lines[index - 1]!.endsInWord ? brokenWord : 0
        }
      }
      add(line, index === 0 ? before(run.nodes[0]!) : {...line.start, isJustified})
    })
  }

  /** Cuts a long table between its rows; everything above the rows stays with the first two, and cells stay whole. */
  function readTable(table: HTMLTableElement): void {
    const {top, bottom} = table.getBoundingClientRect()
    const rows = [...table.tBodies].flatMap(body => [...body.rows])
    const repeated = table.tHead?.getBoundingClientRect().height ?? 0
    const joined = joinedRows(table, pageHeight * 0.5)
    rows.forEach((row, index) => {
      const rect = row.getBoundingClientRect()
      if (index === 1 || index === rows.length - 1 || joined.has(row)) next = {...next, penalty: Infinity}
      next = {...next, repeated: index === 0 ? 0 : repeated}
      add({top: index === 0 ? top : rect.top, bottom: rect.bottom}, before(index === 0 ? table : row))
    })
    if (rows.length === 0) add({top, bottom}, before(table))
  }

  readContent(root, false)
  return items
}

function pxOf(length: string): number {
  return Number.parseFloat(length) || 0
}

/** The place before a node, outside of all elements that begin with it. */
function before(node: Node): CutPlace {
  return {node, offset: -1}
}

/**
 * The cost of a break after a block: one line is too little under a heading at the foot of a page, and a sentence that
 * ends in a colon introduces a list, code or a quotation.
 * @param items the block's, after the one before it
 */
function bondAfter(
  {localName, textContent, nextElementSibling}: Element,
  items: readonly GalleyItem[]
): number {
  if (/^(h[1-6]|figure)$/.test(localName)) return 0
  if (items.length === 2 && items[0]!.cut.node instanceof HTMLHeadingElement) return 40
  const isAnnounced =
    localName === 'p' && /^([uod]l|pre|blockquote)$/.test(nextElementSibling?.localName ?? '')
  return isAnnounced && textContent!.trimEnd().endsWith(':') ? 12 : 0
}

/** Figures, tables and listings with a caption, and pictures without one. */
function mayFloat(element: HTMLElement, pageHeight: number): boolean {
  if (element.localName === 'figure') return !element.classList.contains('here')
  return element.localName === 'p' && isPicture(element, pageHeight)
}

/**
 * Whether a paragraph is one picture, with no more than a sign beside it, and high enough to leave a gap; a badge is
 * not. A sentence that ends in a colon announces a picture, which stays under it.
 */
function isPicture(paragraph: HTMLElement, pageHeight: number): boolean {
  const [picture, second] = paragraph.getElementsByTagName('img')
  if (picture === undefined || second !== undefined || picture.classList.contains('here')) return false
  if (/[\p{L}\p{N}]/u.test(paragraph.textContent ?? '')) return false
  const isAnnounced = (paragraph.previousElementSibling?.textContent ?? '').trimEnd().endsWith(':')
  return !isAnnounced && picture.getBoundingClientRect().height > pageHeight / 10
}

function isAtomic(element: HTMLElement, {display}: CSSStyleDeclaration): boolean {
  if (/^(img|svg|math|hr|iframe)$/.test(element.localName)) return true
  return /^(flex|grid|inline-)/.test(display) || /^h[1-6]$/.test(element.localName)
}
