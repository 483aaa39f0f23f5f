import type {Image} from '../../core/article.ts'
import {fromBase64} from '../../core/base64.ts'
import {sha256} from '../../core/hash.ts'
import {isPdfFault, pixelsOfPoint} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import {isFault} from '../../core/world.ts'
import type {Pictures} from '../article/context.ts'
import type {DrawnPictures} from './draw-pictures.ts'
import {type PictureSize, pictureSize} from './picture-size.ts'

/** A picture in the package: its file, and its drawing if the file is only the pixels of an SVG. */
export type EmbeddedPicture = PictureSize & Readonly<{path: string; drawing?: string}>

/** The files of pictures in a package; equal pictures are one file. */
export type EmbeddedPictures = Readonly<{
  /** Embeds a picture; one that is gone is that of the old version. */
  embed: (image: Image, isGone: boolean) => EmbeddedPicture | undefined
  files: () => ReadonlyMap<string, Uint8Array>
}>

/** The pictures of a project, and in a redline those of the old version. */
export type PicturesOfVersions = Readonly<{new: Pictures; old: Pictures | undefined}>

/** Creates the pictures of a document from those of the project, and the drawings that a browser has drawn. */
export function createPictures(projects: PicturesOfVersions, drawn: DrawnPictures): EmbeddedPictures {
  const files = new Map<string, Uint8Array>()
  const add = (bytes: Uint8Array, type: string): string => {
    const path = `media/${sha256(bytes).slice(0, 16)}.${endings[type]}`
    files.set(path, bytes)
    return path
  }
  return {
    embed(image, isGone) {
      const source = pictureSource(image, (isGone && projects.old) || projects.new)
      if (source === undefined) return undefined
      const {bytes, type} = source
      if (source.size) return {path: add(bytes, type), ...source.size}
      const size = pictureSize(bytes, type)
      if (size) return {path: add(bytes, type), ...size}
      const pixels = drawn.get(sha256(bytes))
      if (pixels === undefined) return undefined
      const path = add(pixels.png, 'image/png')
      const isDrawing = type === 'image/svg+xml'
      return {...pixels.size, path, ...(isDrawing && {drawing: add(bytes, type)})}
    },
    files: () => files
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg'
}

type Source = Readonly<{bytes: Uint8Array; type: string; size?: PictureSize}>

/** The bytes of a picture that Word can show, or that a browser can draw; a PDF is the pixels of its first page. */
export function pictureSource({path, url}: Image, project: Pictures): Source | undefined {
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
