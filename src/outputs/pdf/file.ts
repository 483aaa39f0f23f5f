import type {PDFDict, PDFDocument, PDFName, PDFObject} from 'pdf-lib'

/** A PDF that is being worked on, with the library that knows its objects. */
export type PdfFile = Readonly<{
  library: PdfLibrary
  document: PDFDocument
  /** The name that is written `/text`; pdf-lib's own look-up decodes the text every time. */
  name: (text: string) => PDFName
}>

export type PdfLibrary = Awaited<ReturnType<typeof loadPdfLibrary>>

/** Loads pdf-lib when a PDF is there to be worked on, and not before: no other command needs it. */
export function loadPdfLibrary() {
  return import('pdf-lib')
}

/** Reads a PDF without changing anything in it. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const library = await loadPdfLibrary()
  const document = await library.PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: library.ParseSpeeds.Fastest
  })
  const names = new Map<string, PDFName>()
  const name = (text: string) => {
    const known = names.get(text) ?? library.PDFName.of(text)
    names.set(text, known)
    return known
  }
  return {library, document, name}
}

/** The dictionary that is meant, directly or by reference; undefined when it is anything else. */
export function dictionary({library, document}: PdfFile, object: PDFObject | undefined): PDFDict | undefined {
  const value = document.context.lookup(object)
  return value instanceof library.PDFDict ? value : undefined
}

/** The members of an array, directly or by reference; one object stands for an array of one, and nothing for none. */
export function members({library, document}: PdfFile, object: PDFObject | undefined): PDFObject[] {
  if (object === undefined) return []
  const value = document.context.lookup(object)
  return value instanceof library.PDFArray ? value.asArray() : [object]
}

/** The text of a name or string, directly or by reference; undefined when it is anything else. */
export function textOf({library, document}: PdfFile, object: PDFObject | undefined): string | undefined {
  const value = document.context.lookup(object)
  const {PDFName, PDFString, PDFHexString} = library
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText()
  return undefined
}

/** The number that is meant, directly or by reference; undefined when it is anything else. */
export function numberOf({library, document}: PdfFile, object: PDFObject | undefined): number | undefined {
  const value = document.context.lookup(object)
  return value instanceof library.PDFNumber ? value.asNumber() : undefined
}
