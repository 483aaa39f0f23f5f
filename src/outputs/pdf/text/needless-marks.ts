import {type ContentEdit, type Operator, readOperators} from '../file/content-stream.ts'
import {codesOperand, nameOperand, nextOperator, operatorReader} from '../file/operator-reader.ts'
import {afterLineBreak} from '../file/tokens.ts'
import {type FontTexts, isReversedMark} from './text-objects.ts'

/**
 * Removes marks that repeat the text of their glyphs. Chromium writes such marks for ligatures and no-break spaces; a
 * no-break space becomes a space. Poppler's `pdfinfo -struct-text` loses the text after a nested mark, because it takes
 * the end of the inner mark for the end of the outer mark.
 */
export function needlessMarkEdits(
  content: string,
  fontTexts: FontTexts,
  operators: readonly Operator[] = readOperators(content)
): readonly ContentEdit[] {
  const edits: ContentEdit[] = []
  /** Reads the text object before a mark, to find the font that is set there. */
  const before = operatorReader(content)
  let font: string | undefined
  let isReversed = false
  for (const operator of operators) {
    const {name, start, mark} = operator
    if (name === 'BT') {
      before.position = start
      font = undefined
      isReversed = false
    }
    if (mark === undefined) continue
    if (isReversedMark(mark)) isReversed = true
    if (mark.actualText === undefined || mark.actualText === softHyphen) continue
    const glyphs = mark.id === undefined && !isReversed ? glyphsOfMark(content, operator) : undefined
    if (glyphs === undefined) continue
    while (before.position < start && nextOperator(before))
      if (before.name === 'Tf') font = nameOperand(before, 0)
    const shown = glyphs.font ?? font
    const texts = shown === undefined ? undefined : fontTexts(shown)
    if (texts === undefined || canonical(textOfCodes(glyphs.codes, texts)) !== canonical(mark.actualText))
      continue
    edits.push({start, end: glyphs.end, text: glyphs.written})
  }
  return edits
}

const softHyphen = '\u00AD'

/** The content of an open mark that only shows glyphs in one font. */
type MarkedGlyphs = Readonly<{codes: string; font: string | undefined; written: string; end: number}>

function glyphsOfMark(content: string, {end}: Operator): MarkedGlyphs | undefined {
  const start = afterLineBreak(content, end)
  const reader = operatorReader(content, start)
  let font: string | undefined
  let codes = ''
  while (nextOperator(reader)) {
    if (reader.name === 'Tj') codes += codesOperand(reader, 0)
    else if (reader.name === 'Tf' && codes === '') font = nameOperand(reader, 0)
    else if (reader.name === 'EMC') {
      const written = content.slice(start, reader.start)
      return codes === '' ? undefined : {codes, font, written, end: afterLineBreak(content, reader.end)}
    } else if (reader.name !== 'Td' && reader.name !== 'Tm') return undefined
  }
  return undefined
}

/**
 * The text of glyphs according to their font; a glyph without text is represented by a character that occurs in no
 * mark.
 */
function textOfCodes(codes: string, texts: ReadonlyMap<string, string>): string {
  let text = ''
  for (let index = 0; index < codes.length; index += 4)
    text += texts.get(codes.slice(index, index + 4)) ?? '\0'
  return text
}

/** A text with “fi” in place of `ﬁ`, and spaces in place of no-break spaces. */
function canonical(text: string): string {
  return text.normalize('NFKC')
}
