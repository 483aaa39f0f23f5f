import {divideTable, isTooWide} from './table-division.ts'
import {divideFigures} from './table-parts.ts'
import {isTurned, type TurningRoom, turn} from './table-turning.ts'

/**
 * Makes tables as narrow as their page, or turns them onto pages of their own. If content is wider than its page, the
 * browser shrinks the whole paper; and a long URL takes up room that sentences in other columns need.
 */
export function narrowTables(article: HTMLElement, room: TurningRoom): void {
  const tables = [...article.querySelectorAll('table')]
  for (const table of tables) breakWords(table)
  for (const table of tables) if (table.parentElement?.classList.contains('landscape')) turn(table, room)
  // In a table with relative widths, a word that is too long for its column would widen all columns, so the widths are
  // removed first.
  const asked = tables.filter(isTooWide).map(table => ({table, widths: takeWidths(table)}))
  for (const {table, widths} of asked) {
    if (fits(table) || (!isTurned(table) && fitsTurned(table, room))) continue
    for (const [column, width] of widths) column.style.width = width
    table.classList.add('broken')
  }
  for (const table of tables) divideTable(table)
  divideFigures(article, room)
}

/** Whether a table without a caption fits in its place, without breaking words. */
export function fitsInPlace(table: HTMLTableElement): boolean {
  if (!isTooWide(table)) return true
  breakWords(table)
  const widths = takeWidths(table)
  const isFitting = fits(table)
  restoreMeasures(table)
  for (const [column, width] of widths) column.style.width = width
  return isFitting
}

/** Turns a table and narrows its columns again; returns whether it then fits. */
function fitsTurned(table: HTMLTableElement, room: TurningRoom): boolean {
  if (!turn(table, room)) return false
  restoreMeasures(table)
  return fits(table)
}

function restoreMeasures(table: HTMLTableElement): void {
  table.style.fontSize = ''
  table.classList.remove('tight', 'hyphenated')
}

/** Steps for narrowing a table that is too wide, taken in order; they do not break words and numbers. */
const yielding: ReadonlyArray<(table: HTMLTableElement, fontSize: number) => void> = [
  () => undefined,
  table => table.classList.add('tight'),
  (table, fontSize) => setSize(table, (fontSize + leastSize) / 2, fontSize),
  (table, fontSize) => setSize(table, leastSize, fontSize),
  table => table.classList.add('hyphenated')
]

/** The minimum size of type, 8 pt in CSS px. */
const leastSize = 32 / 3

function setSize(table: HTMLTableElement, size: number, fontSize: number): void {
  if (size < fontSize) table.style.fontSize = `${size}px`
}

/** Narrows a table as far as possible without breaking its words and numbers; returns false if it is still too wide. */
function fits(table: HTMLTableElement): boolean {
  const fontSize = Number.parseFloat(getComputedStyle(table).fontSize)
  return yielding.some(step => {
    step(table, fontSize)
    return !isTooWide(table)
  })
}

/** Removes the widths from the columns of a table, and returns the removed widths. */
function takeWidths(table: HTMLTableElement): readonly (readonly [HTMLElement, string])[] {
  return [...table.querySelectorAll('col')].map(column => {
    const {width} = column.style
    column.style.width = ''
    return [column, width] as const
  })
}

/**
 * Marks places for line breaks in long URLs and identifiers, after separators, and keeps numbers and dates on one line.
 */
function breakWords(table: HTMLTableElement): void {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (!mayBeMarked.test(text.data) || text.parentElement?.closest('math, .typeset, svg')) continue
    const words = text.data.match(wordsAndDates) ?? []
    const parts = words.flatMap(partsOf)
    if (parts.length > words.length || parts.some(part => part instanceof Element)) text.replaceWith(...parts)
  }
}

/** Matches texts to examine: those with numbers, dates or long words. */
const mayBeMarked = /\d|\S{16}/

function partsOf(word: string): readonly (string | HTMLElement)[] {
  if (numbersInOne.test(word) || numberWithSpaces.test(word)) return [wholeWord(word)]
  const [, dayAndMonth, year] = wholeDate.exec(word) ?? []
  if (dayAndMonth !== undefined) {
    const date = document.createElement('span')
    date.className = 'whole-date'
    date.append(wholeWord(dayAndMonth), year!)
    return [date]
  }
  if (word.length < 16) return [word]
  return word
    .split(joints)
    .flatMap((part, index) => (index === 0 ? [part] : [document.createElement('wbr'), part]))
}

/** Matches a date or a range, such as `2020-06-05`, which the browser would break after a hyphen. */
const numbersInOne = /^\P{L}{0,2}\d+([-‐–]\d+)+\P{L}{0,2}$/u

/** Matches a number with spaces between its thousands, `1 018 279`, or before its per cent sign. */
const grouped = String.raw`[^\s\p{L}\d]{0,2}\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|[^\s\p{L}\d]{0,2}\d+(?:[.,]\d+)* [%‰]`
const numberWithSpaces = new RegExp(`^(?:${grouped})$`, 'u')

/**
 * Matches a date with the month in words, before or after the day: `30 November 1954`, `30. November 1954`, `November
 * 30, 1954`.
 */
const month = String.raw`[\p{L}\u00ad]{3,14}\.?`
const date = String.raw`(\d{1,2}\.?\s${month}|${month}\s\d{1,2},)(\s\d{4})(?!\d)`
const wholeDate = new RegExp(`^${date}$`, 'u')
const wordsAndDates = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${date})|(?<![\p{L}\d.,])(?:${grouped})|\S+|\s+`,
  'gu'
)

function wholeWord(word: string): HTMLElement {
  const whole = document.createElement('span')
  whole.className = 'whole'
  whole.textContent = word
  return whole
}

/** Matches places after separators in a URL or an identifier, with some letters on both sides. */
const joints = /(?<=[^\s/_.,:;=&?+-]{2}[/_.,:;=&?+-]+)(?=[^\s/_.,:;=&?+-]{3})/
