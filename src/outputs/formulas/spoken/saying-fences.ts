import {largestOf} from '../../../core/extremes.ts'
import type {PhraseName, SpokenLanguage} from './language.ts'
import {saySign} from './letters.ts'
import {type Fence, type FormulaPart, type GridPart, isEmpty, isSign, partsOf, rowOf} from './parts.ts'
import {endsByItself} from './shapes.ts'
import {inWords, phraseAbout, type Speaker} from './speaker.ts'

/** The meanings of pairs of brackets, by their two signs. */
const pairs: Readonly<Record<string, readonly [PhraseName, PhraseName]>> = {
  '||': ['absolute', 'longAbsolute'],
  '‖‖': ['norm', 'longNorm'],
  '⌊⌋': ['floor', 'longFloor'],
  '⌈⌉': ['ceiling', 'longCeiling'],
  '|⟩': ['ket', 'ket'],
  '⟨|': ['bra', 'bra']
}

/** Speaks brackets and their content. */
export function sayFence(speaker: Speaker, {open, close, inside}: Fence): string {
  const {language, say, where} = speaker
  if (inside.type === 'grid') return sayFencedGrid(speaker, open, close, inside)
  if (open === '(' && inside.type === 'fraction' && !inside.hasLine) return say(inside)
  // `\pmod{n}`
  if (open === '(' && isSign(partsOf(inside)[0], 'mod')) return say(inside)
  const product = open === '⟨' && close === '⟩' ? sayProduct(speaker, inside) : undefined
  if (product !== undefined) return product
  const meaning = pairs[open + close]
  if (meaning !== undefined) return phraseAbout(speaker, meaning, endsByItself(inside), inside)
  const meanings =
    open === '{'
      ? {'|': language.phrase('suchThat'), ':': language.phrase('suchThat')}
      : open === '(' || open === '['
        ? {'|': language.phrase('given')}
        : {}
  const bracket = (sign: string): string => (sign === '' ? '' : saySign(sign, language))
  // A fraction without a line is a binomial coefficient only in parentheses.
  const said = inside.type === 'fraction' ? say({...inside, hasLine: true}) : where(meanings).say(inside)
  return inWords([bracket(open), said, bracket(close)])
}

/** `⟨a|b⟩` and `⟨a|H|b⟩`. */
function sayProduct({language, say}: Speaker, inside: FormulaPart): string | undefined {
  const parts = partsOf(inside)
  const bars = parts.flatMap((part, index) => (isSign(part, '|') ? [index] : []))
  const [first = -1, last = first] = bars
  if (bars.length === 0 || bars.length > 2 || first === 0 || last === parts.length - 1) return undefined
  return inWords([
    language.phrase('bra', say(rowOf(parts.slice(0, first)))),
    say(rowOf(parts.slice(first + 1, last))),
    language.phrase('ket', say(rowOf(parts.slice(last + 1))))
  ])
}

function sayFencedGrid(speaker: Speaker, open: string, close: string, grid: GridPart): string {
  const {language} = speaker
  if ((open === '{' && close === '') || (open === '' && close === '}')) return sayCases(speaker, grid)
  if (open === '|' && close === '|') return sayMatrix(speaker, grid, 'determinant')
  if (open === '‖' && close === '‖') return language.phrase('longNorm', sayMatrix(speaker, grid, 'matrix'))
  if (open === '(' || open === '[') return sayMatrix(speaker, grid, 'matrix')
  return inWords(
    [open, close].map((sign, index) => {
      const bracket = sign === '' ? '' : saySign(sign, language)
      return index === 0 ? inWords([bracket, sayGrid(speaker, grid)]) : bracket
    })
  )
}

/** Speaks a table without brackets: the lines of a display, or a matrix. */
export function sayGrid(speaker: Speaker, grid: GridPart): string {
  if (!grid.isAligned) return sayMatrix(speaker, grid, 'table')
  const {language, say} = speaker
  const lines = grid.rows
    .map(({cells, number}) => ({said: say(withoutEnd(lineOf(cells, language))), number}))
    .filter(({said, number}) => said !== '' || number !== undefined)
  const isAlone = lines.length < 2
  // The number of a line identifies it, so it is spoken first.
  const items = lines.map(({said, number}, index) => {
    if (number !== undefined) return language.phrase('numbered', said, number)
    return isAlone ? said : language.phrase('line', String(index + 1), said)
  })
  if (isAlone) return inWords(items)
  return listed(language, language.phrase('lines', String(lines.length)), items, language.phrase('endLines'))
}

/**
 * The cells of a line, with a semicolon between aligned formulas, each of which has two cells; a comma could be
 * mistaken for a decimal comma.
 */
function lineOf(cells: readonly FormulaPart[], {semicolon}: SpokenLanguage): FormulaPart {
  return rowOf(
    cells.flatMap((cell, index) => {
      const before = partsOf(rowOf(cells.slice(0, index))).at(-1)
      const isNext = index > 0 && index % 2 === 0 && !isEmpty(rowOf(cells.slice(index)))
      const isParted = before === undefined || isSign(before, ',', ';') || before.type === 'text'
      return isNext && !isParted ? [{type: 'text' as const, text: semicolon.trim()}, cell] : [cell]
    })
  )
}

function sayCases(speaker: Speaker, {rows}: GridPart): string {
  const {language} = speaker
  const said = rows.map(({cells}) =>
    cellsOf(
      speaker,
      cells.filter(cell => !isEmpty(cell))
    )
  )
  if (said.length === 1) return said[0]!
  return listed(
    language,
    language.phrase('cases', String(rows.length)),
    counted(language, 'case', said),
    language.phrase('endCases')
  )
}

function sayMatrix(speaker: Speaker, {rows}: GridPart, kind: keyof typeof endOf): string {
  const {language} = speaker
  const width = largestOf([...rows.map(({cells}) => cells.length), 0])
  const size = language.phrase(kind, String(rows.length), String(width))
  const end = language.phrase(endOf[kind])
  const said = rows.map(({cells}) => cellsOf(speaker, cells))
  return listed(language, size, counted(language, 'row', said), end)
}

const endOf = {matrix: 'endMatrix', determinant: 'endDeterminant', table: 'endTable'} as const

function cellsOf({language, say}: Speaker, cells: readonly FormulaPart[]): string {
  return cells
    .map(cell => {
      // A double line that connects two objects of a diagram.
      if (isSign(cell, '∥')) return language.signs.get('‖') ?? ''
      return say(withoutEnd(cell)) || language.phrase('blank')
    })
    .join(language.comma)
}

/** Speaks a list of lines: “2 cases, case 1: …; case 2: …; end cases”. */
function listed(
  {comma, semicolon}: SpokenLanguage,
  start: string,
  items: readonly string[],
  end: string
): string {
  return `${start}${comma}${[...items, end].join(semicolon)}`
}

function counted({phrase}: SpokenLanguage, each: 'row' | 'case', said: readonly string[]): readonly string[] {
  return said.map((words, index) => phrase(each, String(index + 1), words))
}

/** A formula, line or cell without the comma or full stop at its end, which belongs to the sentence. */
export function withoutEnd(part: FormulaPart): FormulaPart {
  const parts = partsOf(part)
  const last = parts.at(-1)
  if (last?.type === 'text')
    return rowOf([...parts.slice(0, -1), {...last, text: last.text.replace(/[,.;]\s*$/, '')}])
  return parts.length > 1 && isSign(last, ',', '.', ';') ? rowOf(parts.slice(0, -1)) : part
}
