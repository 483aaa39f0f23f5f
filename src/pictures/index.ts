import {isLfsPointer} from '../core/lfs-pointer.ts'
import type {PictureFault} from '../core/picture-fault.ts'
import {pictureType} from '../core/picture-type.ts'
import type {World} from '../core/world.ts'
import {bytesOfData, type PictureFile} from './file.ts'
import {gifFault} from './gif.ts'
import {jpegFault} from './jpeg.ts'
import {pngFault} from './png.ts'
import {svgFault} from './svg.ts'
import {webpFault} from './webp.ts'

/**
 * Why a browser would draw only a part of a picture or nothing, or would need too much for it; undefined if nothing is
 * wrong. The answer comes from counts of the bytes alone, so it is the same on every machine. Formats that browsers do
 * not show are not examined, except for two faults of any format: an empty file, and a pointer of Git LFS.
 */
export async function pictureFault(
  {path, bytes}: PictureFile,
  inflatedSize?: World['inflatedSize']
): Promise<PictureFault | undefined> {
  if (bytes.length === 0) return {unexpected: `empty file \`${path}\``, expected: 'a picture'}
  if (isLfsPointer(bytes)) {
    return {
      unexpected: `pointer of Git LFS \`${path}\``,
      expected: 'the picture that it stands for',
      note: 'Git has not fetched the picture: `git lfs pull` does, once Git LFS is installed.'
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

/** Why the picture in a `data:` address cannot be drawn. `name` is its name in the fault. */
export async function dataPictureFault(
  url: string,
  name: string,
  inflatedSize?: World['inflatedSize']
): Promise<PictureFault | undefined> {
  const bytes = bytesOfData(url)
  if (bytes === undefined) return {unexpected: `address \`${name}\``, expected: 'a picture in base64'}
  const isDrawing = /^data:image\/svg\+xml/i.test(url)
  const file = {path: isDrawing ? 'picture.svg' : 'picture', bytes}
  const type = pictureType(file.path, bytes)
  const fault = await pictureFault(file, inflatedSize)
  if (fault !== undefined)
    return {...fault, unexpected: fault.unexpected.replaceAll(`\`${file.path}\``, `\`${name}\``)}
  return type === undefined
    ? {unexpected: `format of the picture \`${name}\``, expected: 'SVG, PNG, JPEG, WebP or GIF'}
    : undefined
}
