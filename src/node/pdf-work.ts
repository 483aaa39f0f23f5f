import {mostPixels} from '../core/picture-fault.ts'
import type {Pdfium} from './pdfium.ts'

/** The size of a page in points, and the number of pixels with which the page is rendered. */
export type DrawnPage = Readonly<{width: number; height: number; pixels: number}>

/**
 * Whether a page exceeds the limits of a picture. The limits are on counts, which are the same on every machine: of the
 * page's objects, counted again for each use of a form; of the points in its paths; of the pixels in its images; and of
 * the pixels to paint, where overlaps count again and transparency groups several times.
 */
export function isHeavy(pdfium: Pdfium, page: number, drawn: DrawnPage): boolean {
  const {wasmExports} = pdfium.pdfium
  const at = wasmExports.malloc(24)
  const pixelsOfPoint = drawn.pixels / (drawn.width * drawn.height)
  const work = {parts: 0, points: 0, imagePixels: 0, painted: 0}

  function numbers<Kind extends Float32ArrayConstructor | Uint32ArrayConstructor>(kind: Kind, count: number) {
    return Array.from(new kind(pdfium.pdfium.HEAPU8.slice(at, at + count * 4).buffer))
  }

  /** The area of an object's bounds in pixels, within the page, at the scale of the enclosing forms. */
  function areaOf(object: number, scale: number): number {
    if (!pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) return 0
    const [left = 0, bottom = 0, right = 0, top = 0] = numbers(Float32Array, 4)
    return Math.min(drawn.pixels, Math.abs((right - left) * (top - bottom)) * scale * pixelsOfPoint)
  }

  function add(object: number, scale: number, depth: number): void {
    const type = pdfium.FPDFPageObj_GetType(object)
    const area = areaOf(object, scale)
    work.painted += type === formObject ? layerCost * area : area
    if (type === pathObject) work.points += pdfium.FPDFPath_CountSegments(object)
    if (type === imageObject && pdfium.FPDFImageObj_GetImagePixelSize(object, at, at + 4)) {
      const [columns = 0, rows = 0] = numbers(Uint32Array, 2)
      work.imagePixels += columns * rows
    }
    if (type !== formObject || depth > mostNesting || !pdfium.FPDFPageObj_GetMatrix(object, at)) return
    const [a = 1, b = 0, c = 0, d = 1] = numbers(Float32Array, 4)
    addAll(
      pdfium.FPDFFormObj_CountObjects(object),
      index => pdfium.FPDFFormObj_GetObject(object, index),
      scale * Math.abs(a * d - b * c),
      depth + 1
    )
  }

  function addAll(count: number, objectAt: (index: number) => number, scale: number, depth: number): void {
    work.parts += count
    for (let index = 0; index < count && work.parts <= most.parts; index++) add(objectAt(index), scale, depth)
  }

  addAll(pdfium.FPDFPage_CountObjects(page), index => pdfium.FPDFPage_GetObject(page, index), 1, 0)
  wasmExports.free(at)
  return (Object.keys(most) as (keyof typeof most)[]).some(kind => work[kind] > most[kind])
}

/**
 * The limits of a page. A page at these limits takes some seconds to draw; maps and plots of many measurements stay
 * below a tenth of them.
 */
const most = {parts: 250_000, points: 1_000_000, imagePixels: mostPixels, painted: 10_000_000_000}

/** Drawing a form separately and compositing it costs this many times its pixels. */
const layerCost = 8

const [pathObject, imageObject, formObject] = [2, 3, 5]
const mostNesting = 20
