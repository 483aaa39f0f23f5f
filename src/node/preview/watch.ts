/**
 * Detects changes in the files that a build read. Events only trigger a comparison with the disk, because events can
 * get lost, for example when a folder is replaced.
 */
import {statSync} from 'node:fs'
import {join} from 'node:path'
import type {ReadFault} from '../../core/types.ts'
import {listInside} from '../files/read-file.ts'
import {isOutOfFiles} from '../program/open-files.ts'
import {type FolderOptions, isOfInterest, watchFolders} from './folder-events.ts'

/** The inputs of a build. Paths are relative to the project. */
export type Inputs = Readonly<{
  /** Hashes by path; undefined for a file that was requested and does not exist. */
  files: ReadonlyMap<string, string | undefined>
  /** Names by folder; undefined for a folder that does not exist. */
  folders: ReadonlyMap<string, readonly string[] | undefined>
}>

export type WatchOptions = FolderOptions &
  Readonly<{
    /** Reads files again in the same way as a build, and returns their hashes in the same order. */
    hash: (paths: readonly string[]) => Promise<readonly (string | undefined)[]>
  }>

export type InputWatch = Readonly<{
  /** Watches the files of the last build; returns whether any of them has changed since it was read. */
  follow: (inputs: Inputs) => Promise<boolean>
  /** Compares all inputs now, and reports a change as if after an event. */
  look: () => Promise<void>
  close: () => Promise<void>
}>

// The milliseconds to wait after an event, and again if a file is then empty or missing: editors save in several
// steps, such as emptying and writing, or removing and renaming.
const settling = 4
const coalescing = 25
const lookInterval = 2000

/** Watches the inputs of builds and calls `changed` when any of them has changed. */
export function watchInputs(options: WatchOptions, changed: () => void): InputWatch {
  const files = new Map<string, Known>()
  const folders = new Map<string, string>()
  /**
   * Files named by events, which are always read: a second save soon after the first can leave size and time unchanged.
   */
  const suspects = new Set<string>()
  const events = watchFolders(options, named => {
    for (const path of named) suspects.add(path)
    soon ??= setTimeout(lookOrWait, settling)
  })
  const regularly = setInterval(look, lookInterval)
  let soon: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  /** Runs one comparison at a time, because two at once would report one change twice. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  /** Compares at once or, if a file is being saved, a moment later. */
  function lookOrWait(): void {
    const isSaving = [...files].some(
      ([path, {status, hash}]) => hash !== undefined && isEmptied(status, statusOf(join(options.root, path)))
    )
    if (isSaving) soon = setTimeout(look, coalescing)
    else void look()
  }

  function look(): Promise<void> {
    clearTimeout(soon)
    soon = undefined
    return inTurn(async () => {
      const named = new Set(suspects)
      suspects.clear()
      const paths = [...files.keys()]
      const expected = new Map(paths.map(path => [path, files.get(path)?.hash]))
      const isStale = await compare(options, files, expected, path => named.has(join(options.root, path)))
      const isListedAnew = await compareFolders(options, folders, new Map(folders))
      // After a build, its inputs are compared again.
      if (isStale || isListedAnew) changed()
      else await events.refresh([...files.keys()], [...folders.keys()])
    }).catch(error => {
      // A later comparison may find fewer files open.
      if (!isOutOfFiles(error)) throw error
    })
  }

  function follow(inputs: Inputs): Promise<boolean> {
    return inTurn(async () => {
      for (const path of files.keys()) if (!inputs.files.has(path)) files.delete(path)
      for (const path of folders.keys()) if (!inputs.folders.has(path)) folders.delete(path)
      await events.refresh([...inputs.files.keys()], [...inputs.folders.keys()])
      const isStale = await compare(options, files, inputs.files, () => false)
      const listed = [...inputs.folders].map(
        ([folder, names]) => [folder, listing(options, folder, names)] as const
      )
      return (await compareFolders(options, folders, new Map(listed))) || isStale
    })
  }

  return {
    follow,
    look,
    close: async () => {
      clearInterval(regularly)
      clearTimeout(soon)
      await queue
      await events.close()
    }
  }
}

/** The last known status of a file, and the hash of its content. */
type Known = Readonly<{status: string; hash: string | undefined}>

/**
 * Updates `files`; returns whether any content differs from the content that the build read. A file is read only if
 * its status is new or has changed, or if an event named it. The status is taken before reading, so that a later
 * change is found next time.
 */
async function compare(
  {root, hash}: WatchOptions,
  files: Map<string, Known>,
  expected: ReadonlyMap<string, string | undefined>,
  isSuspect: (path: string) => boolean
): Promise<boolean> {
  const paths = [...expected.keys()]
  const statuses = paths.map(path => statusOf(join(root, path)))
  const doubtful = paths.flatMap((path, index) => {
    const known = files.get(path)
    const status = statuses[index]!
    const isCertain = known?.status === status && known.hash === expected.get(path) && !isSuspect(path)
    return isCertain ? [] : [{path, status}]
  })
  const hashes = await hash(doubtful.map(({path}) => path))
  for (const [index, {path, status}] of doubtful.entries()) files.set(path, {status, hash: hashes[index]})
  return doubtful.some(({path}, index) => hashes[index] !== expected.get(path))
}

async function compareFolders(
  options: WatchOptions,
  folders: Map<string, string>,
  expected: ReadonlyMap<string, string>
): Promise<boolean> {
  let isStale = false
  for (const [folder, names] of expected) {
    const now = listing(options, folder, await listInside(options.root, folder))
    if (now !== names) isStale = true
    folders.set(folder, now)
  }
  return isStale
}

/** The relevant names in a folder, without hidden files, backups of editors and the output folder. */
function listing(
  {root, ignored}: WatchOptions,
  folder: string,
  names: readonly string[] | ReadFault | undefined
): string {
  if (names === undefined || 'fault' in names) return 'none'
  const own = names.filter(name => isOfInterest(name) && !ignored.includes(join(root, folder, name)))
  return `/${own.sort().join('/')}`
}

/** The fields of a status that change when a file is written or replaced. */
function statusOf(path: string): string {
  try {
    // A synchronous call is faster than a call in another thread.
    const {dev, ino, size, mtimeNs, ctimeNs} = statSync(path, {bigint: true})
    return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
  } catch {
    return 'none'
  }
}

/** Whether a file has become empty or disappeared, by its new status. */
function isEmptied(before: string, now: string): boolean {
  return now !== before && (now === 'none' || now.split(' ')[2] === '0')
}
