import {closeSync, fsyncSync, lstatSync, openSync, rmSync, type Stats, writeFileSync} from 'node:fs'
import {readdir, rename, rm} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {beforeEnd} from '../program/ending.ts'
import {UsageFault} from '../program/fault.ts'
import {isOwn, isProcessRunning, makerOf, ownName} from '../program/process-name.ts'
import {type Destination, openDestination} from './destination.ts'
import {grant, type Kept} from './permissions.ts'
import {displayed, writeFault} from './write-fault.ts'

/**
 * Writes files into a folder, each atomically: into a temporary file in the same folder, which is flushed to disk and
 * renamed, in the given order. The last file confirms that the others are complete. Also removes temporary files of
 * killed builds. A path must be a plain file name; a link with that name is replaced, not followed. With `keep`, a
 * replaced file keeps its owner and permissions; otherwise it only stays as private as it was. Throws a `WriteFault`,
 * or a `UsageFault` if a folder has the name of a file or a link leads out of the project.
 */
export async function writeFiles(
  destination: Destination,
  files: ReadonlyArray<Readonly<{path: string; bytes: Uint8Array}>>,
  keep: Kept = 'privacy'
): Promise<void> {
  for (const {path} of files) requireName(path)
  const folder = await openDestination(destination)
  for (const {path} of files) requireWay(join(folder, path))
  await sweepTemporary(folder)
  const made = files.map(({path, bytes}) => ({
    temporary: join(folder, ownName('tmp')),
    target: join(folder, path),
    bytes
  }))
  const remove = (): void => {
    for (const {temporary} of made) rmSync(temporary, {force: true})
  }
  const forget = beforeEnd(remove)
  let target = folder
  try {
    for (const file of made) {
      target = file.target
      writeTemporary(file.temporary, file.bytes, {of: fileStatus(target), keep})
    }
    for (const file of made) {
      target = file.target
      await rename(file.temporary, target)
    }
  } catch (error) {
    remove()
    throw writeFault(error, target, whole(target))
  } finally {
    forget()
  }
}

/**
 * Writes a new file with a random name. The file is created exclusively, so nobody can put a file or a link in its
 * place. It is written in one step, because a signal in between would remove it before it exists.
 */
export function writeTemporary(
  path: string,
  bytes: Uint8Array,
  {of: old, keep}: Readonly<{of?: Stats | undefined; keep: Kept}>
): void {
  // Before the file has its final permissions, nobody else can read it, in case it is private.
  const file = openSync(path, 'wx', old === undefined ? 0o666 : 0o600)
  try {
    writeFileSync(file, bytes)
    if (old !== undefined) grant(file, old, keep)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The status of the regular file at a path; undefined if no such file exists. */
export function fileStatus(path: string): Stats | undefined {
  const status = lstatSync(path, {throwIfNoEntry: false})
  return status?.isFile() ? status : undefined
}

/** Throws if a path is not a plain file name, which would be a bug in galley. */
export function requireName(path: string): void {
  const isName = path === basename(path) && !/^\.{0,2}$/.test(path) && !path.includes('\0')
  if (!isName || (process.platform === 'win32' && path.includes(':')))
    throw new Error(`cannot write \`${path}\`, which is not the name of a file`)
}

function requireWay(path: string): void {
  if (lstatSync(path, {throwIfNoEntry: false})?.isDirectory())
    throw new UsageFault(
      `cannot write ${displayed(path)}: a folder of that name is in the way; nothing was written`
    )
}

function whole(path: string): string {
  const isThere = lstatSync(path, {throwIfNoEntry: false}) !== undefined
  return isThere ? 'the old file is still there, unchanged' : 'there is no file of that name, as before'
}

/** Whether a folder contains anything. */
export async function isFullFolder(folder: string): Promise<boolean> {
  return (await readdir(folder)).length > 0
}

/** Removes the temporary files and folders of killed runs. */
export async function sweepTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = makerOf(name, 'tmp')
    if (maker?.isHere && !isProcessRunning(maker) && isOwn(join(folder, name)))
      await rm(join(folder, name), {recursive: true, force: true}).catch(() => undefined)
  }
}
