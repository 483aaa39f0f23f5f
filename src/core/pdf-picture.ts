import {perObject} from './per-object.ts'

/** The first page of a PDF, as a picture. */
export type PdfPicture = Readonly<{
  /** The SHA-256 of the file. */
  hash: string
  /** The displayed size in points. */
  width: number
  height: number
  /** The number of pages in the file. */
  pages: number
  /** The page as pixels, for outputs that cannot show a PDF. */
  png: Uint8Array
  /** The page as a vector drawing; undefined if it would look different inside another file. */
  drawing?: PdfDrawing | undefined
  /** Fonts that the file names but does not embed; sorted. */
  missingFonts: readonly string[]
  /** The words on the page, if it has any text. */
  words: string
}>

/** A page that can be embedded in another PDF. */
export type PdfDrawing = Readonly<{
  /** A PDF with only this page. */
  pdf: Uint8Array
  /** The visible part of the page in its own points: left, bottom, right, top. */
  box: readonly [number, number, number, number]
  /** The number of clockwise quarter turns when shown. */
  quarters: number
}>

/**
 * Why a PDF cannot be shown as a picture. The limits are counts, so the result is the same on every machine; `heavy`
 * exceeds the limit of objects or of memory.
 */
export type PdfFault = Readonly<{fault: 'encrypted' | 'broken' | 'large' | 'heavy'}>

/** Thrown if this machine did not draw a PDF in time; another machine may be faster. */
export class SlowPdf extends Error {
  override name = 'SlowPdf'
  readonly seconds: number
  constructor(seconds: number) {
    super(`not drawn within ${seconds} s`)
    this.seconds = seconds
  }
}

/** Whether a result is a fault. */
export function isPdfFault(result: PdfPicture | PdfFault): result is PdfFault {
  return 'fault' in result
}

/** Whether a file is a PDF, by its first bytes; some programs write other bytes first. */
export const isPdf = perObject((bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-')
)

/** The number of CSS pixels in a point. */
export const pixelsOfPoint = 96 / 72
