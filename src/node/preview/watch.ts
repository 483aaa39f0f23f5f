/**
 * Detects changes of the files that a build read; the only file that uses chokidar. Events only trigger a comparison
 * with the disk, because events get lost, for example when a folder is swapped.
 */
import type {Stats} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {type FSWatcher, watch} from 'chokidar'
import type {ReadFault} from '../../core/types.ts'
import {listInside} from '../files/read-file.ts'
import {isOutOfFiles} from '../program/open-files.ts'

/** The inputs of a build. Paths are relative to the project. */
export type Inputs = Readonly<{
  /** Hashes by path; undefined for a file that was looked for and does not exist. */
  files: ReadonlyMap<string, string | undefined>
  /** Names by folder; undefined for a folder that does not exist. */
  folders: ReadonlyMap<string, readonly string[] | undefined>
}>

export type WatchOptions = Readonly<{
  /** Absolute path of the project. */
  root: string
  /** Whether to poll files instead of waiting for events. */
  poll: boolean
  /** Absolute paths of folders that are not watched. */
  ignored: readonly string[]
  /** Reads files again as a build does, and gives their hashes in the same order. */
  hash: (paths: readonly string[]) => Promise<readonly (string | undefined)[]>
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

export type InputWatch = Readonly<{
  /** Watches the files of the last build; gives whether one of them has changed since it was read. */
  follow: (inputs: Inputs) => Promise<boolean>
  /** Compares all inputs now, and reports a change as after an event. */
  look: () => Promise<void>
  close: () => Promise<void>
}>

// Milliseconds to wait after an event: editors save in several steps, such as emptying and writing, or removing and
// renaming.
const coalescing = 20
const lookInterval = 2000
const pollInterval = 200

/** Watches the inputs of builds and calls `changed` when one of them has changed. */
export function watchInputs(options: WatchOptions, changed: () => void): InputWatch {
  const files = new Map<string, Known>()
  const folders = new Map<string, string>()
  /** Files named by events: a second save soon after the first can leave size and time unchanged. */
  const suspects = new Set<string>()
  const events = watchFolders(options, suspect => {
    if (suspect !== undefined) suspects.add(suspect)
    soon ??= setTimeout(look, coalescing)
  })
  const regularly = setInterval(look, lookInterval)
  let soon: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  /** Runs comparisons one after another, because two at once would report one change twice. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
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
      const isListedAnew = await compareFolders(options.root, folders, new Map(folders))
      await events.refresh([...files.keys()], [...folders.keys()])
      if (isStale || isListedAnew) changed()
    }).catch(error => {
      // The next look, in a few seconds, may find fewer files open.
      if (!isOutOfFiles(error)) throw error
    })
  }

  function follow(inputs: Inputs): Promise<boolean> {
    return inTurn(async () => {
      for (const path of files.keys()) if (!inputs.files.has(path)) files.delete(path)
      for (const path of folders.keys()) if (!inputs.folders.has(path)) folders.delete(path)
      await events.refresh([...inputs.files.keys()], [...inputs.folders.keys()])
      const isStale = await compare(options, files, inputs.files, () => false)
      const listed = [...inputs.folders].map(([folder, names]) => [folder, listing(names)] as const)
      return (await compareFolders(options.root, folders, new Map(listed))) || isStale
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

/** The last known state of a file: its status and the hash of its content. */
type Known = Readonly<{status: string; hash: string | undefined}>

/**
 * Updates `files`; gives whether any content differs from what was expected. A file is read only if its status is new
 * or changed, or if an event named it. The status is taken before reading, so that a later change is found next time.
 */
async function compare(
  {root, hash}: WatchOptions,
  files: Map<string, Known>,
  expected: ReadonlyMap<string, string | undefined>,
  isSuspect: (path: string) => boolean
): Promise<boolean> {
  const paths = [...expected.keys()]
  const statuses = await Promise.all(paths.map(path => statusOf(join(root, path))))
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
  root: string,
  folders: Map<string, string>,
  expected: ReadonlyMap<string, string>
): Promise<boolean> {
  let isStale = false
  for (const [folder, names] of expected) {
    const now = listing(await listInside(root, folder))
    if (now !== names) isStale = true
    folders.set(folder, now)
  }
  return isStale
}

/** The relevant names in a folder: hidden files and backups of editors are left out. */
function listing(names: readonly string[] | ReadFault | undefined): string {
  return names === undefined || 'fault' in names ? 'none' : `/${names.filter(isOfInterest).sort().join('/')}`
}

function isOfInterest(name: string): boolean {
  return !/^[.#]|~$|^node_modules$/.test(name)
}

/** The fields of a status that change when a file is written or replaced. */
async function statusOf(path: string): Promise<string> {
  try {
    const {dev, ino, size, mtimeNs, ctimeNs} = await stat(path, {bigint: true})
    return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`
  } catch {
    return 'none'
  }
}

type FolderWatch = Readonly<{
  /** Watches the folders of the inputs, none of them recursively. */
  refresh: (files: readonly string[], folders: readonly string[]) => Promise<void>
  close: () => Promise<void>
}>

/** Forwards the events of the folders of the inputs; falls back to polling if the machine has no watches left. */
function watchFolders(options: WatchOptions, event: (suspect?: string) => void): FolderWatch {
  const {root, warn} = options
  let poll = options.poll
  let watcher: FSWatcher | undefined
  let watched = ''
  let inFolders: ReadonlySet<string> = new Set()
  let isClosed = false

  async function refresh(files: readonly string[], folders: readonly string[]): Promise<void> {
    const wanted = new Set([
      ...files.map(file => dirname(join(root, file))),
      ...folders.map(path => join(root, path))
    ])
    const existing = await Promise.all([...wanted].map(folder => nearestFolder(root, folder)))
    const all = new Map(existing.map(({path, identity}) => [path, identity]))
    // A replaced folder keeps its name, but its old watcher gets no events.
    const names = JSON.stringify([poll, [...all].sort(([a], [b]) => (a < b ? -1 : 1))])
    if (names === watched || isClosed) return
    watched = names
    inFolders = new Set(all.keys())
    const old = watcher
    watcher = start([...all.keys()])
    await old?.close()
  }

  function start(folders: readonly string[]): FSWatcher {
    const started = watch([...folders], {
      depth: 0,
      ignoreInitial: true,
      ignorePermissionErrors: true,
      // Events only trigger a comparison, so they are wanted at once.
      atomic: false,
      usePolling: poll,
      interval: pollInterval,
      binaryInterval: pollInterval,
      ignored: isIgnored
    })
    started.on('all', (_, path) => event(path))
    started.on('raw', () => event())
    started.on('error', error => {
      if (poll || !isExhausted(error)) return
      poll = true
      warn(exhaustedMessage)
      event()
    })
    return started
  }

  function isIgnored(path: string, stats?: Stats): boolean {
    if (inFolders.has(path)) return false
    return !isOfInterest(basename(path)) || options.ignored.includes(path) || stats?.isDirectory() === true
  }

  return {
    refresh,
    close: async () => {
      isClosed = true
      await watcher?.close()
    }
  }
}

/** The folder, or else its nearest existing parent, in which it would appear. */
async function nearestFolder(root: string, folder: string): Promise<{path: string; identity: string}> {
  const status = await stat(folder, {bigint: true}).catch(() => undefined)
  if (status?.isDirectory()) return {path: folder, identity: `${status.dev} ${status.ino}`}
  const isInside = folder.length > root.length && folder.startsWith(root)
  return isInside ? nearestFolder(root, dirname(folder)) : {path: root, identity: 'none'}
}

/** Linux limits the watches (ENOSPC) and watchers (EMFILE) of a user. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOSPC|EMFILE)$/.test(String(error.code))
}

const exhaustedMessage =
  'warning: the system has no file watches left, so the files are looked at five times a second; ' +
  '`sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512` gives it more'
