import {bytesOfText, textOfBytes} from '../../../core/bytes.ts'
import {edited} from '../file/content-stream.ts'
import {dictionary, type PdfFile} from '../file/index.ts'
import {putStream, unpacked} from '../file/streams.ts'
import {hexadecimalUnits, textOfHexadecimal, type UnicodeRow, unicodeRows} from './to-unicode.ts'

/** Transforms the ToUnicode maps of all fonts (ISO 32000-1, 9.10.3), as texts. */
export function changeUnicodeMaps(file: PdfFile, change: (map: string) => string): void {
  const {library, document, name} = file
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const reference = dictionary(file, object)?.get(name('ToUnicode'))
    const stream = document.context.lookup(reference)
    if (!(reference instanceof library.PDFRef) || !(stream instanceof library.PDFRawStream)) continue
    const map = textOfBytes(unpacked(file, stream))
    const changed = change(map)
    if (changed !== map) putStream(file, reference, bytesOfText(changed), document.context.obj({}))
  }
}

/**
 * Maps parts of letters, such as the dots of Nastaliq, to an invisible character that does not divide words; Chromium
 * maps them to U+0000, which is not allowed (ISO 19005-2, 6.2.11.7.2). A word with such parts is marked as a whole with
 * its text.
 */
export function withoutNull(map: string): string {
  return changeRows(map, ({first, last, text}) =>
    first === last && text === '0000' ? mapString('\u2060') : undefined
  )
}

/**
 * Lists the texts of a range separately if counting up from the first text would overflow its last byte (ISO 32000-1,
 * 9.10.3).
 */
export function withinBytes(map: string): string {
  return changeRows(map, ({first, last, text}) => {
    if (text === undefined || Number.parseInt(text.slice(-2), 16) + last - first < 0x100) return undefined
    const letters = Array.from(textOfHexadecimal(text))
    const start = letters.pop()?.codePointAt(0) ?? 0
    const before = letters.join('')
    return listOf(first, last, index => before + String.fromCodePoint(start + index))
  })
}

/**
 * Maps ligatures to their letters: fonts map some ligatures to a single character such as `ﬁ`, so that a search does
 * not find the word.
 */
export function withoutLigatures(map: string): string {
  return changeRows(map, ({first, last, text}) => {
    if (text === undefined || !/^FB0[0-6]$/.test(text)) return undefined
    const start = Number.parseInt(text, 16)
    const lettersOf = (index: number) => String.fromCharCode(start + index).normalize('NFKC')
    return first === last ? mapString(lettersOf(0)) : listOf(first, last, lettersOf)
  })
}

/** Rewrites the texts of the rows for which `textOf` returns a replacement. */
export function changeRows(map: string, textOf: (row: UnicodeRow) => string | undefined): string {
  const edits = unicodeRows(map).flatMap(row => {
    const text = textOf(row)
    return text === undefined ? [] : [{start: row.start, end: row.end, text}]
  })
  return edited(map, edits)
}

/** The texts for the codes of a range, written as a list. */
function listOf(first: number, last: number, textOf: (index: number) => string): string {
  return `[${Array.from({length: last - first + 1}, (_, index) => mapString(textOf(index))).join(' ')}]`
}

/** A text, written as a string for a ToUnicode map. */
export function mapString(text: string): string {
  return `<${hexadecimalUnits(text)}>`
}
