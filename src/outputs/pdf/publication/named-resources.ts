import type {PDFDict, PDFRawStream, PDFRef} from 'pdf-lib'
import {textOfBytes} from '../../../core/bytes.ts'
import {dictionary, type PdfFile, textOf} from '../file/index.ts'
import {visitOperators} from '../file/operator-reader.ts'

/** A form, a pattern or a Type 3 font that has no resources of its own, and its content. */
export type WithoutResources = Readonly<{owner: PDFDict; streams: readonly PDFRawStream[]}>

/**
 * Those forms, patterns and Type 3 fonts of a file that have no resources. Up to PDF 1.1, they used the resources of
 * the surrounding page; in an archive, content that uses resources must have its own (ISO 19005-2, 6.2.2).
 */
export function withoutResources(file: PdfFile): readonly WithoutResources[] {
  const {document, library, name} = file
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const owner = object instanceof library.PDFRawStream ? object.dict : object
    if (!(owner instanceof library.PDFDict) || owner.has(name('Resources'))) return []
    const kind = textOf(file, owner.get(name('Subtype')))
    if (object instanceof library.PDFRawStream)
      return kind === 'Form' || owner.has(name('PaintType')) ? [{owner, streams: [object]}] : []
    const glyphs = kind === 'Type3' ? dictionary(file, owner.get(name('CharProcs'))) : undefined
    const streams = (glyphs?.entries() ?? []).flatMap(([, glyph]) => {
      const stream = document.context.lookup(glyph)
      return stream instanceof library.PDFRawStream ? [stream] : []
    })
    return streams.length === 0 ? [] : [{owner, streams}]
  })
}

/** Whether a content stream uses resources: a font, a picture, a form, a graphics state, a shading or colours. */
export function namesResources(content: Uint8Array): boolean {
  let isNaming = false
  visitOperators(textOfBytes(content), operator => {
    isNaming ||= naming.has(operator)
  })
  return isNaming
}

const naming: ReadonlySet<string> = new Set(['CS', 'Do', 'Tf', 'cs', 'gs', 'sh'])

/** Adds the resources of the page to content that uses resources but has none. `contentOf` decompresses a stream. */
export function giveResources(
  file: PdfFile,
  ofPage: PDFRef,
  contentOf: (stream: PDFRawStream) => Uint8Array
): void {
  for (const {owner, streams} of withoutResources(file))
    if (streams.some(stream => namesResources(contentOf(stream)))) owner.set(file.name('Resources'), ofPage)
}
