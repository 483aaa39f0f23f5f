import {placeChanges} from './change-places.ts'
import {presentRect} from './line-baseline.ts'
import {type PlacedQuery, placeQueries, queryNumber} from './query-places.ts'
import {findLines, isSameLine, type LaidOutPage, middleOf, type TypesetLine} from './typeset-lines.ts'

/** The options for numbering the lines of a proof. All lengths are in CSS px. */
export type LineNumberOptions = Readonly<{
  /** The blocks whose lines are numbered; a line in nested blocks belongs to the innermost. */
  selector: string
  /** Elements whose lines are not numbered; an empty string excludes nothing. */
  excluded: string
  /** Width of the page area in print, at which lines are measured; by default, they are measured as laid out. */
  width?: number | undefined
  /**
   * The distance from the number to the edge of the text. The number is in the padding of the body, because a page
   * clips everything outside it.
   */
  gap: number
  /** The side of the page on which the numbers are printed. */
  side: 'start' | 'end'
  /** The interval of the numbers: only every nth number is shown, but all lines are counted. */
  every: number
  /**
   * A selector of the elements that restart the numbers, such as pages; an empty string if all lines are numbered in
   * one sequence.
   */
  restartIn: string
  fontSize: number
  color: string
  /** The distance between pages that a paginator has laid out side by side; 0 for one endless page. */
  pageStride: number
  /** The number of the first page, for the places of queries. */
  firstPage: number
}>

/**
 * The number of lines, the places of queries, and for each line its page from 0, its middle in CSS px from the top of
 * the page, and its number.
 */
export type NumberedLines = Readonly<{
  count: number
  queries: readonly PlacedQuery[]
  lines: ReadonlyArray<readonly [page: number, middle: number, number: number]>
}>

/**
 * Runs in the page: numbers the typeset lines from 1, in reading order, because CSS has no line numbers. Each number is
 * an `aria-hidden` element out of the flow, inserted after the first word of its line: before the word it would be on
 * the line above, and in the flow it would change the lines. A paragraph that begins with a display formula gets its
 * number at its first words.
 */
export function numberLines(options: LineNumberOptions): NumberedLines {
  const {selector, excluded, width, every, restartIn, pageStride} = options
  const html = document.documentElement
  const widthBefore = html.style.width
  if (width !== undefined) html.style.width = `${width}px`
  const {left} = document.body.getBoundingClientRect()
  const pageOf = (rect: DOMRect) => (pageStride === 0 ? 0 : Math.floor((rect.left - left + 0.5) / pageStride))
  const page = {selector, excluded, range: document.createRange(), pageOf}
  const lines = findLines(page)
  const numbers = numberAsSeen(lines, pageOf, restartIn)
  const queries = placeQueries(numbers, options.firstPage, pageOf)
  placeChanges(numbers, options.firstPage, page)
  const places = placesOfLines(numbers)
  addStyle(options)
  alignNumbers(insertNumbers(lines, numbers, every), page, options)
  alignQueryMarks(insertQueryMarks(pageOf), page, options)
  html.style.width = widthBefore
  return {count: numbers.size, queries, lines: places}
}

/** Numbers the lines in the order in which they appear on the pages: a note follows the text of its page. */
function numberAsSeen(
  lines: readonly TypesetLine[],
  pageOf: LaidOutPage['pageOf'],
  restartIn: string
): ReadonlyMap<TypesetLine, number> {
  const seen = [...lines].sort(
    (left, right) => pageOf(left.rect) - pageOf(right.rect) || middleOf(left.rect) - middleOf(right.rect)
  )
  const numbers = new Map<TypesetLine, number>()
  let last: TypesetLine | undefined
  let count = 0
  for (const line of seen) {
    // Blocks that are side by side share their line numbers.
    if (last && isSameLine({rect: last.rect, isAtom: false}, {rect: line.rect, isAtom: false}, pageOf))
      continue
    const begins = last !== undefined && countedIn(line, restartIn) !== countedIn(last, restartIn)
    count = begins ? 1 : count + 1
    numbers.set(line, count)
    last = line
  }
  return numbers
}

function placesOfLines(numbers: ReadonlyMap<TypesetLine, number>): NumberedLines['lines'] {
  const pages = [...document.querySelectorAll('.page')]
  const indexes = new Map(pages.map((page, index) => [page, index]))
  const tops = pages.map(page => page.getBoundingClientRect().top)
  return [...numbers].flatMap(([{node, rect}, number]) => {
    const page = (node instanceof Element ? node : node.parentElement)?.closest('.page')
    const index = page ? indexes.get(page) : undefined
    return index === undefined ? [] : [[index, Math.round(middleOf(rect) - tops[index]!), number] as const]
  })
}

/** The element that restarts the numbers and contains a line; null if all lines are numbered in one sequence. */
function countedIn({node}: TypesetLine, restartIn: string): Element | null {
  if (restartIn === '') return null
  return (node instanceof Element ? node : node.parentElement)?.closest(restartIn) ?? null
}

/** A number on the page, its line, and how many characters of the line precede the number. */
type PlacedNumber = Readonly<{element: HTMLElement; line: TypesetLine; lead: number}>

/** Inserts the numbers from the end of the document, so that offsets before them stay valid. */
function insertNumbers(
  lines: readonly TypesetLine[],
  numbers: ReadonlyMap<TypesetLine, number>,
  every: number
): PlacedNumber[] {
  return [...lines].reverse().flatMap(line => {
    const number = numbers.get(line)
    if (number === undefined || number % every !== 0) return []
    const element = marginElement('line-number', String(number))
    return [{element, line, lead: insertAfterFirstWord(line, element)}]
  })
}

/** Repeats the names of queries in the margin next to their lines: “AQ7”, or “AQ7–” above “10” for several. */
function insertQueryMarks(pageOf: LaidOutPage['pageOf']): PlacedNumber[] {
  const rows: HTMLElement[][] = []
  for (const mark of document.querySelectorAll<HTMLElement>('a.query')) {
    const [before] = rows.at(-1) ?? []
    if (before !== undefined && isBeside(before, mark, pageOf)) rows.at(-1)!.push(mark)
    else rows.push([mark])
  }
  return rows.flatMap(marks => {
    const [mark] = marks
    if (mark === undefined) return []
    const [first, last] = [queryNumber(mark), queryNumber(marks.at(-1)!)]
    const element = marginElement('query-margin', first === last ? `AQ${first}` : `AQ${first}–\n${last}`)
    const rect = mark.getBoundingClientRect()
    mark.after(element)
    return [{element, line: {node: mark, start: 0, end: 0, rect}, lead: 0}]
  })
}

/** Whether the marks of two queries are on the same line. */
function isBeside(before: HTMLElement, mark: HTMLElement, pageOf: LaidOutPage['pageOf']): boolean {
  const [left, right] = [before, mark].map(each => ({rect: each.getBoundingClientRect(), isAtom: false}))
  return isSameLine(left!, right!, pageOf)
}

/** Inserts the number of a line, and returns how many characters of the line precede it. */
function insertAfterFirstWord({node, start, end}: TypesetLine, element: HTMLElement): number {
  if (!(node instanceof Text)) {
    node.after(element)
    return 0
  }
  const space = node.data.slice(start).search(/[\s\u00ad\u200b]/)
  const wordEnd = space < 0 ? node.length : start + space
  const firstCharacter = String.fromCodePoint(node.data.codePointAt(start)!)
  // In a word that is longer than its line, the number follows the first character.
  const offset = wordEnd > end ? start + firstCharacter.length : wordEnd
  if (offset >= node.length) node.after(element)
  else node.splitText(offset).before(element)
  return offset - start
}

function marginElement(className: string, words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.ariaHidden = 'true'
  element.textContent = words
  return element
}

/**
 * Adopts one style sheet, because ten thousand elements with their own `all: initial` take seconds; no CSP forbids it.
 */
function addStyle({fontSize, color}: LineNumberOptions): void {
  const sheet = new CSSStyleSheet()
  const {fontFamily} = getComputedStyle(document.body)
  sheet.replaceSync(`:is(.line-number, .query-margin) {
    all: initial !important;
    position: absolute !important;
    left: 0 !important;
    font: ${fontSize}px ${fontFamily} !important;
    font-variant-numeric: lining-nums tabular-nums !important;
    color: ${color} !important;
    white-space: pre !important;
  }`)
  document.adoptedStyleSheets.push(sheet)
}

/** Moves every number to its place, whichever element it is positioned relative to. */
function alignNumbers(
  numbers: readonly PlacedNumber[],
  {range, pageOf}: LaidOutPage,
  {side, gap, pageStride}: LineNumberOptions
): void {
  const style = getComputedStyle(document.body)
  const box = document.body.getBoundingClientRect()
  const isLeft = (side === 'start') === (style.direction === 'ltr')
  const textLeft = box.left + Number.parseFloat(style.paddingLeft)
  const textRight = box.right - Number.parseFloat(style.paddingRight)
  const moves = numbers.map(({element, line, lead}) => {
    const now = presentRect(element, line, lead, range)
    range.selectNodeContents(element)
    const rect = range.getBoundingClientRect()
    const page = pageOf(now) * pageStride
    const across = isLeft ? textLeft + page - gap - rect.right : textRight + page + gap - rect.left
    return {element, across, down: baselineOf(now) - baselineOf(rect)}
  })
  for (const {element, across, down} of moves) moveBy(element, across, down)
}

function moveBy(element: HTMLElement, across: number, down: number): void {
  element.style.setProperty('margin-left', `${across}px`, 'important')
  element.style.setProperty('margin-top', `${down}px`, 'important')
}

/**
 * Moves the names of queries to the outer edge of the gutter that contains the line numbers; a page has no other
 * gutter.
 */
function alignQueryMarks(
  marks: readonly PlacedNumber[],
  {range}: LaidOutPage,
  {side}: LineNumberOptions
): void {
  const isLeft = (side === 'start') === (getComputedStyle(document.body).direction === 'ltr')
  const moves = marks.map(({element, line}) => {
    const {left, right} = (element.closest('.page') ?? document.body).getBoundingClientRect()
    range.selectNodeContents(element)
    const {left: start, right: end} = range.getBoundingClientRect()
    const rect = range.getClientRects()[0] ?? range.getBoundingClientRect()
    const across = isLeft ? left - start : right - end
    return {element, across, down: baselineOf(line.rect) - baselineOf(rect)}
  })
  for (const {element, across, down} of moves) moveBy(element, across, down)
}

/** The baseline of a box: the descent of text faces is about a fifth of the box's height. */
function baselineOf(rect: DOMRect): number {
  return rect.bottom - rect.height * 0.21
}
