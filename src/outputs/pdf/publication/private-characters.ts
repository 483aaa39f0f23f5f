import type {PDFDict} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {dictionary, type PdfFile} from '../file/index.ts'
import {unpacked} from '../file/streams.ts'
import type {PageContent} from '../text/page-content.ts'
import {readToUnicode} from '../text/to-unicode.ts'

/**
 * Whether a text shows characters of private use, which PDF/A of level A allows only where a mark says what they stand
 * for (ISO 19005-2, 6.2.11.7.3). The codes are in hexadecimal, as Chromium writes them.
 */
export function showsPrivateCharacter(file: PdfFile, contents: readonly PageContent[]): boolean {
  const known = new Map<PDFDict, ReadonlySet<string>>()
  return contents.some(({owner, text}) => {
    const codes = privateCodes(file, owner, known)
    return codes.size > 0 && showsCode(text, codes)
  })
}

/** The codes of private characters, by the name of their font in the content of a page or form. */
function privateCodes(
  file: PdfFile,
  owner: PDFDict,
  known: Map<PDFDict, ReadonlySet<string>>
): ReadonlyMap<string, ReadonlySet<string>> {
  const fonts = dictionary(file, dictionary(file, owner.get(file.name('Resources')))?.get(file.name('Font')))
  const found = new Map<string, ReadonlySet<string>>()
  for (const [key, value] of fonts?.entries() ?? []) {
    const font = dictionary(file, value)
    if (font === undefined) continue
    const codes = known.get(font) ?? privateCodesOf(file, font)
    known.set(font, codes)
    if (codes.size > 0) found.set(key.decodeText(), codes)
  }
  return found
}

function privateCodesOf(file: PdfFile, font: PDFDict): ReadonlySet<string> {
  const map = file.document.context.lookup(font.get(file.name('ToUnicode')))
  if (!(map instanceof file.library.PDFRawStream)) return new Set()
  const texts = [...readToUnicode(textOfBytes(unpacked(file, map)))]
  return new Set(texts.flatMap(([code, text]) => (privateUse.test(text) ? [code] : [])))
}

const privateUse = /\p{Co}/u

function showsCode(content: string, codesOf: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  let codes: ReadonlySet<string> | undefined
  const marks: boolean[] = []
  for (const line of content.split('\n')) {
    if (line.endsWith(' Tf')) codes = codesOf.get(line.slice(1, line.indexOf(' ')))
    else if (line.endsWith('BDC') || line.endsWith('BMC')) marks.push(line.includes('/ActualText'))
    else if (line === 'EMC') marks.pop()
    else if (codes !== undefined && line.endsWith('> Tj') && !marks.includes(true)) {
      const shown = line.slice(line.indexOf('<') + 1, -'> Tj'.length).toUpperCase()
      for (let index = 0; index < shown.length; index += 4)
        if (codes.has(shown.slice(index, index + 4))) return true
    }
  }
  return false
}
