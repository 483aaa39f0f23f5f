import {type ContentEdit, type Operator, readOperators} from '../file/content-stream.ts'
import type {ContentMark} from '../file/mark-properties.ts'
import {nextOperator, type OperatorReader, operatorReader} from '../file/operator-reader.ts'
import {afterLineBreak} from '../file/tokens.ts'
import {layoutMark} from './artifact-marks.ts'

/**
 * Edits that remove hyphens at line ends from marked content; and, by the MCID of marked content, the MCIDs in which
 * this content continues after such a hyphen.
 */
export type HyphenEdits = Readonly<{
  edits: readonly ContentEdit[]
  continuations: ReadonlyMap<number, readonly number[]>
}>

/**
 * Turns hyphens that layout added at the ends of lines into artifacts. For a soft hyphen, Chromium paints a space
 * mapped to U+00AD and then a hyphen. When PDF readers join the halves of a word, they drop the hyphen but keep the
 * soft hyphen, so a search does not find the word. The author's own hyphens are recognized, because they are tagged
 * content. Marked content that continues after the hyphen, as in a table cell, is divided in two.
 */
export function hyphenEdits(
  content: string,
  operators: readonly Operator[] = readOperators(content)
): HyphenEdits {
  const {brokenLines, lastNumber} = brokenLinesIn(content, operators)
  const continuations = new Map<number, number[]>()
  let last = lastNumber
  const edits = brokenLines.map(({start, end, hyphen, rest, mark}): ContentEdit => {
    if (hyphen === undefined) return {start, end, text: 'ET\n'}
    const artifact = `${layoutMark}\n${hyphen}EMC\n`
    // If the hyphen is in no mark with an MCID, it becomes an artifact later, like all other such content.
    if (rest !== undefined) return {start, end: rest.end, text: `ET\nEMC\n${artifact}${rest.text}`}
    if (mark?.id === undefined) return {start, end, text: `ET\n${hyphen}`}
    last++
    continuations.set(mark.id, [...(continuations.get(mark.id) ?? []), last])
    return {start, end, text: `ET\nEMC\n${artifact}/${mark.tag} <</MCID ${last} >>BDC\n`}
  })
  return {edits, continuations}
}

/** The end of a line within a word that layout has broken. */
type BrokenLine = Readonly<{
  /** The range from the mark of the soft hyphen to the end of the hyphen’s text object. */
  start: number
  end: number
  /** The content of the hyphen's text object. */
  hyphen?: string | undefined
  /** The rest of the mark that contains the hyphen, if nothing is painted in that rest. */
  rest?: Readonly<{text: string; end: number}> | undefined
  /** The mark that contains the hyphen. */
  mark?: ContentMark | undefined
}>

function brokenLinesIn(
  content: string,
  operators: readonly Operator[]
): Readonly<{brokenLines: readonly BrokenLine[]; lastNumber: number}> {
  const brokenLines: BrokenLine[] = []
  const marks: ContentMark[] = []
  let lastNumber = 0
  for (const operator of operators) {
    const {name, start, mark} = operator
    if (name === 'EMC') marks.pop()
    if (mark === undefined) continue
    const line = mark.actualText === softHyphen ? brokenLineAt(content, operator) : undefined
    const isIn = start < (brokenLines.at(-1)?.end ?? 0)
    if (line !== undefined && !isIn) brokenLines.push({...line, mark: marks.at(-1)})
    marks.push(mark)
    lastNumber = Math.max(lastNumber, mark.id ?? 0)
  }
  return {brokenLines, lastNumber}
}

const softHyphen = '\u00AD'

/** Reads the end of a line, if the text object ends after the soft hyphen whose mark has just been read. */
function brokenLineAt(content: string, {start, end: from}: Operator): BrokenLine | undefined {
  const reader = operatorReader(content, from)
  if (!readsGlyphsUntil(reader, 'EMC') || !reads(reader, 'ET')) return undefined
  const end = afterLineBreak(content, reader.end)
  if (!reads(reader, 'BT')) return {start, end}
  const hyphenStart = reader.start
  if (!readsGlyphsUntil(reader, 'ET')) return {start, end}
  const hyphenEnd = afterLineBreak(content, reader.end)
  return {
    start,
    end: hyphenEnd,
    hyphen: `${content.slice(hyphenStart, reader.end)}\n`,
    rest: restOfMark(reader, hyphenEnd)
  }
}

function reads(reader: OperatorReader, name: string): boolean {
  return nextOperator(reader) && reader.name === name
}

/**
 * Reads operators up to the operator `last`; returns whether they show exactly one string, and otherwise only set the
 * font or the position.
 */
function readsGlyphsUntil(reader: OperatorReader, last: string): boolean {
  let shown = 0
  while (nextOperator(reader)) {
    if (reader.name === 'Tj') shown++
    else if (reader.name === last) return shown === 1
    else if (!placing.has(reader.name)) return false
  }
  return false
}

const placing: ReadonlySet<string> = new Set(['Tf', 'Tm', 'Td'])

function restOfMark(reader: OperatorReader, start: number): BrokenLine['rest'] {
  while (nextOperator(reader)) {
    if (reader.name === 'EMC')
      return {
        text: reader.content.slice(start, reader.start),
        end: afterLineBreak(reader.content, reader.end)
      }
    if (painting.has(reader.name)) return undefined
  }
  return undefined
}

const painting: ReadonlySet<string> = new Set(['BT', 'BDC', 'BMC', 'Do'])
