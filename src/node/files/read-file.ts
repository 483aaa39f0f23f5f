/** The only module that reads files that galley did not create: files of a paper, and files that the user names. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync
} from 'node:fs'
import {join, relative, sep} from 'node:path'
import {folderOf, leadsOut} from '../../core/path.ts'
import type {ReadFault} from '../../core/types.ts'
import {UsageFault} from '../program/fault.ts'
import {isOutOfFiles} from '../program/open-files.ts'
import {type Destination, isInFolder} from './destination.ts'

type OpenFile = Readonly<{
  stat: () => Promise<Stats>
  read: (buffer: Uint8Array, offset: number, length: number) => Promise<Readonly<{bytesRead: number}>>
  close: () => Promise<void>
}>

/** The functions that read a file, which tests replace. */
export type FileSystem = Readonly<{
  stat: (path: string) => Promise<Stats>
  open: (path: string, flags: number) => Promise<OpenFile>
}>

/**
 * The machine's own functions. They are synchronous, because handing a call to a thread takes several times as long as
 * the call.
 */
const machine: FileSystem = {
  stat: async path => statSync(path),
  open: async (path, flags) => {
    const file = openSync(path, flags)
    return {
      stat: async () => fstatSync(file),
      read: async (buffer, offset, length) => ({bytesRead: readSync(file, buffer, offset, length, null)}),
      close: async () => closeSync(file)
    }
  }
}

/**
 * Reads a consistent snapshot of a regular file of at most `most` bytes. Its kind and size are checked before it is
 * opened, because opening a device can have effects; it is opened without blocking, in case it has become a pipe in
 * between. If the file grows, no more than the checked size is read. Rejects as `stat` and `open` do.
 */
export async function readRegularFile(
  path: string,
  most: number,
  files: FileSystem = machine
): Promise<Uint8Array | ReadFault> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const known = faultOf(await files.stat(path), most)
    if (known !== undefined) return known
    const file = await files.open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const before = await file.stat()
      const fault = faultOf(before, most)
      if (fault !== undefined) return fault
      const bytes = new Uint8Array(before.size)
      const length = await fill(bytes, file)
      const isLonger = (await file.read(new Uint8Array(1), 0, 1)).bytesRead > 0
      const after = await file.stat()
      const isSame = after.size === before.size && after.mtimeMs === before.mtimeMs
      if (length === bytes.length && !isLonger && isSame) return bytes
    } finally {
      await file.close()
    }
  }
  return {fault: 'unreadable', reason: 'file that changes while it is read'}
}

const mostAttempts = 5

/** Fills `bytes` from a file until its end; returns the number of bytes read. */
async function fill(bytes: Uint8Array, file: OpenFile): Promise<number> {
  let length = 0
  while (length < bytes.length) {
    const {bytesRead} = await file.read(bytes, length, bytes.length - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length
}

function faultOf(status: Stats, most: number): ReadFault | undefined {
  if (status.isDirectory()) return {fault: 'directory', reason: 'folder'}
  if (!status.isFile()) return {fault: 'unreadable', reason: 'pipe or device'}
  return status.size > most ? tooLarge(most) : undefined
}

/** The fault of a file with more than `most` bytes. */
export function tooLarge(most: number): ReadFault {
  return {fault: 'large', reason: `file larger than ${inMegabytes(most)}`}
}

/** A limit as text: “5 MB”. */
export function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000)} MB`
}

/**
 * Reads a file below the folder `root` of an untrusted paper. Its path and its real path must be in that folder, and
 * the file must have at most `most` bytes.
 */
export async function readInside(root: string, path: string, most: number): Promise<Uint8Array | ReadFault> {
  if (leadsOut(path)) return outsidePath
  try {
    const file = realPathInside(root, path)
    return file === undefined ? outside : await readRegularFile(file, most)
  } catch (error) {
    const fault = openFault(error)
    return fault.fault === 'absent' && isBehindLink(root, path) ? outside : fault
  }
}

/**
 * The reason why a file below the folder `root` of an untrusted paper cannot be read, judged by its name, kind and
 * size.
 */
export async function faultInside(root: string, path: string, most: number): Promise<ReadFault | undefined> {
  if (leadsOut(path)) return outsidePath
  try {
    const file = realPathInside(root, path)
    return file === undefined ? outside : faultOf(statSync(file), most)
  } catch (error) {
    return openFault(error)
  }
}

/** Reads a file in a folder of galley's outputs by its name; no link may lead out of the project. */
export function readIn(folder: Destination, name: string, most: number): Promise<Uint8Array | ReadFault> {
  const [root, path] = belowRoot(folder)
  return readInside(root, path === '' ? name : `${path}/${name}`, most)
}

/**
 * The names in a folder below the folder `root` of an untrusted paper, unsorted. Undefined if the folder does not
 * exist; a fault if a link leads out of `root`.
 */
export async function listInside(
  root: string,
  folder: string
): Promise<readonly string[] | ReadFault | undefined> {
  if (leadsOut(folder)) return outside
  try {
    const real = realPathInside(root, folder)
    return real === undefined ? outside : readdirSync(real)
  } catch (error) {
    if (isOutOfFiles(error)) throw error
    return undefined
  }
}

/** The names in a folder of galley's outputs; see `listInside`. */
export function listIn(folder: Destination): Promise<readonly string[] | ReadFault | undefined> {
  return listInside(...belowRoot(folder))
}

/** Whether a path below `root` is a regular file, and no link leads out. */
export async function isFileInside(root: string, path: string): Promise<boolean> {
  if (leadsOut(path)) return false
  try {
    const file = realPathInside(root, path)
    return file !== undefined && statSync(file).isFile()
  } catch (error) {
    if (isOutOfFiles(error)) throw error
    return false
  }
}

/** Reads a file that the user names on the command line, which may be anywhere. */
export async function readNamed(path: string, most: number): Promise<Uint8Array | ReadFault> {
  try {
    return await readRegularFile(path, most)
  } catch (error) {
    return openFault(error)
  }
}

/** Reads a file that the user names; throws a `UsageFault` that says in one line why it cannot be read. */
export async function requireNamed(path: string, most: number): Promise<Uint8Array> {
  const bytes = await readNamed(path, most)
  if (!(bytes instanceof Uint8Array)) throw new UsageFault(unreadable(path, bytes))
  return bytes
}

/** A line with the reason why a file cannot be read. */
export function unreadable(path: string, fault: ReadFault): string {
  return fault.fault === 'absent' ? `no such file: ${path}` : `cannot read ${path}: ${itIs(fault)}`
}

/** Describes the object found in place of a file, as the rest of a sentence: “it is a pipe or device”. */
export function itIs({reason}: ReadFault): string {
  return `it is ${/^[aeiou]/.test(reason) ? 'an' : 'a'} ${reason}`
}

/** The fault of a file that cannot be opened; throws the error if the process has too many files open. */
export function openFault(error: unknown): ReadFault {
  if (isOutOfFiles(error)) throw error
  const {code} = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? {fault: 'absent', reason: 'missing file'}
    : {fault: 'unreadable', reason: `unreadable file (${code ?? 'unknown fault'})`}
}

const outsidePath: ReadFault = {fault: 'outside', reason: 'path outside the project'}
const outside: ReadFault = {fault: 'outside', reason: 'link that leads outside the project'}

/** The real path of a file or folder; undefined if it is not below `root`. Throws as `realpath` does. */
function realPathInside(root: string, path: string): string | undefined {
  const real = realpathSync.native(join(root, path))
  return isInFolder(realpathSync.native(root), real) ? real : undefined
}

function belowRoot({folder, within}: Destination): readonly [root: string, path: string] {
  const root = within ?? folder
  return [root, relative(root, folder).split(sep).join('/')]
}

/** Whether the nearest existing parent folder of a file is outside the project, so that the file could appear there. */
function isBehindLink(root: string, path: string): boolean {
  const folder = folderOf(path)
  const parent = join(root, folder)
  if (existsSync(parent)) return !isInFolder(realpathSync.native(root), realpathSync.native(parent))
  return folder !== '' && isBehindLink(root, folder)
}
