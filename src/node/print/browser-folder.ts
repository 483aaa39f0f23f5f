/** The private folder of a running browser. */
import {chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {openFilesFault} from '../program/open-files.ts'
import {isAlive} from '../program/process-name.ts'
import {TypesettingFault} from './typesetting-fault.ts'

/** The user and group `nobody`, as which the browser runs if galley runs as root. */
export const unprivileged = {uid: 65534, gid: 65534}

/**
 * Creates a folder for a browser's home, profile and temporary files. It belongs to this user, and its name includes
 * the machine and the process; with `asNobody`, its content belongs to the unprivileged user. Throws a
 * `TypesettingFault` if the system has no folder for temporary files.
 */
export function makeBrowserFolder(asNobody: boolean): Readonly<{folder: string; home: string}> {
  const folder = makeTemporary()
  const home = join(folder, 'home')
  mkdirSync(home, {mode: 0o700})
  if (asNobody) {
    chmodSync(folder, 0o711)
    chownSync(home, unprivileged.uid, unprivileged.gid)
  }
  return {folder, home}
}

function makeTemporary(): string {
  try {
    sweepBrowserFolders()
    return mkdtempSync(join(tmpdir(), `${folderPrefix()}${process.pid}-`))
  } catch (error) {
    const fewFiles = openFilesFault(error)
    if (fewFiles !== undefined) throw new TypesettingFault(fewFiles)
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new TypesettingFault(
      `cannot write to the temporary folder \`${tmpdir()}\`${reason}; set TMPDIR to another one`
    )
  }
}

/**
 * Removes a browser's folder; returns whether that succeeded. It can fail while a process of the browser is still
 * ending; in that case, the removal is repeated, at the latest before the next browser starts.
 */
export function removeBrowserFolder(folder: string): boolean {
  try {
    rmSync(folder, {recursive: true, force: true, maxRetries: 3, retryDelay: 20})
    return true
  } catch {
    return false
  }
}

/**
 * Removes the browser folders of this machine's killed processes, and the folders of the process `ending`, which is
 * about to end. Returns whether all of them were removed.
 */
export function sweepBrowserFolders(ending?: number): boolean {
  const prefix = folderPrefix()
  const left = namesIn(tmpdir()).filter(name => {
    const owner = Number.parseInt(name.slice(prefix.length), 10)
    const folder = join(tmpdir(), name)
    if (!name.startsWith(prefix) || (owner !== ending && isAlive(owner)) || !isOurs(folder)) return false
    return !removeBrowserFolder(folder)
  })
  return left.length === 0
}

/**
 * The names in a folder; empty if the folder cannot be read: then no browser can start, either, and that is reported.
 */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * The prefix of folder names. It includes the host name, because processes in containers that share a temporary folder
 * can have the same ID.
 */
function folderPrefix(): string {
  return `galley-browser-${hostname().replace(/[^\w]+/g, '_')}-`
}

function isOurs(folder: string): boolean {
  const status = lstatSync(folder, {throwIfNoEntry: false})
  return status?.isDirectory() === true && status.uid === process.getuid?.()
}
