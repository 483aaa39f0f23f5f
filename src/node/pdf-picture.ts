/** Reads PDF pictures with PDFium. */
import {type PdfDrawing, type PdfFault, type PdfPicture, pixelsOfPoint} from '../core/pdf-picture.ts'
import {hashOf} from './hash.ts'
import {isHeavy} from './pdf-work.ts'
import {bytesAt, openDocument, type Pdfium, pdfiumRunner, savedDocument, wrongPassword} from './pdfium.ts'
import {encodePng} from './png.ts'

export type PdfReader = (pdf: Uint8Array) => Promise<PdfPicture | PdfFault>

/**
 * A reader of PDF pictures; `timeLimit` is in milliseconds. A file gives the same picture, or the same fault, on every
 * machine; if a machine exceeds the time limit, reading throws a `SlowPdf`.
 */
export function createPdfReader(timeLimit = 20_000): PdfReader {
  const run = pdfiumRunner(timeLimit)
  return pdf =>
    pdf.length > mostBytes ? Promise.resolve({fault: 'large'}) : run(pdfium => read(pdfium, pdf))
}

const mostBytes = 100_000_000
/** The maximum size in bytes of a drawing that is embedded in a PDF; larger drawings become pixels. */
const mostBytesOfDrawing = 50_000_000
/** The longest side of a page in points (ISO 32000-1, annex C). */
const mostPoints = 14_400
const mostPixels = 4_000_000

function read(pdfium: Pdfium, pdf: Uint8Array): PdfPicture | PdfFault {
  const document = openDocument(pdfium, pdf)
  if (document === 0) return {fault: pdfium.FPDF_GetLastError() === wrongPassword ? 'encrypted' : 'broken'}
  const pages = pdfium.FPDF_GetPageCount(document)
  const page = pdfium.FPDF_LoadPage(document, 0)
  if (page === 0) return {fault: 'broken'}
  const width = rounded(pdfium.FPDF_GetPageWidthF(page))
  const height = rounded(pdfium.FPDF_GetPageHeightF(page))
  if (!(width > 0 && height > 0)) return {fault: 'broken'}
  if (Math.max(width, height) > mostPoints) return {fault: 'large'}
  const size = sizeOf(width, height)
  if (isHeavy(pdfium, page, {width, height, pixels: size.columns * size.rows})) return {fault: 'heavy'}
  const pixels = render(pdfium, page, size)
  const drawing = drawingOf(pdfium, document, page, size, pixels)
  return {
    hash: hashOf(pdf),
    width,
    height,
    pages,
    png: encodePng(size.columns, size.rows, pixels),
    drawing,
    missingFonts: missingFonts(pdfium, page),
    words: wordsOn(pdfium, page)
  }
}

/** Rounds the single-precision numbers of PDFium: 617.0399780273438 to 617.04. */
function rounded(points: number): number {
  return Math.round(points * 1000) / 1000
}

type Size = Readonly<{columns: number; rows: number}>

/**
 * The size of a picture in pixels: two pixels per CSS pixel, or up to four for a small picture, which may be enlarged;
 * limited to the maximum number of pixels.
 */
function sizeOf(width: number, height: number): Size {
  const wanted = Math.min(Math.max(1400 / (width * pixelsOfPoint), 2), 4) * pixelsOfPoint
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)))
  return {columns: Math.max(1, Math.round(width * scale)), rows: Math.max(1, Math.round(height * scale))}
}

const white = 0xffffffff

/** Renders the page on a white background, without its annotations. */
function render(pdfium: Pdfium, page: number, {columns, rows}: Size): Uint8Array {
  const bitmap = pdfium.FPDFBitmap_Create(columns, rows, 0)
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, white)
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, 0)
  const pixels = bytesAt(pdfium, pdfium.FPDFBitmap_GetBuffer(bitmap), columns * rows * 4)
  pdfium.FPDFBitmap_Destroy(bitmap)
  return pixels
}

/**
 * The page as a PDF without the rest of its document, such as actions, scripts, files, passwords and hidden layers.
 * Undefined if that PDF does not render to the same pixels.
 */
function drawingOf(
  pdfium: Pdfium,
  document: number,
  page: number,
  size: Size,
  pixels: Uint8Array
): PdfDrawing | undefined {
  const alone = pdfium.FPDF_CreateNewDocument()
  if (!pdfium.FPDF_ImportPages(alone, document, '1', 0)) return undefined
  // Without a date, the same page always gives the same bytes.
  pdfium.EPDF_SetMetaText(alone, 'CreationDate', 0)
  const pdf = savedDocument(pdfium, alone, mostBytesOfDrawing)
  if (pdf === undefined) return undefined
  const copy = pdfium.FPDF_LoadPage(openDocument(pdfium, pdf), 0)
  if (copy === 0 || !isEqual(render(pdfium, copy, size), pixels)) return undefined
  const [left, top, right, bottom] = rectangle(pdfium, at => pdfium.FPDF_GetPageBoundingBox(page, at))
  return {pdf, box: [left, bottom, right, top], quarters: pdfium.FPDFPage_GetRotation(page)}
}

const mostCharacters = 100_000

/** The text on a page, up to a limit of characters. */
function wordsOn(pdfium: Pdfium, page: number): string {
  const text = pdfium.FPDFText_LoadPage(page)
  if (text === 0) return ''
  const count = Math.min(mostCharacters, Math.max(0, pdfium.FPDFText_CountChars(text)))
  const start = pdfium.pdfium.wasmExports.malloc(2 * count + 2)
  const written = pdfium.FPDFText_GetText(text, 0, count, start)
  const words = new TextDecoder('utf-16le').decode(bytesAt(pdfium, start, Math.max(0, 2 * (written - 1))))
  pdfium.pdfium.wasmExports.free(start)
  pdfium.FPDFText_ClosePage(text)
  return words
}

const [textObject, formObject] = [1, 5]
const mostNesting = 20

/** The names of the fonts that the page's text uses but that are not embedded, without the subset prefixes of PDF. */
function missingFonts(pdfium: Pdfium, page: number): readonly string[] {
  const fonts = new Set<number>()
  const collect = (count: number, objectAt: (index: number) => number, depth: number): void => {
    for (let index = 0; index < count; index++) {
      const object = objectAt(index)
      const type = pdfium.FPDFPageObj_GetType(object)
      if (type === textObject) fonts.add(pdfium.FPDFTextObj_GetFont(object))
      if (type !== formObject || depth > mostNesting) continue
      collect(
        pdfium.FPDFFormObj_CountObjects(object),
        inner => pdfium.FPDFFormObj_GetObject(object, inner),
        depth + 1
      )
    }
  }
  collect(pdfium.FPDFPage_CountObjects(page), index => pdfium.FPDFPage_GetObject(page, index), 0)
  const names = [...fonts].flatMap(font =>
    pdfium.FPDFFont_GetIsEmbedded(font) === 0 ? [fontName(pdfium, font)] : []
  )
  return [...new Set(names)].sort()
}

function fontName(pdfium: Pdfium, font: number): string {
  const length = pdfium.FPDFFont_GetBaseFontName(font, 0, 0)
  const start = pdfium.pdfium.wasmExports.malloc(length + 1)
  pdfium.FPDFFont_GetBaseFontName(font, start, length)
  const name = new TextDecoder().decode(bytesAt(pdfium, start, Math.max(0, length - 1)))
  pdfium.pdfium.wasmExports.free(start)
  // The name is shown in a terminal, and the file is untrusted.
  return name.replace(/[\p{C}`]/gu, '').slice(0, 80)
}

/** Calls a function of PDFium that writes four numbers, and returns these numbers. */
function rectangle(
  pdfium: Pdfium,
  write: (at: number) => unknown
): readonly [number, number, number, number] {
  const start = pdfium.pdfium.wasmExports.malloc(16)
  write(start)
  const view = new DataView(pdfium.pdfium.HEAPU8.buffer, start, 16)
  const [first, second, third, fourth] = [0, 4, 8, 12].map(offset => view.getFloat32(offset, true))
  pdfium.pdfium.wasmExports.free(start)
  return [first!, second!, third!, fourth!]
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}
