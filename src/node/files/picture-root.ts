import {existsSync, realpathSync, statSync} from 'node:fs'
import {realpath} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'
import {isPdf} from '../../core/pdf-picture.ts'
import {pictureType} from '../../core/picture-type.ts'
import type {ReadFault} from '../../core/types.ts'
import {UsageFault} from '../program/fault.ts'
import {isInFolder} from './destination.ts'
import type {ProjectPlace} from './project.ts'
import {openFault, readRegularFile} from './read-file.ts'
import {mostOf} from './size-limits.ts'

/**
 * The place of a paper with the folder that `--root` allows pictures from. Throws a `UsageFault` unless that folder
 * contains the paper and, in a git repository, is inside the work tree.
 */
export function withPictureRoot(place: ProjectPlace, root: unknown): ProjectPlace {
  if (typeof root !== 'string') return place
  const folder = resolve(root)
  if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory())
    throw new UsageFault(`--root must be a folder, and ${root} is not one`)
  const pictureRoot = realpathSync(folder)
  const paper = realpathSync(place.root)
  if (!isInFolder(pictureRoot, paper))
    throw new UsageFault(`--root ${root} does not contain the paper, which is in ${paper}`)
  const tree = workTreeAround(paper)
  if (tree !== undefined && !isInFolder(tree, pictureRoot))
    throw new UsageFault(`--root ${root} is not in the git repository of the paper, which is ${tree}`)
  return {...place, pictureRoot}
}

/** The nearest enclosing folder that contains `.git`. */
function workTreeAround(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : workTreeAround(parent)
}

/**
 * Reads a picture in a folder that the user named. Returns a fault for a file that is not a picture, or whose real path
 * is outside that folder.
 */
export async function readOutsidePicture(path: string, pictureRoot: string): Promise<Uint8Array | ReadFault> {
  try {
    const file = await realpath(path)
    if (!isInFolder(pictureRoot, file))
      return {fault: 'outside', reason: 'path outside the folder of `--root`'}
    const bytes = await readRegularFile(file, mostOf(file))
    if (!(bytes instanceof Uint8Array)) return bytes
    const isPicture = pictureType(file, bytes) !== undefined || isPdf(bytes)
    return isPicture ? bytes : {fault: 'unreadable', reason: 'file outside the project that is no picture'}
  } catch (error) {
    return openFault(error)
  }
}
