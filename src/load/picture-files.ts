import type {Form, Memo} from '../core/memo.ts'
import {readPicture} from '../core/outside-pictures.ts'
import {picturePath} from '../core/path.ts'
import {isPdf} from '../core/pdf-picture.ts'
import type {PictureFault} from '../core/picture-fault.ts'
import {pictureType} from '../core/picture-type.ts'
import type {Project, ReadFault} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {readPdfPicture} from './pdf-pictures.ts'
import type {PictureFile} from './pictures/file.ts'
import {dataPictureFault, pictureFault} from './pictures/index.ts'

/**
 * Adds the pictures that the chapters refer to. If browsers do not show a picture's format, such as PDF or EPS, or if
 * its name has no extension, the SVG or PNG of the same name next to it is used. A PDF is also used directly.
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
  const pictureFaults = new Map<string, Promise<PictureFault | undefined>>()
  const pictureFiles = new Set<string>()
  const noting: Pick<World, 'read'> = {
    async read(path) {
      const bytes = await readPicture(world, path)
      if (!isFault(bytes)) pictureFiles.add(path)
      return bytes
    }
  }
  for (const path of [...paths].sort()) {
    const {shown, pdf, from = path} = await load(noting, path)
    pictures.set(path, shown)
    if (!isFault(shown)) pictureFaults.set(path, faultOf(world, memo, {path: from, bytes: shown}))
    if (pdf !== undefined) pdfPictures.set(path, await readPdfPicture(world, memo, path, pdf))
  }
  for (const url of new Set(project.texts.flatMap(text => text.pictures.map(({url}) => url)))) {
    if (/^data:image\//i.test(url))
      pictureFaults.set(url, dataPictureFault(url, shortened(url), world.inflatedSize))
  }
  return {...project, pictures, pdfPictures, pictureFaults: await settled(pictureFaults), pictureFiles}
}

type PictureKey = 'pictures' | 'pdfPictures' | 'pictureFaults' | 'pictureFiles'

/** The fault of a picture; the memo caches it by path and content. */
async function faultOf(world: World, memo: Memo, picture: PictureFile): Promise<PictureFault | undefined> {
  const hash = memo.hash(picture.bytes)
  const look = async () => ({fault: await pictureFault(picture, world.inflatedSize)})
  return (await memo('picture-fault', `${hash} ${picture.path}`, look, form)).fault
}

type Looked = Readonly<{fault?: PictureFault | undefined}>
const form: Form<Looked, Looked> = {write: looked => looked, read: kept => kept}

async function settled(
  faults: ReadonlyMap<string, Promise<PictureFault | undefined>>
): Promise<ReadonlyMap<string, PictureFault>> {
  const found = new Map<string, PictureFault>()
  for (const [path, looking] of faults) {
    const fault = await looking
    if (fault !== undefined) found.set(path, fault)
  }
  return found
}

function shortened(url: string): string {
  return url.length > 40 ? `${url.slice(0, 40)}…` : url
}

/** The picture to show: the named file, or its substitute `from`, such as an SVG next to an EPS. */
type Loaded = Readonly<{
  shown: Uint8Array | ReadFault
  pdf?: Uint8Array | undefined
  from?: string | undefined
}>

async function load(world: Pick<World, 'read'>, path: string): Promise<Loaded> {
  const written = await world.read(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase()
  const pdf = isFault(written) || !isPdf(written) ? undefined : written
  if (ending !== undefined && !printFormats.has(ending)) return {shown: written, pdf}
  if (!isFault(written) && pictureType(path, written) !== undefined) return {shown: written}
  const stem = ending === undefined ? path : path.slice(0, -ending.length - 1)
  for (const other of shownFormats) {
    const from = `${stem}.${other}`
    const bytes = await world.read(from)
    if (!isFault(bytes) && pictureType(from, bytes) !== undefined) return {shown: bytes, pdf, from}
  }
  if (pdf !== undefined) return {shown: pdf, pdf}
  const beside = await world.read(`${stem}.pdf`)
  return isFault(beside) || !isPdf(beside) ? {shown: written} : {shown: beside, pdf: beside}
}

/** Picture formats for print, which browsers do not show. */
const printFormats: ReadonlySet<string> = new Set(['pdf', 'eps', 'ps', 'ai', 'tif', 'tiff'])

/** Formats that browsers show, best first: lines and letters are sharp in an SVG. */
const shownFormats = ['svg', 'png', 'jpg', 'jpeg', 'webp']
