import {isLfsPointer} from '../../core/lfs-pointer.ts'
import type {PictureFault} from '../../core/picture-fault.ts'
import {pictureType} from '../../core/picture-type.ts'
import type {World} from '../../core/world.ts'
import {bytesOfData, type PictureFile} from './file.ts'
import {gifFault} from './gif.ts'
import {jpegFault} from './jpeg.ts'
import {pngFault} from './png.ts'
import {svgFault} from './svg.ts'
import {webpFault} from './webp.ts'

/**
 * The reason why a browser would draw a picture only partly or not at all, or would need too much time or memory for
 * it; undefined if nothing is wrong. The answer depends only on the bytes, so it is the same on every machine. Formats
 * that browsers do not show are not examined, except for two faults of any format: an empty file, and a Git LFS
 * pointer.
 */
export async function pictureFault(
  {path, bytes}: PictureFile,
  inflatedSize?: World['inflatedSize']
): Promise<PictureFault | undefined> {
  if (bytes.length === 0) return {message: `The picture \`${path}\` is an empty file`}
  if (isLfsPointer(bytes)) {
    return {
      message: `The picture \`${path}\` is a Git LFS pointer`,
      note: 'Git has not fetched the picture. Install Git LFS and run `git lfs pull`.'
    }
  }
  const file = {path, bytes}
  switch (pictureType(path, bytes)) {
    case 'image/png':
      return pngFault(file, inflatedSize)
    case 'image/jpeg':
      return jpegFault(file)
    case 'image/gif':
      return gifFault(file)
    case 'image/webp':
      return webpFault(file)
    case 'image/svg+xml':
      return svgFault(file, inner => pictureFault(inner, inflatedSize))
    default:
      return undefined
  }
}

/** The reason why the picture in a `data:` URL cannot be drawn. `name` identifies the picture in the message. */
export async function dataPictureFault(
  url: string,
  name: string,
  inflatedSize?: World['inflatedSize']
): Promise<PictureFault | undefined> {
  const bytes = bytesOfData(url)
  if (bytes === undefined) return {message: `The URL \`${name}\` is not a picture in base64`}
  const isDrawing = /^data:image\/svg\+xml/i.test(url)
  const file = {path: isDrawing ? 'picture.svg' : 'picture', bytes}
  const type = pictureType(file.path, bytes)
  const fault = await pictureFault(file, inflatedSize)
  if (fault !== undefined)
    return {...fault, message: fault.message.replaceAll(`\`${file.path}\``, `\`${name}\``)}
  return type === undefined
    ? {message: `The picture \`${name}\` is not an SVG, PNG, JPEG, WebP or GIF`}
    : undefined
}
