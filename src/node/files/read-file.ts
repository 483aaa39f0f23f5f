import {constants} from 'node:fs'
import {type FileHandle, open} from 'node:fs/promises'
import type {ReadFault} from '../../core/types.ts'

/** Opens a file for reading, like `open` of `node:fs/promises`, which tests replace. */
export type OpenFile = (
  path: string,
  flags: number
) => Promise<Pick<FileHandle, 'stat' | 'readFile' | 'close'>>

/**
 * A consistent snapshot of the bytes of a regular file. Pipes and devices are opened without blocking, detected and not
 * read, because reading might never end. Rejects as `open` does.
 */
export async function readRegularFile(
  path: string,
  openFile: OpenFile = open
): Promise<Uint8Array | ReadFault> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const file = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const before = await file.stat()
      if (before.isDirectory()) return {fault: 'directory', reason: 'folder'}
      if (!before.isFile()) return {fault: 'unreadable', reason: 'pipe or device'}
      const bytes = new Uint8Array(await file.readFile())
      const after = await file.stat()
      if (after.size === bytes.length && after.mtimeMs === before.mtimeMs) return bytes
    } finally {
      await file.close()
    }
  }
  return {fault: 'unreadable', reason: 'file that changes while it is read'}
}

const mostAttempts = 5
