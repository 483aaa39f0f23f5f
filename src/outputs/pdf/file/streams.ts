import type {PDFDict, PDFRawStream, PDFRef} from 'pdf-lib'
import {loadPdfLibrary, type PdfFile} from './pdf-file.ts'

/** Decodes the content of a stream. */
export function unpacked({library, name, inflate}: PdfFile, {dict, contents}: PDFRawStream): Uint8Array {
  const isDeflated = dict.get(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'))
  const inflated = isDeflated ? inflate?.(contents) : undefined
  return inflated ?? library.decodePDFRawStream(library.PDFRawStream.of(dict, contents)).decode()
}

/** Replaces an object with a stream, which is compressed in the background. */
export function putStream(file: PdfFile, place: PDFRef, content: Uint8Array, dict: PDFDict): void {
  const {context} = file.document
  const plain = file.library.PDFRawStream.of(dict, content)
  context.assign(place, plain)
  const pack = async () => {
    const packed = await file.deflate(content)
    // The object may have been replaced in the meantime.
    if (context.lookup(place) !== plain) return
    dict.set(file.name('Filter'), file.name('FlateDecode'))
    context.assign(place, file.library.PDFRawStream.of(dict, packed))
  }
  file.packing.push(pack())
}

/** Compresses bytes with pdf-lib's deflate, which returns the same bytes on every machine, unlike the platform's. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const {PDFContext} = await loadPdfLibrary()
  return PDFContext.create().flateStream(bytes).contents
}
