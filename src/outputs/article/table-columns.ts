import type {Table, TableCell, TableRow} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import {wordsOf} from '../../core/walk-article.ts'

/**
 * The typesetting of a cell by its column: a number is flush right, with its decimals aligned (`pad` is the part of the
 * longest decimals that it lacks); the first cell of a column of sentences keeps the column at least a few words wide,
 * and that of a column of phrases a word or two. Figures with hyphens, such as a date, stay on one line.
 */
export type CellLook = Readonly<{
  isNumber?: true
  pad?: string
  isProse?: true
  isPhrase?: true
  isWhole?: true
}>

/**
 * A column whose longest cell has more letters contains sentences; with fewer letters, but several words, it contains
 * phrases.
 */
const mostOfWords = 30
const fewestOfPhrase = 8

/** The formats of cells by their columns; a missing cell is set as its author specified. */
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

/** Letters of a line in a cell of sentences. */
const lettersOfLine = 34
/** The widths of a letter and of the space around a cell, in rem of the sheet `screen.css`. */
const [letterWidth, cellPadding] = [0.44, 1.4]
/** The width of a wide letter in an unbreakable word; and the most letters of a word for which space is reserved. */
const [wideLetter, lettersOfWord] = [0.52, 60]
/** Letters of a line in a cell of a phrase. */
const lettersOfPhrase = 11
/** Narrower tables are as wide as the text. */
const leastNeed = 34

/**
 * The width of a table on a screen, in rem: the preferred one, and, if columns of sentences share the remainder, their
 * number and the least width of everything else.
 */
export type TableNeed = Readonly<{need: number; rest?: number; prose?: number}>

/** The width of a table on a screen; undefined if it is not wider than the text. */
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

/** The letters of the longest word that cannot be broken, as a name in a program. */
function longestWord(text: string): number {
  if (/^[\d\s.,]*$/u.test(text)) return 0
  const words = figures.test(text) ? [text] : text.split(/[\s\u200b]+|(?<=[-‐–—/])/u)
  return Math.min(largestOf(words.map(({length}) => length)), lettersOfWord)
}

/** The cells of each column that do not span others. */
function columnsIn(rows: readonly TableRow[]): readonly (readonly TableCell[] | undefined)[] {
  const columns: TableCell[][] = []
  /** For each column, the number of the row up to which it is occupied. */
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

/** A number in a cell, with signs before it, and a power of ten, a unit or a mark after it. */
const number =
  /^([≈~<>≤≥]?\s?[-−–+±]?\s?[$€£¥]?(\d[\d\s\u00a0\u2009\u202f'’]*))((?:[.,]\d+)*)((?:e[-−+]?\d+|\s?[×·]\s?10[-−]?\d+)?\s?[%‰*†‡§°]{0,4})$/iu
/** Digits with hyphens or strokes between them: a date, a range, an ISSN. */
const figures = /^\d[\d.,]*(?:[-‐–/]\d[\d.,]*)+$/u
/** A cell without a value. */
const absent = /^(?:|[-–—−]|\?|n\/?a\.?|n\.?\s?s\.?|…|\.{3})$/iu

/** The parts of a number: up to its separators, these with their digits, and the rest. */
type Parts = Readonly<{whole: string; rest: string; unit: string}>

function partsOf(cell: TableCell): Parts | undefined {
  const [, whole = '', , rest = '', unit = ''] = number.exec(textIn(cell)) ?? []
  return whole === '' ? undefined : {whole, rest, unit}
}

function textIn({children}: TableCell): string {
  return wordsOf(children).trim()
}

/** The decimal separator in a column of numbers; `''` if there is none, undefined if it is not such a column. */
function numbersIn(cells: readonly TableCell[], isFirst: boolean): '.' | ',' | '' | undefined {
  const filled = cells.filter(cell => !absent.test(textIn(cell)))
  const parts = filled.flatMap(cell => partsOf(cell) ?? [])
  const isMeant = cells.every(({align}) => align === undefined || align === 'right')
  if (!isMeant || parts.length < 2 || parts.length < filled.length) return undefined
  const mark = (['.', ','] as const).find(each => dividesDecimals(each, parts))
  // Numbers at the head of rows are names of these.
  return isFirst && mark === undefined ? undefined : (mark ?? '')
}

/** Whether a sign separates decimals in all numbers, rather than groups of three digits. */
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

/** The decimals at the end of a number with their sign. */
function decimalsOf(rest: string, sign: string): string | undefined {
  const at = sign === '' ? -1 : rest.lastIndexOf(sign)
  return at < 0 ? undefined : rest.slice(at)
}

/** Aligns the decimals of a column of numbers. */
function placer(cells: readonly TableCell[], sign: string): (cell: TableCell) => CellLook {
  const tails = cells.flatMap(cell => {
    const parts = partsOf(cell)
    return parts ? [{decimals: decimalsOf(parts.rest, sign) ?? '', unit: parts.unit}] : []
  })
  // After a power of ten, decimals cannot be aligned.
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
