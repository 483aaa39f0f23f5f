import type {Table, TableCell, TableRow} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import {wordsOf} from '../../core/walk-article.ts'

/**
 * How a cell is set, depending on its column: a number is flush right, with its decimals aligned (`pad` fills the
 * difference to the longest decimals). The first cell of a column of sentences keeps that column at least a few words
 * wide; that of a column of phrases, a word or two. Digits with hyphens, such as a date, stay on one line.
 */
export type CellLook = Readonly<{
  isNumber?: true
  pad?: string
  isProse?: true
  isPhrase?: true
  isWhole?: true
}>

/**
 * The length of a cell that distinguishes sentences from phrases: if the longest cell of a column has more letters than
 * this, the column contains sentences; if it has fewer, but several words, the column contains phrases.
 */
const mostOfWords = 30
const fewestOfPhrase = 8

/** The formatting of cells, as determined by their columns; any other cell is set as its author specified. */
export function tableLooks({head, body, foot}: Table): ReadonlyMap<TableCell, CellLook> {
  const looks = new Map<TableCell, CellLook>()
  const parts = [columnsIn(head), columnsIn(body), columnsIn(foot)] as const
  const count = largestOf(parts.map(columns => columns.length))
  for (let column = 0; column < count; column++) {
    const [heads = [], cells = [], sums = []] = parts.map(columns => columns[column])
    const numbers = numbersIn(cells, column === 0)
    if (numbers !== undefined) {
      const place = placer([...cells, ...sums], numbers)
      for (const cell of heads) if (cell.align === undefined) looks.set(cell, {isNumber: true})
      for (const cell of [...cells, ...sums]) looks.set(cell, place(cell))
    }
    for (const cell of [...cells, ...sums])
      if (figures.test(textIn(cell))) looks.set(cell, {...looks.get(cell), isWhole: true})
    const first = heads[0] ?? cells[0]
    const longest = largestOf([...heads, ...cells].map(cell => wordsOf(cell.children).length))
    if (first === undefined) continue
    if (longest > mostOfWords) looks.set(first, {...looks.get(first), isProse: true})
    else if (numbers === undefined && cells.some(isPhrase))
      looks.set(first, {...looks.get(first), isPhrase: true})
  }
  return looks
}

function isPhrase(cell: TableCell): boolean {
  const text = textIn(cell)
  return text.length >= fewestOfPhrase && /\s/.test(text) && /\p{L}/u.test(text)
}

/** The number of letters on a line in a cell of sentences. */
const lettersOfLine = 34
/** The widths of a letter and of the space around a cell, in rem of the sheet `screen.css`. */
const [letterWidth, cellPadding] = [0.44, 1.4]
/**
 * The width of a wide letter in an unbreakable word, in rem; and the maximum number of letters for which such a word
 * gets space.
 */
const [wideLetter, lettersOfWord] = [0.52, 60]
/** The number of letters on a line in a cell of phrases. */
const lettersOfPhrase = 11
/** The width, in rem, below which a table is as wide as the text. */
const leastNeed = 34

/**
 * The width that a table needs on a screen, in rem. If it has columns of sentences, `prose` is their number and `rest`
 * the least width of all other columns.
 */
export type TableNeed = Readonly<{need: number; rest?: number; prose?: number}>

/** The width that a table needs on a screen; undefined if that is not wider than the text. */
export function tableNeed({head, body, foot}: Table): TableNeed | undefined {
  const parts = [head, body, foot].map(columnsIn)
  const count = largestOf(parts.map(columns => columns.length))
  let [need, rest, prose] = [0, 0, 0]
  for (let column = 0; column < count; column++) {
    const texts = parts.flatMap(columns => columns[column] ?? []).map(textIn)
    const longest = largestOf(texts.map(text => text.length))
    const word = largestOf(texts.map(longestWord)) * wideLetter
    need += Math.max(Math.min(Math.max(1, longest), lettersOfLine) * letterWidth, word) + cellPadding
    if (longest > mostOfWords) prose++
    else rest += Math.max(Math.min(longest, lettersOfPhrase) * letterWidth, word)
  }
  if (need <= leastNeed) return undefined
  const whole = Math.ceil(need)
  return prose === 0 ? {need: whole} : {need: whole, rest: Math.ceil(rest + count * cellPadding), prose}
}

/** The number of letters in the longest unbreakable word, such as a name in a program. */
function longestWord(text: string): number {
  if (/^[\d\s.,]*$/u.test(text)) return 0
  const words = figures.test(text) ? [text] : text.split(/[\s\u200b]+|(?<=[-‐–—/])/u)
  return Math.min(largestOf(words.map(({length}) => length)), lettersOfWord)
}

/** The cells of each column, without cells that span several columns. */
function columnsIn(rows: readonly TableRow[]): readonly (readonly TableCell[] | undefined)[] {
  const columns: TableCell[][] = []
  /** For each column, the index of the first row that no cell from an earlier row occupies. */
  const taken: number[] = []
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const cell of row) {
      while ((taken[column] ?? 0) > index) column++
      const {columns: width = 1, rows: height = 1} = cell
      if (width === 1) {
        columns[column] ??= []
        columns[column]!.push(cell)
      }
      for (let last = column + width; column < last; column++) taken[column] = index + height
    }
  }
  return Array.from(columns)
}

/**
 * A number in a cell: a sign or a currency may precede it, and a power of ten, a per cent or degree sign, or the mark
 * of a note may follow it.
 */
const number =
  /^([≈~<>≤≥]?\s?[-−–+±]?\s?[$€£¥]?(\d[\d\s\u00a0\u2009\u202f'’]*))((?:[.,]\d+)*)((?:e[-−+]?\d+|\s?[×·]\s?10[-−]?\d+)?\s?[%‰*†‡§°]{0,4})$/iu
/** Digits with hyphens or slashes between them: a date, a range, an ISSN. */
const figures = /^\d[\d.,]*(?:[-‐–/]\d[\d.,]*)+$/u
/** A cell without a value. */
const absent = /^(?:|[-–—−]|\?|n\/?a\.?|n\.?\s?s\.?|…|\.{3})$/iu

/** The parts of a number: the digits before its first separator, the separators with their digits, and the unit. */
type Parts = Readonly<{whole: string; rest: string; unit: string}>

function partsOf(cell: TableCell): Parts | undefined {
  const [, whole = '', , rest = '', unit = ''] = number.exec(textIn(cell)) ?? []
  return whole === '' ? undefined : {whole, rest, unit}
}

function textIn({children}: TableCell): string {
  return wordsOf(children).trim()
}

/**
 * The decimal separator in a column of numbers; `''` if the numbers have none; undefined if the column does not consist
 * of numbers.
 */
function numbersIn(cells: readonly TableCell[], isFirst: boolean): '.' | ',' | '' | undefined {
  const filled = cells.filter(cell => !absent.test(textIn(cell)))
  const parts = filled.flatMap(cell => partsOf(cell) ?? [])
  const isMeant = cells.every(({align}) => align === undefined || align === 'right')
  if (!isMeant || parts.length < 2 || parts.length < filled.length) return undefined
  const mark = (['.', ','] as const).find(each => dividesDecimals(each, parts))
  // Whole numbers in the first column are names of the rows.
  return isFirst && mark === undefined ? undefined : (mark ?? '')
}

/** Whether a sign separates the decimals in all numbers, rather than groups of three digits. */
function dividesDecimals(sign: '.' | ',', parts: readonly Parts[]): boolean {
  const with_ = parts.filter(({rest}) => rest.includes(sign))
  return (
    with_.length > 0 &&
    with_.every(
      ({rest}) => rest.lastIndexOf(sign) === rest.indexOf(sign) && decimalsOf(rest, sign) !== undefined
    ) &&
    with_.some(({whole, rest}) => decimalsOf(rest, sign)!.length !== 4 || /^\D*0$/u.test(whole))
  )
}

/** The decimals at the end of a number, with the separator before them. */
function decimalsOf(rest: string, sign: string): string | undefined {
  const at = sign === '' ? -1 : rest.lastIndexOf(sign)
  return at < 0 ? undefined : rest.slice(at)
}

/** Returns a function that aligns the decimals in a column of numbers. */
function placer(cells: readonly TableCell[], sign: string): (cell: TableCell) => CellLook {
  const tails = cells.flatMap(cell => {
    const parts = partsOf(cell)
    return parts ? [{decimals: decimalsOf(parts.rest, sign) ?? '', unit: parts.unit}] : []
  })
  // If a number has a power of ten, decimals cannot be aligned.
  if (tails.some(({unit}) => /\d/.test(unit))) return () => ({isNumber: true})
  const longest = largestOf(tails.map(({decimals}) => decimals.length))
  const unit = tails.reduce((one, other) => (other.unit.length > one.length ? other.unit : one), '')
  return cell => {
    const parts = partsOf(cell)
    if (parts === undefined) return {isNumber: true}
    const own = decimalsOf(parts.rest, sign) ?? ''
    const missing = longest === 0 ? '' : `${sign}${'0'.repeat(longest - 1)}`.slice(own.length)
    const pad = `${missing}${parts.unit === '' ? unit : ''}`
    return pad === '' ? {isNumber: true} : {isNumber: true, pad}
  }
}
