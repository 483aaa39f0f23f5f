import {picturePath} from '../core/path.ts'
import {pictureType} from '../core/picture-type.ts'
import type {Project, ReadFault} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'

/**
 * Adds the pictures that the chapters name; only a parsed chapter says which they are. Where browsers do not show the
 * format of one, such as PDF or EPS, or where its name has no ending, the SVG or PNG of the same name beside it is taken.
 */
export async function loadPictures<Parsed extends Omit<Project, 'pictures' | 'absentFiles'>>(
  world: World,
  project: Parsed
): Promise<Parsed & Pick<Project, 'pictures'>> {
  const paths = new Set(
    project.texts.flatMap(text => text.pictures.flatMap(picture => picturePath(picture.url, text.path) ?? []))
  )
  const pictures = new Map<string, Uint8Array | ReadFault>()
  for (const path of [...paths].sort()) pictures.set(path, await picture(world, path))
  return {...project, pictures}
}

async function picture(world: World, path: string): Promise<Uint8Array | ReadFault> {
  const written = await world.read(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase()
  if (ending !== undefined && !printFormats.has(ending)) return written
  if (!isFault(written) && pictureType(path, written) !== undefined) return written
  const stem = ending === undefined ? path : path.slice(0, -ending.length - 1)
  for (const other of shownFormats) {
    const bytes = await world.read(`${stem}.${other}`)
    if (!isFault(bytes) && pictureType(`${stem}.${other}`, bytes) !== undefined) return bytes
  }
  return written
}

/** Formats of print that browsers do not show. */
const printFormats: ReadonlySet<string> = new Set(['pdf', 'eps', 'ps', 'ai', 'tif', 'tiff'])

/** Best first: lines and letters stay sharp in an SVG. */
const shownFormats = ['svg', 'png', 'jpg', 'jpeg', 'webp']
