import type {PDFDict, PDFName, PDFObject} from 'pdf-lib'
import {sha256} from '../../../core/hash.ts'
import {loadPdfLibrary, type PdfFile, type PdfTools} from './pdf-file.ts'
import {deflate} from './streams.ts'

export {loadPdfLibrary, type PdfFile, type PdfLibrary, type PdfTools} from './pdf-file.ts'

/**
 * Parses a PDF without changing it. Faults are repaired, as in PDF readers; with `isStrict`, a fault throws an error.
 */
export async function openPdf(bytes: Uint8Array, tools: PdfTools = {}, isStrict = false): Promise<PdfFile> {
  const library = await loadPdfLibrary()
  const document = await library.PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: library.ParseSpeeds.Fastest,
    throwOnInvalidObject: isStrict
  })
  const pages: Array<PdfFile['pages'][number]> = []
  document.catalog.Pages().traverse((node, ref) => {
    if (node instanceof library.PDFPageLeaf) pages.push({node, ref})
  })
  const names = new Map<string, PDFName>()
  const name = (text: string) => {
    const known = names.get(text) ?? library.PDFName.of(text)
    names.set(text, known)
    return known
  }
  return {
    library,
    document,
    pages,
    name,
    inflate: tools.inflate,
    deflate: tools.deflate ?? deflate,
    hash: tools.hash ?? sha256,
    packing: []
  }
}

/** Resolves a dictionary, which can be a reference; undefined for anything else. */
export function dictionary({library, document}: PdfFile, object: PDFObject | undefined): PDFDict | undefined {
  const value = document.context.lookup(object)
  return value instanceof library.PDFDict ? value : undefined
}

/**
 * Resolves the members of an array, which can be a reference; a single object is treated as an array with one member, a
 * missing object as an empty array.
 */
export function members({library, document}: PdfFile, object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return []
  const value = document.context.lookup(object)
  return value instanceof library.PDFArray ? value.asArray() : [object]
}

/** Resolves the text of a name or string, which can be a reference; undefined for anything else. */
export function textOf({library, document}: PdfFile, object: PDFObject | undefined): string | undefined {
  const value = document.context.lookup(object)
  const {PDFName, PDFString, PDFHexString} = library
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText()
  return undefined
}

/** Resolves a number, which can be a reference; undefined for anything else. */
export function numberOf({library, document}: PdfFile, object: PDFObject | undefined): number | undefined {
  const value = document.context.lookup(object)
  return value instanceof library.PDFNumber ? value.asNumber() : undefined
}
