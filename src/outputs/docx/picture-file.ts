import type {Image} from '../../core/article.ts'
import {sha256} from '../../core/hash.ts'
import type {Pictures} from '../article/context.ts'
import {pictureSource} from '../article/picture-source.ts'
import type {DrawnPictures} from './draw-pictures.ts'
import {type PictureSize, pictureSize} from './picture-size.ts'

/** A picture in the package: its file and, for an SVG, also the drawing, because the file is then only a PNG. */
export type EmbeddedPicture = PictureSize & Readonly<{path: string; drawing?: string}>

/** The files of pictures in a package; equal pictures share one file. */
export type EmbeddedPictures = Readonly<{
  /** Embeds a picture; `isGone` means that it is from the old version. */
  embed: (image: Image, isGone: boolean) => EmbeddedPicture | undefined
  files: () => ReadonlyMap<string, Uint8Array>
}>

/** The pictures of a project, and in a redline also the pictures of the old version. */
export type PicturesOfVersions = Readonly<{new: Pictures; old: Pictures | undefined}>

/** Creates the pictures of a document from the files of the project and the pictures that a browser has drawn. */
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
