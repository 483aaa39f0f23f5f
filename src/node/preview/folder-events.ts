/** The events of folders; no other file uses chokidar. */
import type {Stats} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {type FSWatcher, watch} from 'chokidar'

const pollInterval = 200

/** Whether a file may be an input, by its name: hidden files and backups of editors are not. */
export function isOfInterest(name: string): boolean {
  return !/^[.#]|~$|^node_modules$/.test(name)
}

type FolderWatch = Readonly<{
  /** Watches the folders that contain inputs, without their subfolders. */
  refresh: (files: readonly string[], folders: readonly string[]) => Promise<void>
  close: () => Promise<void>
}>

/** The settings for watching folders. */
export type FolderOptions = Readonly<{
  /** The absolute path of the project. */
  root: string
  /** Whether to poll files instead of waiting for events. */
  poll: boolean
  /** The absolute paths of folders that are not watched. */
  ignored: readonly string[]
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

/**
 * Forwards events from the folders that contain inputs, with the paths that they name; falls back to polling if the
 * machine has no watches left.
 */
export function watchFolders(options: FolderOptions, event: (named: readonly string[]) => void): FolderWatch {
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
    // If a folder is replaced, its name stays the same but its old watcher gets no events, so identities are also
    // compared.
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
      // Events only trigger a comparison, so chokidar need not wait to merge the events of one save.
      atomic: false,
      usePolling: poll,
      interval: pollInterval,
      binaryInterval: pollInterval,
      ignored: isIgnored
    })
    started.on('all', (_, path) => event([path]))
    // Raw events come first; `path` is the name of a file in a watched folder, or of a watched file.
    started.on('raw', (_, path, details) => event(namedBy(path, details)))
    started.on('error', error => {
      if (poll || !isExhausted(error)) return
      poll = true
      warn(exhaustedMessage)
      event([])
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

/** The paths that may have caused a raw event. */
function namedBy(name: unknown, details: unknown): readonly string[] {
  const isWatched = typeof details === 'object' && details !== null && 'watchedPath' in details
  const watchedPath = isWatched ? details.watchedPath : undefined
  if (typeof watchedPath !== 'string') return []
  return typeof name === 'string' ? [watchedPath, join(watchedPath, name)] : [watchedPath]
}

/** The folder or, if it does not exist, its nearest existing parent, where it would appear. */
async function nearestFolder(root: string, folder: string): Promise<{path: string; identity: string}> {
  const status = await stat(folder, {bigint: true}).catch(() => undefined)
  if (status?.isDirectory()) return {path: folder, identity: `${status.dev} ${status.ino}`}
  const isInside = folder.length > root.length && folder.startsWith(root)
  return isInside ? nearestFolder(root, dirname(folder)) : {path: root, identity: 'none'}
}

/**
 * Whether an error reports that the user has no watches (ENOSPC) or watchers (EMFILE) left; Linux limits the numbers of
 * both.
 */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOSPC|EMFILE)$/.test(String(error.code))
}

const exhaustedMessage =
  'warning: the system has no file watches left, so the files are looked at five times a second; ' +
  '`sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512` gives it more'
