import type {PDFDict, PDFRawStream} from 'pdf-lib'
import {joinBytes, textOfBytes} from '../../../../core/bytes.ts'
import {dictionary, members, type PdfFile, textOf} from '../../file/index.ts'
import {visitOperators} from '../../file/operator-reader.ts'
import {unpacked} from '../../file/streams.ts'
import {bytesOfString, isString} from '../../file/strings.ts'

/** The strings that each font of a drawing shows, with one character per byte. */
export type ShownStrings = ReadonlyMap<PDFDict, readonly string[]>

/** Reads the strings that a drawing's page, forms and patterns show in each font. */
export function shownStrings(source: PdfFile): ShownStrings {
  const {document, library, name} = source
  const shown = new Map<PDFDict, string[]>()
  const page = source.pages[0]!.node
  const parts = members(source, page.get(name('Contents'))).flatMap(part => {
    const stream = document.context.lookup(part)
    return stream instanceof library.PDFRawStream ? [unpacked(source, stream), new Uint8Array([10])] : []
  })
  const ofPage = page.Resources()
  addStrings(source, textOfBytes(joinBytes(parts)), ofPage, shown)
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof library.PDFRawStream) || !isContent(source, object)) continue
    const own = dictionary(source, object.dict.get(name('Resources')))
    addStrings(source, textOfBytes(unpacked(source, object)), own ?? ofPage, shown)
  }
  return shown
}

function isContent(source: PdfFile, {dict}: PDFRawStream): boolean {
  return textOf(source, dict.get(source.name('Subtype'))) === 'Form' || dict.has(source.name('PaintType'))
}

function addStrings(
  source: PdfFile,
  content: string,
  resources: PDFDict | undefined,
  shown: Map<PDFDict, string[]>
): void {
  const fonts = dictionary(source, resources?.get(source.name('Font')))
  const outer: Array<PDFDict | undefined> = []
  let font: PDFDict | undefined
  visitOperators(content, (operator, operands) => {
    if (operator === 'q') outer.push(font)
    else if (operator === 'Q') font = outer.pop()
    else if (operator === 'Tf')
      font = dictionary(source, fonts?.get(source.name(operands[0]?.slice(1) ?? '')))
    else if (font !== undefined && showing.has(operator)) {
      const strings = operands.filter(isString).map(bytesOfString)
      shown.set(font, [...(shown.get(font) ?? []), ...strings])
    }
  })
}

const showing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])
