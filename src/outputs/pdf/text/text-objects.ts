import {type Operator, readOperators} from '../file/content-stream.ts'
import {type ContentMark, openedMark} from '../file/mark-properties.ts'
import {
  codesOperand,
  nameOperand,
  nextOperator,
  numberOperand,
  type OperatorReader,
  operandsOf,
  operatorReader
} from '../file/operator-reader.ts'
import {afterLineBreak} from '../file/tokens.ts'

/** Returns a font's map from codes to text, by the font's name in a content stream. */
export type FontTexts = (font: string) => ReadonlyMap<string, string>

/** Glyphs, and the point at which they are painted. */
type Shown = Readonly<{x: number; y: number; codes: string}>

/** A text object (ISO 32000-1, 9.4): a part of a line in one font and one direction, as Chromium paints it. */
export type TextObject = Readonly<{
  /** The operators that set the font and the position. */
  settings: readonly string[]
  /** The font size, and the distance from the top of the page. */
  size: number
  y: number
  shown: readonly Shown[]
  /** The text, letter by letter from left to right; a ligature is one string, in reading order. */
  letters: readonly string[]
  runsFromRight: boolean
}>

/** Parses the content between `BT` and `ET`; undefined if it does more than show glyphs in one font and place. */
export type TextReader = (body: string) => TextObject | undefined

/** Returns a cached parser for the fonts of a page. */
export function textReader(fontTexts: FontTexts): TextReader {
  const known = new Map<string, TextObject | undefined>()
  return body => {
    if (!known.has(body)) known.set(body, readTextObject(body, fontTexts))
    return known.get(body)
  }
}

/** The position of a text object in a content stream. */
export type TextPlace = Readonly<{
  /** The number of the innermost marked content that contains the text object. */
  id: number | undefined
  /** The range between `BT` and `ET`. */
  start: number
  end: number
  isReversed: boolean
}>

/** Whether content contains right-to-left words. */
export function hasReversedWords(operators: readonly Operator[]): boolean {
  return operators.some(({mark}) => mark !== undefined && isReversedMark(mark))
}

/** The text objects in a content stream; incomplete ones are omitted. */
export function textPlaces(
  content: string,
  operators: readonly Operator[] = readOperators(content)
): readonly TextPlace[] {
  const places: TextPlace[] = []
  const ids: (number | undefined)[] = []
  let start = -1
  let isReversed = false
  for (const operator of operators) {
    const {name, mark} = operator
    if (name === 'BT') {
      start = afterLineBreak(content, operator.end)
      isReversed = false
    } else if (name === 'ET' && start >= 0) {
      places.push({id: ids.at(-1), start, end: operator.start, isReversed})
      start = -1
    } else if (name === 'EMC') ids.pop()
    if (mark === undefined) continue
    ids.push(mark.id ?? ids.at(-1))
    if (isReversedMark(mark)) isReversed = true
  }
  return places
}

/** Opens text whose glyphs are in painting order, which is the reverse of reading order. */
export const reversedMark = '/ReversedChars BMC'

export function isReversedMark({tag}: ContentMark): boolean {
  return tag === 'ReversedChars'
}

/** The state while a text object is read. */
type Reading = {
  readonly settings: string[]
  readonly shown: Shown[]
  readonly letters: string[]
  texts: ReadonlyMap<string, string> | undefined
  size: number
  y: number
  /** The position of the next glyphs, and whether it has been set for these glyphs. */
  right: number
  up: number
  isPlaced: boolean
  /** Whether the current mark provides the text of its glyphs. */
  isSaid: boolean
  runsFromRight: boolean
}

function readTextObject(body: string, fontTexts: FontTexts): TextObject | undefined {
  const reading: Reading = {
    settings: [],
    shown: [],
    letters: [],
    texts: undefined,
    size: 0,
    y: 0,
    right: 0,
    up: 0,
    isPlaced: false,
    isSaid: false,
    runsFromRight: false
  }
  const reader = operatorReader(body)
  while (nextOperator(reader)) if (!follow(reading, reader, fontTexts)) return undefined
  const {settings, size, y, shown, letters, runsFromRight} = reading
  return settings.length === 2 ? {settings, size, y, shown, letters, runsFromRight} : undefined
}

/** Updates the state for an operator; returns false if the operator does not belong to a simple text object. */
function follow(reading: Reading, reader: OperatorReader, fontTexts: FontTexts): boolean {
  switch (reader.name) {
    case 'Td':
      reading.right += numberOperand(reader, 0)
      reading.up += numberOperand(reader, 1)
      reading.isPlaced = true
      return true
    case 'Tj':
      return show(reading, codesOperand(reader, 0))
    case 'Tf':
      reading.texts = fontTexts(nameOperand(reader, 0))
      reading.size = numberOperand(reader, 1)
      reading.settings.push(`${operandsOf(reader).join(' ')} Tf`)
      return true
    case 'Tm':
      reading.y = numberOperand(reader, 5)
      reading.settings.push(`${operandsOf(reader).join(' ')} Tm`)
      return true
    case 'EMC':
      reading.isSaid = false
      return true
    default:
      return open(reading, openedMark(reader))
  }
}

function show(reading: Reading, codes: string): boolean {
  const {shown, letters, texts, isPlaced} = reading
  const last = shown.at(-1)
  // Glyphs without a position directly follow the previous glyphs.
  if (!isPlaced && last) shown[shown.length - 1] = {...last, codes: last.codes + codes}
  else shown.push({x: reading.right, y: reading.up, codes})
  reading.isPlaced = false
  for (let index = 0; !reading.isSaid && index < codes.length; index += 4) {
    const letter = texts?.get(codes.slice(index, index + 4))
    if (letter === undefined) return false
    letters.push(letter)
  }
  return true
}

function open(reading: Reading, mark: ContentMark | undefined): boolean {
  if (mark === undefined) return false
  if (isReversedMark(mark)) reading.runsFromRight = true
  else if (mark.actualText === undefined) return false
  else {
    reading.letters.push(mark.actualText)
    reading.isSaid = true
  }
  return true
}
