import type {PDFCatalog, PDFContext, PDFName, PDFPageLeaf, PDFRef} from 'pdf-lib'
import type {Machine} from '../../../core/world.ts'

/** A PDF being processed, with the library that its objects belong to. */
export type PdfFile = Readonly<{
  library: PdfLibrary
  document: Readonly<{context: PDFContext; catalog: PDFCatalog}>
  pages: ReadonlyArray<Readonly<{node: PDFPageLeaf; ref: PDFRef}>>
  /** Returns the name `/text`. pdf-lib's own look-up decodes the text each time. */
  name: (text: string) => PDFName
  inflate: PdfTools['inflate']
  deflate: (bytes: Uint8Array) => Promise<Uint8Array>
  hash: (bytes: Uint8Array) => string
  /** The compressions of streams that run in the background; the file can be written when all are finished. */
  packing: Promise<void>[]
}>

/** The machine's capabilities for processing PDFs. */
export type PdfTools = Pick<Machine, 'inflate' | 'deflate' | 'hash'>

export type PdfLibrary = typeof import('pdf-lib')

/** Loads pdf-lib only when a PDF is processed; other commands do not need it. */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  return import('pdf-lib')
}
