import type {Memo} from '../core/memo.ts'
import {picturePath} from '../core/path.ts'
import {isPdf} from '../core/pdf-picture.ts'
import {pictureType} from '../core/picture-type.ts'
import type {Project, ReadFault} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {readPdfPicture} from './pdf-pictures.ts'

/**
 * Adds the pictures that the chapters name; only a parsed chapter says which they are. Where browsers do not show the
 * format of one, such as PDF or EPS, or where its name has no ending, the SVG or PNG of the same name beside it is taken.
 * A PDF is a picture itself besides.
 */
export async function loadPictures<Parsed extends Omit<Project, PictureKey | 'absentFiles'>>(
  world: World,
  memo: Memo,
  project: Parsed
): Promise<Parsed & Pick<Project, PictureKey>> {
  const paths = new Set(
    project.texts.flatMap(text => text.pictures.flatMap(picture => picturePath(picture.url, text.path) ?? []))
  )
  const pictures = new Map<string, Uint8Array | ReadFault>()
  const pdfPictures = new Map<string, Awaited<ReturnType<typeof readPdfPicture>>>()
  const pictureFiles = new Set<string>()
  const noting: Pick<World, 'read'> = {
    async read(path) {
      const bytes = await world.read(path)
      if (!isFault(bytes)) pictureFiles.add(path)
      return bytes
    }
  }
  for (const path of [...paths].sort()) {
    const {shown, pdf} = await load(noting, path)
    pictures.set(path, shown)
    if (pdf !== undefined) pdfPictures.set(path, await readPdfPicture(world, memo, pdf))
  }
  return {...project, pictures, pdfPictures, pictureFiles}
}

type PictureKey = 'pictures' | 'pdfPictures' | 'pictureFiles'

type Loaded = Readonly<{shown: Uint8Array | ReadFault; pdf?: Uint8Array | undefined}>

async function load(world: Pick<World, 'read'>, path: string): Promise<Loaded> {
  const written = await world.read(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase()
  const pdf = isFault(written) || !isPdf(written) ? undefined : written
  if (ending !== undefined && !printFormats.has(ending)) return {shown: written, pdf}
  if (!isFault(written) && pictureType(path, written) !== undefined) return {shown: written}
  const stem = ending === undefined ? path : path.slice(0, -ending.length - 1)
  for (const other of shownFormats) {
    const bytes = await world.read(`${stem}.${other}`)
    if (!isFault(bytes) && pictureType(`${stem}.${other}`, bytes) !== undefined) return {shown: bytes, pdf}
  }
  if (pdf !== undefined) return {shown: pdf, pdf}
  const beside = await world.read(`${stem}.pdf`)
  return isFault(beside) || !isPdf(beside) ? {shown: written} : {shown: beside, pdf: beside}
}

/** Formats of print that browsers do not show. */
const printFormats: ReadonlySet<string> = new Set(['pdf', 'eps', 'ps', 'ai', 'tif', 'tiff'])

/** Best first: lines and letters stay sharp in an SVG. */
const shownFormats = ['svg', 'png', 'jpg', 'jpeg', 'webp']
