import {base64} from '../../core/base64.ts'
import {type PdfPicture, pixelsOfPoint} from '../../core/pdf-picture.ts'
import {placeholder} from '../pdf-placeholder.ts'

/** The form of a picture on a page: its URL, and its width in CSS pixels if that differs from the picture's own. */
export type ShownPicture = Readonly<{source: string; width?: string}>

/** The image of a PDF page, which has more than one pixel per CSS pixel. */
export function pixelsOf({png, width}: PdfPicture): ShownPicture {
  return {
    source: `data:image/png;base64,${base64(png)}`,
    width: String(Math.max(1, Math.round(width * pixelsOfPoint)))
  }
}

/** The placeholder for a drawing in the page to typeset: a picture stretched to the drawing's size. */
export function placeholderOf({hash, width, height}: PdfPicture): ShownPicture {
  const size = `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"`
  const mark = `data:image/bmp;base64,${base64(placeholder(hash))}`
  const image = `<image href="${mark}" width="${width}" height="${height}" preserveAspectRatio="none"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`
  return {source: `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`}
}
