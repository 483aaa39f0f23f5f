import {relative, resolve} from 'node:path'
import {sha256} from '../../core/hash.ts'
import type {NamedFile} from '../../core/world.ts'
import type {ProjectPlace} from './project.ts'
import {requireNamed} from './read-file.ts'
import {mostOf} from './size-limits.ts'

/**
 * The name of the line in a manifest about the file of `--abbreviations`; the line has the hash of the file, and its
 * path if it is in the project.
 */
export const abbreviationsKey = 'abbreviations'

/** The file of `--abbreviations`; throws a `UsageFault` if it cannot be read. */
export async function abbreviationsNamed(path: unknown): Promise<NamedFile | undefined> {
  return typeof path === 'string' ? {path, bytes: await requireNamed(path, mostOf(path))} : undefined
}

/** The manifest's record of a named file, without the folders of the machine, which are private. */
export function recordOf({path, bytes}: NamedFile, {root}: ProjectPlace): string {
  const inside = relative(root, resolve(path)).replaceAll('\\', '/')
  const hash = sha256(bytes)
  return inside.startsWith('..') || inside.includes(':') ? hash : `${hash} ${inside}`
}
