import type {PDFDict} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {dictionary, type PdfFile} from '../file/index.ts'
import {openedMark} from '../file/mark-properties.ts'
import {nameOperand, nextOperator, operatorReader, showsCode, showsText} from '../file/operator-reader.ts'
import {unpacked} from '../file/streams.ts'
import type {PageContent} from '../text/page-content.ts'
import {readToUnicode} from '../text/to-unicode.ts'

/**
 * Whether a text shows private use characters, which PDF/A at level A allows only within a mark that gives their
 * meaning (ISO 19005-2, 6.2.11.7.3).
 */
export function showsPrivateCharacter(file: PdfFile, contents: readonly PageContent[]): boolean {
  const known = new Map<PDFDict, ReadonlySet<number>>()
  return contents.some(({owner, text}) => {
    const codes = privateCodes(file, owner, known)
    return codes.size > 0 && showsOne(text, codes)
  })
}

/** The codes of private use characters, by the name of their font in the content of a page or form. */
function privateCodes(
  file: PdfFile,
  owner: PDFDict,
  known: Map<PDFDict, ReadonlySet<number>>
): ReadonlyMap<string, ReadonlySet<number>> {
  const fonts = dictionary(file, dictionary(file, owner.get(file.name('Resources')))?.get(file.name('Font')))
  const found = new Map<string, ReadonlySet<number>>()
  for (const [key, value] of fonts?.entries() ?? []) {
    const font = dictionary(file, value)
    if (font === undefined) continue
    const codes = known.get(font) ?? privateCodesOf(file, font)
    known.set(font, codes)
    if (codes.size > 0) found.set(key.decodeText(), codes)
  }
  return found
}

function privateCodesOf(file: PdfFile, font: PDFDict): ReadonlySet<number> {
  const map = file.document.context.lookup(font.get(file.name('ToUnicode')))
  if (!(map instanceof file.library.PDFRawStream)) return new Set()
  const texts = [...readToUnicode(textOfBytes(unpacked(file, map)))]
  return new Set(texts.flatMap(([code, text]) => (privateUse.test(text) ? [Number.parseInt(code, 16)] : [])))
}

const privateUse = /\p{Co}/u

function showsOne(content: string, codesOf: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const reader = operatorReader(content)
  let codes: ReadonlySet<number> | undefined
  const marks: boolean[] = []
  while (nextOperator(reader)) {
    if (reader.name === 'Tf') codes = codesOf.get(nameOperand(reader, 0))
    else if (reader.name === 'EMC') marks.pop()
    else if (codes !== undefined && showsText(reader) && !marks.includes(true)) {
      const sought = codes
      if (showsCode(reader, code => sought.has(code))) return true
    }
    const mark = openedMark(reader)
    if (mark !== undefined) marks.push(mark.actualText !== undefined)
  }
  return false
}
