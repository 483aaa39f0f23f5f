import type {Image} from '../../core/article.ts'
import {decodeUrl, stemOf} from '../../core/path.ts'
import {isSafeUrl} from '../../core/url.ts'
import type {Pictures} from '../article/context.ts'
import {pictureSource} from '../article/picture-source.ts'
import type {JatsPicture} from './context.ts'
import {asXmlName} from './names.ts'

/** The pictures of an article as files in one folder; equal pictures are one file. */
export type PictureFiles = Readonly<{
  fileOf: (image: Image) => JatsPicture
  files: () => ReadonlyMap<string, Uint8Array>
  /** The URLs of pictures without a file. */
  missing: () => readonly string[]
}>

/**
 * Names the files of an article's pictures: after the pictures' own file names, in characters that every archive
 * accepts.
 */
export function pictureFiles(pictures: Pictures): PictureFiles {
  const files = new Map<string, Uint8Array>()
  const known = new Map<string, JatsPicture>()
  const missing = new Set<string>()
  const add = (image: Image): JatsPicture => {
    const source = pictureSource(image, pictures)
    if (source === undefined) {
      if (!/^https?:/i.test(image.url)) missing.add(image.url)
      return {href: harmless(image.url)}
    }
    const {bytes, type} = source
    const stem = image.path === undefined ? 'picture' : stemOf(decodeUrl(image.path))
    const ending = endings[type] ?? type.split('/')[1]!
    let href = `${asXmlName(stem)}.${ending}`
    for (let number = 2; files.has(href) && files.get(href) !== bytes; number++)
      href = `${asXmlName(stem)}-${number}.${ending}`
    files.set(href, bytes)
    return {href, type}
  }
  return {
    fileOf(image) {
      const name = image.path ?? image.url
      const file = known.get(name) ?? add(image)
      known.set(name, file)
      return file
    },
    files: () => files,
    missing: () => [...missing]
  }
}

/** The URL of a picture without a file; one that could run a program becomes a path. */
function harmless(url: string): string {
  if (isSafeUrl(url)) return url
  return /^\s*data:/i.test(url) ? 'picture' : `./${url}`
}

const endings: Readonly<Record<string, string>> = {'image/svg+xml': 'svg', 'image/jpeg': 'jpg'}
