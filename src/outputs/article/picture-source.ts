import type {Image} from '../../core/article.ts'
import {fromBase64} from '../../core/base64.ts'
import {isPdfFault, pixelsOfPoint} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import {isFault} from '../../core/world.ts'
import type {Pictures} from './context.ts'

/** The bytes of a picture and their type; for the first page of a PDF, also its size in pixels. */
type PictureSource = Readonly<{
  bytes: Uint8Array
  type: string
  size?: Readonly<{width: number; height: number}>
}>

/** The bytes of a picture for a separate file that browsers can draw; for a PDF, an image of its first page. */
export function pictureSource({path, url}: Image, project: Pictures): PictureSource | undefined {
  if (project.pictureFaults.has(path ?? url)) return undefined
  const data = /^data:(image\/(?:png|jpeg|gif|webp|svg\+xml))[^,]*;base64,(.*)$/is.exec(url)
  if (data !== null) {
    try {
      return {type: data[1]!.toLowerCase(), bytes: fromBase64(data[2]!)}
    } catch {
      return undefined
    }
  }
  const bytes = path === undefined ? undefined : project.pictures.get(path)
  if (path !== undefined && bytes !== undefined && !isFault(bytes)) {
    const type = pictureType(path, bytes)
    if (type !== undefined) return {bytes, type}
  }
  const pdf = path === undefined ? undefined : project.pdfPictures.get(path)
  if (pdf === undefined || isPdfFault(pdf)) return undefined
  const size = {width: pdf.width * pixelsOfPoint, height: pdf.height * pixelsOfPoint}
  return {bytes: pdf.png, type: 'image/png', size}
}
