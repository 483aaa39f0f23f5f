import {relative, resolve} from 'node:path'
import {readPicture} from '../../core/outside-pictures.ts'
import {leadsOut} from '../../core/path.ts'
import type {LiveReading} from '../../live/index.ts'
import {type NamedInputs, said} from '../files/named-inputs.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {KeptFiles} from '../kept-files.ts'
import {today} from '../today.ts'
import type {Trace} from '../trace.ts'
import {openDisk} from '../world.ts'
import type {Inputs} from './watch.ts'

export type ReadingWorld = LiveReading & Readonly<{inputs: () => Inputs; trace?: Trace | undefined}>

/**
 * A new world for each build, because a world caches the files that it has read; it includes the inputs that the user
 * names. `inputs` returns the files and folder listings that were read.
 */
export function readingWorld(
  {root, pictureRoot}: ProjectPlace,
  kept: KeptFiles,
  named: NamedInputs = {},
  trace?: Trace
): ReadingWorld {
  const {styleFolder} = named
  const disk = openDisk(root, noTypesetter, {pictureRoot, styleFolder, kept, stage: trace?.stage})
  const folders = new Map<string, readonly string[] | undefined>()
  async function list(folder: string): Promise<readonly string[] | undefined> {
    const names = await disk.world.list(folder)
    if (!leadsOut(folder)) folders.set(folder, names)
    return names
  }
  const inputs = (): Inputs => {
    // Except for pictures, a path that leads out of the project was not read, so it is not watched.
    const inside = disk.readings().filter(({path}) => !leadsOut(path))
    const files = new Map(inside.map(({path, asked, hash}) => [asked ?? path, hash]))
    const {abbreviations} = named
    if (abbreviations !== undefined) {
      const path = relative(root, resolve(abbreviations.path)).replaceAll('\\', '/')
      if (!leadsOut(path)) files.set(path, disk.world.machine?.hash?.(abbreviations.bytes))
    }
    return {files, folders}
  }
  return {
    // Fonts are not subset, because that would be repeated for each new word.
    world: {...disk.world, ...said(named), list, subsetFont: undefined},
    hashes: () =>
      new Map([...inputs().files].flatMap(([path, hash]) => (hash === undefined ? [] : [[path, hash]]))),
    today: today(),
    inputs,
    trace
  }
}

/** The current hashes of files; undefined for a file that cannot be read. */
export async function hashesOf(
  {root, pictureRoot}: ProjectPlace,
  paths: readonly string[]
): Promise<readonly (string | undefined)[]> {
  if (paths.length === 0) return []
  const disk = openDisk(root, noTypesetter, {pictureRoot})
  await Promise.all(paths.map(path => readPicture(disk.world, path)))
  const hashes = new Map(disk.readings().map(({path, asked, hash}) => [asked ?? path, hash]))
  return paths.map(path => hashes.get(path))
}

/** Rejects every request to typeset, because the preview makes no PDF. */
function noTypesetter(): Promise<never> {
  return Promise.reject(new Error('the preview typesets nothing'))
}
