import {perObject} from './per-object.ts'

/** A PDF whose first page is used as a picture. */
export type PdfPicture = Readonly<{
  /** The SHA-256 of the PDF file. */
  hash: string
  /** The displayed size in points. */
  width: number
  height: number
  /** The number of pages in the PDF file. */
  pages: number
  /** The page as pixels, for outputs that cannot show a PDF. */
  png: Uint8Array
  /** The page as a vector drawing; undefined if it would look different inside another file. */
  drawing?: PdfDrawing | undefined
  /** The names of fonts that the file uses but does not embed, sorted. */
  missingFonts: readonly string[]
  /** The text on the page; empty if it contains none. */
  words: string
}>

/** A page in a form that can be embedded in another PDF. */
export type PdfDrawing = Readonly<{
  /** A PDF that contains only this page. */
  pdf: Uint8Array
  /** The visible part of the page, in the page's own points: left, bottom, right, top. */
  box: readonly [number, number, number, number]
  /** The number of quarter turns clockwise by which the page is rotated when shown. */
  quarters: number
}>

/**
 * The reason why a PDF cannot be shown as a picture. The limits are counts rather than times, so that the result is the
 * same on every machine; `heavy` means too many objects or too much memory.
 */
export type PdfFault = Readonly<{fault: 'encrypted' | 'broken' | 'large' | 'heavy'}>

/** Thrown if this machine does not draw a PDF in time; another machine may be fast enough. */
export class SlowPdf extends Error {
  override name = 'SlowPdf'
  readonly seconds: number
  constructor(seconds: number) {
    super(`not drawn within ${seconds} s`)
    this.seconds = seconds
  }
}

/** Whether a result is a fault rather than a picture. */
export function isPdfFault(result: PdfPicture | PdfFault): result is PdfFault {
  return 'fault' in result
}

/** Whether a file is a PDF: its first kilobyte contains the signature, which is not always at the very start. */
export const isPdf = perObject((bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-')
)

/** The number of CSS pixels in a point. */
export const pixelsOfPoint = 96 / 72
