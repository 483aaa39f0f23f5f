import {picturePath} from '../core/path.ts'
import type {Project, ReadFault} from '../core/types.ts'
import type {World} from '../core/world.ts'

/** Adds the pictures that the chapters name; only a parsed chapter says which they are. */
export async function loadPictures<Parsed extends Omit<Project, 'pictures' | 'absentFiles'>>(
  world: World,
  project: Parsed
): Promise<Parsed & Pick<Project, 'pictures'>> {
  const paths = new Set(
    project.texts.flatMap(text => text.pictures.flatMap(picture => picturePath(picture.url, text.path) ?? []))
  )
  const pictures = new Map<string, Uint8Array | ReadFault>()
  for (const path of [...paths].sort()) pictures.set(path, await world.read(path))
  return {...project, pictures}
}
