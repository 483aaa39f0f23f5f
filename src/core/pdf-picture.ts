/** The first page of a PDF, as a picture. */
export type PdfPicture = Readonly<{
  /** The SHA-256 of the file. */
  hash: string
  /** Its size in points, as it is shown. */
  width: number
  height: number
  /** How many pages the file has. */
  pages: number
  /** The page as pixels, for outputs that show no PDF. */
  png: Uint8Array
  /** The page as a drawing; undefined if it would look different inside another file. */
  drawing?: PdfDrawing | undefined
  /** Fonts that the file has the names of, and not the letters; sorted. */
  missingFonts: readonly string[]
}>

/** A page that can be drawn within another. */
export type PdfDrawing = Readonly<{
  /** A PDF with only this page. */
  pdf: Uint8Array
  /** The visible part of the page, in its own points: left, bottom, right, top. */
  box: readonly [number, number, number, number]
  /** By how many quarters of a circle it is turned clockwise when shown. */
  quarters: number
}>

/**
 * Why there is no picture of a PDF, decided by counts, the same on every machine; `heavy` is more than may be drawn, or
 * more memory than drawing may use.
 */
export type PdfFault = Readonly<{fault: 'encrypted' | 'broken' | 'large' | 'heavy'}>

/** A PDF that this machine has not drawn in time: a machine fault, since another machine may be faster. */
export class SlowPdf extends Error {
  override name = 'SlowPdf'
  readonly seconds: number
  constructor(seconds: number) {
    super(`not drawn within ${seconds} s`)
    this.seconds = seconds
  }
}

/** Whether there is no picture of a PDF. */
export function isPdfFault(result: PdfPicture | PdfFault): result is PdfFault {
  return 'fault' in result
}

/** Whether a file is a PDF, by its first bytes. Some programs write a few of their own before. */
export function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 1024)).includes('%PDF-')
}

/** CSS pixels in a point. */
export const pixelsOfPoint = 96 / 72
