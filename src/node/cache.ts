import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {rename, writeFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import type {Store} from '../core/memo.ts'
import {makeFolder} from './files/folder.ts'
import {hashOf} from './hash.ts'
import {UsageFault} from './program/fault.ts'
import {galleyVersion} from './program/package.ts'
import {makerOf, ownName} from './program/process-name.ts'

/** A hash of the whole program, defined by `tools/compile.mjs`; undefined when galley runs from its sources. */
declare const GALLEY_BUILD: string | undefined

/**
 * The cache of earlier runs of the same program on this machine's disk, in the folder named by `GALLEY_CACHE`.
 * Undefined if `GALLEY_CACHE` is `off`, or if galley runs from its sources, which can change without changing the hash.
 * Throws a `UsageFault` if the named folder cannot be created.
 */
export function diskCache(): Store | undefined {
  const folder = cacheFolder()
  if (folder === undefined || typeof GALLEY_BUILD !== 'string') return undefined
  if (process.env.GALLEY_CACHE) requireFolder(folder)
  return folderStore(folder, programName() ?? '')
}

/**
 * A name that differs for every program that may produce other bytes, including the version of Node, because another
 * version may have another version of Unicode, and so parse or sort differently. Undefined if galley runs from its
 * sources.
 */
export function programName(): string | undefined {
  if (typeof GALLEY_BUILD !== 'string') return undefined
  return `${galleyVersion()}-${GALLEY_BUILD}-node-${process.versions.node}-brotli-${process.versions.brotli}`
}

/**
 * A store in a folder, for one program. It never fails: an unreadable, incomplete or altered entry counts as missing,
 * and an entry that cannot be written is dropped. Files are private to the user, replaced atomically, and written in
 * the background while the build continues.
 */
export function folderStore(folder: string, program: string): Store {
  const own = join(folder, program)
  // After a failed write, no further writes are attempted.
  let isWritable = true
  let isOurs = false
  let isMade = false

  function isTrusted(): boolean {
    isOurs = isOurs || isPrivate(own)
    return isOurs
  }

  function get(name: string): string | undefined {
    if (!isTrusted()) return undefined
    const file = join(own, hashOf(name))
    const content = orUndefined(() => readFileSync(file, 'utf8'))
    const text = content?.slice(sealLength + 1)
    if (text === undefined || content !== sealed(name, text)) return undefined
    orUndefined(() => markAsUsed(file))
    return text
  }

  async function set(name: string, text: string): Promise<void> {
    if (!isWritable) return
    const file = join(own, hashOf(name))
    const temporary = join(own, ownName('tmp'))
    try {
      if (!isMade) makeFolder(own)
      isMade = true
      if (!isPrivate(own)) throw new Error('another user could have put something there')
      await writeFile(temporary, sealed(name, text), {mode: 0o600, flag: 'wx'})
      await rename(temporary, file)
    } catch {
      isWritable = false
      orUndefined(() => rmSync(temporary, {force: true}))
    }
    if (isWritable) orUndefined(() => sweepDaily(folder))
  }

  return {get, set}
}

function requireFolder(folder: string): void {
  try {
    makeFolder(folder)
    rmdirSync(mkdtempSync(join(folder, 'try-')))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new UsageFault(
      `GALLEY_CACHE names \`${folder}\`, which cannot be written${reason}; name another folder, or \`off\``
    )
  }
}

/** The platform's folder for caches (XDG Base Directory Specification 0.8; on macOS, `Library/Caches`). */
function cacheFolder(): string | undefined {
  const {GALLEY_CACHE: wanted, XDG_CACHE_HOME: caches, LOCALAPPDATA: local} = process.env
  if (wanted === 'off') return undefined
  if (wanted) return wanted
  if (process.platform === 'win32' && local) return join(local, 'galley', 'cache')
  // The specification says to ignore relative paths.
  if (caches && isAbsolute(caches)) return join(caches, 'galley')
  const home = orUndefined(homedir)
  if (!home) return undefined
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'galley')
    : join(home, '.cache', 'galley')
}

const sealLength = 64

/** Prefixes a text with a hash of its name and content, so that a truncated or replaced file is detected. */
function sealed(name: string, text: string): string {
  return `${hashOf(`${name}\n${text}`)}\n${text}`
}

const day = 24 * 60 * 60 * 1000
const mostBytes = 100 * 1024 * 1024

/** Sets the modification time of a file to now, at most once a day, so that not every read causes a write. */
function markAsUsed(file: string): void {
  const now = Date.now()
  if (now - statSync(file).mtimeMs > day) utimesSync(file, now / 1000, now / 1000)
}

/** Sweeps if the last sweep was more than a day ago. */
function sweepDaily(folder: string): void {
  const stamp = join(folder, 'swept')
  const last = orUndefined(() => statSync(stamp).mtimeMs) ?? Number.NEGATIVE_INFINITY
  if (Date.now() - last < day) return
  // Renaming replaces a link at the path of the stamp instead of following it.
  const made = join(folder, ownName('tmp'))
  writeFileSync(made, '', {mode: 0o600, flag: 'wx'})
  renameSync(made, stamp)
  sweepCache(folder, Date.now())
}

/**
 * Deletes entries that have not been used for thirty days, then the least recently used ones until at most `most`
 * bytes remain. Deletes only files with names of entries, so that no other file is lost if the wrong folder is given.
 */
export function sweepCache(folder: string, now: number, most = mostBytes): void {
  const programs = readdirSync(folder, {withFileTypes: true})
    .filter(entry => entry.isDirectory() && programPattern.test(entry.name))
    .map(entry => join(folder, entry.name))
  const files = programs
    .flatMap(program => readdirSync(program).map(name => ({name, file: join(program, name)})))
    .filter(({name}) => isOfStore(name))
    .map(({file}) => ({file, stat: orUndefined(() => lstatSync(file))}))
    .flatMap(({file, stat}) => (stat?.isFile() ? [{file, used: stat.mtimeMs, size: stat.size}] : []))
    .sort((a, b) => b.used - a.used)
  let total = 0
  for (const {file, used, size} of files) {
    total += size
    if (total > most || now - used > 30 * day) orUndefined(() => unlinkSync(file))
  }
  // `rmdirSync` removes only empty folders.
  for (const program of programs) orUndefined(() => rmdirSync(program))
}

const programPattern = /-[0-9a-f]{16}-node-\d/
const isOfStore = (name: string): boolean => /^[0-9a-f]{64}$/.test(name) || makerOf(name, 'tmp') !== undefined

/** Whether a folder belongs to this user, is not a link, and is not writable by anyone else. */
function isPrivate(folder: string): boolean {
  const status = orUndefined(() => lstatSync(folder))
  if (status?.isDirectory() !== true) return false
  return process.getuid === undefined || (status.uid === process.getuid() && (status.mode & 0o022) === 0)
}

/** Returns the result of a step; undefined if it fails, because a cache may skip any step. */
function orUndefined<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}
