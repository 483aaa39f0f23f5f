import type {PDFDict, PDFObject} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {direction} from '../../../core/language.ts'
import {edited, editedOperators, type Operator} from '../file/content-stream.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {unpacked} from '../file/streams.ts'
import {hyphenEdits} from './line-end-hyphens.ts'
import {needlessMarkEdits} from './needless-marks.ts'
import {reversedWordEdits} from './reversed-words.ts'
import {spokenLines} from './spoken-lines.ts'
import {type FontTexts, hasReversedWords, textPlaces, textReader} from './text-objects.ts'
import {readToUnicode} from './to-unicode.ts'

/** The content of a page or form, and the texts of lines with right-to-left words, by the MCIDs of these lines. */
export type LegibleText = Readonly<{
  text: string
  operators: readonly Operator[]
  spoken: ReadonlyMap<number, string>
  /**
   * The MCIDs of marked content that continues other marked content after a hyphen, by the MCIDs of that other content.
   */
  continuations: ReadonlyMap<number, readonly number[]>
}>

/**
 * Repairs the text of a page or form for copying, searching and screen readers: hyphens at line ends are no longer
 * part of words, right-to-left words are in reading order, and redundant marks are removed. The page looks the same,
 * and text that needs no repair is left unchanged.
 */
export function legibleText(
  file: PdfFile,
  owner: PDFDict,
  content: string,
  operators: readonly Operator[]
): LegibleText {
  const texts = fontTexts(file, owner)
  const read = textReader(texts)
  const from =
    direction(textOf(file, file.document.catalog.get(file.name('Lang'))) ?? 'en') === 'rtl' ? 'right' : 'left'
  const hyphens = hyphenEdits(content, operators)
  // Without right-to-left words, lines are spoken in painting order.
  const places = hasReversedWords(operators) ? textPlaces(content, operators) : []
  const edits = [
    ...hyphens.edits,
    ...reversedWordEdits(content, read, places),
    ...needlessMarkEdits(content, texts, operators)
  ]
  const sorted = edits.sort((left, right) => left.start - right.start)
  return {
    text: edited(content, sorted),
    operators: editedOperators(content, operators, sorted),
    spoken: spokenLines(content, read, from, places),
    continuations: hyphens.continuations
  }
}

/** The ToUnicode maps of the fonts of a page or form. */
export function fontTexts(file: PdfFile, owner: PDFDict): FontTexts {
  const resources = dictionary(file, owner.get(file.name('Resources')))
  const fonts = dictionary(file, resources?.get(file.name('Font')))
  const known = new Map<string, ReadonlyMap<string, string>>()
  return font => {
    const texts = known.get(font) ?? textsOf(file, fonts?.get(file.name(font)))
    known.set(font, texts)
    return texts
  }
}

function textsOf(file: PdfFile, font: PDFObject | undefined): ReadonlyMap<string, string> {
  const map = file.document.context.lookup(dictionary(file, font)?.get(file.name('ToUnicode')))
  if (!(map instanceof file.library.PDFRawStream)) return new Map()
  return readToUnicode(textOfBytes(unpacked(file, map)))
}
