/**
 * Extracts the letters of PDF pages and their positions with PDFium; removes restrictions from files that open
 * without a password.
 */

import type {PdfFault} from '../core/pdf-picture.ts'
import type {Glyph} from '../review/answers/pdf/glyphs.ts'
import {openDocument, type Pdfium, pdfiumRunner, savedDocument} from './pdfium.ts'

/**
 * The letters on some pages of a PDF; pages count from 0, and a missing page has no letters. Throws a `SlowPdf` if the
 * machine takes too long.
 */
export async function readGlyphs(
  pdf: Uint8Array,
  pages: readonly number[]
): Promise<ReadonlyArray<readonly Glyph[]> | PdfFault> {
  return pdfiumRunner(timeLimit)(pdfium => {
    const document = openDocument(pdfium, pdf)
    return pages.map(page => glyphsOf(pdfium, document, page))
  })
}

/** A copy without encryption of a PDF that opens without a password; undefined if it needs one. */
export async function unlockedPdf(pdf: Uint8Array): Promise<Uint8Array | undefined> {
  const copy = await pdfiumRunner(timeLimit)(pdfium => {
    const document = openDocument(pdfium, pdf)
    return document === 0 ? undefined : savedDocument(pdfium, document, mostBytes)
  })
  return copy instanceof Uint8Array ? copy : undefined
}

const timeLimit = 20_000

/** The maximum size in bytes of a copy without encryption. */
const mostBytes = 200_000_000

/** The maximum number of letters that are read from a page; no page of a proof has as many. */
const mostGlyphs = 200_000

/** The functions called for each letter, without the package's wrappers, which take longer than the functions. */
type TextFunctions = Readonly<
  Record<'FPDFText_GetUnicode' | 'FPDFText_IsGenerated', (text: number, index: number) => number> & {
    FPDFText_GetLooseCharBox: (text: number, index: number, at: number) => number
  }
>

function glyphsOf(pdfium: Pdfium, document: number, index: number): readonly Glyph[] {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) return []
  const text = pdfium.FPDFText_LoadPage(page)
  const count = Math.min(mostGlyphs, pdfium.FPDFText_CountChars(text))
  const functions = pdfium.pdfium.wasmExports as unknown as TextFunctions
  const at = pdfium.pdfium.wasmExports.malloc(16)
  const glyphs: Glyph[] = []
  for (let each = 0; each < count; each++) {
    const code = codeAt(functions, text, each)
    // Spaces, and characters that PDFium adds at the ends of lines.
    if (code <= 32 || code === 160 || functions.FPDFText_IsGenerated(text, each) !== 0) continue
    if (isLowSurrogate(code) || functions.FPDFText_GetLooseCharBox(text, each, at) === 0) continue
    const box = new Float32Array(pdfium.pdfium.HEAPU8.buffer, at, 4)
    const [left = 0, top = 0, right = 0, bottom = 0] = box
    glyphs.push({letter: letterOf(code), left, top, right, bottom})
  }
  pdfium.pdfium.wasmExports.free(at)
  pdfium.FPDFText_ClosePage(text)
  pdfium.FPDF_ClosePage(page)
  return glyphs
}

/** The code point of a character; PDFium returns characters outside the basic plane as two halves. */
function codeAt(functions: TextFunctions, text: number, index: number): number {
  const [code, next] = [0, 1].map(step => functions.FPDFText_GetUnicode(text, index + step))
  const isPair = code! >= 0xd800 && code! <= 0xdbff && isLowSurrogate(next!)
  return isPair ? (code! - 0xd800) * 0x400 + (next! - 0xdc00) + 0x10000 : code!
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** The letter for a character code. Ghostscript swaps the two bytes of the codes for letters of ligatures. */
function letterOf(code: number): string {
  const swapped = code >> 8
  const isSwapped = (code & 0xff) === 0 && swapped >= 0x41 && swapped <= 0x7a
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(isSwapped ? swapped : code)
}
