import {statSync} from 'node:fs'
import {join} from 'node:path'
import {perObject} from '../core/per-object.ts'
import type {ReadFault} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {readInside} from './files/read-file.ts'
import {hashOf} from './hash.ts'
import {readAsset} from './program/package.ts'

/** The files that the builds of a session have read. A file is read again only after its status has changed. */
export type KeptFiles = Readonly<{
  read: typeof readInside
  hash: (bytes: Uint8Array) => string
  /** Reads a file that comes with galley and does not change while galley runs. */
  asset: World['asset']
}>

type Kept = Readonly<{status: string; bytes: Uint8Array}>

/**
 * Creates the memory of a session. Unchanged bytes are returned as the same object, so that later steps can reuse their
 * results.
 */
export function createKeptFiles(): KeptFiles {
  const known = new Map<string, Kept>()
  async function read(root: string, path: string, most: number): Promise<Uint8Array | ReadFault> {
    const file = join(root, path)
    const before = statusOf(file)
    const kept = known.get(file)
    if (kept !== undefined && kept.status === before.status) return kept.bytes
    known.delete(file)
    const bytes = await readInside(root, path, most)
    if (bytes instanceof Uint8Array && before.isSettled) known.set(file, {status: before.status, bytes})
    return bytes
  }
  const assets = new Map<string, ReturnType<World['asset']>>()
  function asset(path: string): ReturnType<World['asset']> {
    const known = assets.get(path) ?? readAsset(path)
    assets.set(path, known)
    return known
  }
  return {read, hash: perObject((bytes: Uint8Array) => hashOf(bytes)), asset}
}

/** The time in milliseconds within which two saves may leave the same status, because FAT has steps of two seconds. */
const resolution = 2500

/**
 * The properties of a file that change when it is written or replaced. `isSettled` is false while another save could
 * leave them unchanged.
 */
function statusOf(file: string): Readonly<{status: string; isSettled: boolean}> {
  const now = Date.now()
  try {
    const {dev, ino, size, mtimeNs, ctimeNs, ctimeMs} = statSync(file, {bigint: true})
    return {
      status: `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`,
      isSettled: Number(ctimeMs) + resolution < now
    }
  } catch {
    return {status: 'none', isSettled: false}
  }
}
