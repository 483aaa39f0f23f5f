/** Names files after the process that creates them, so that the files of killed processes can be recognized. */
import {createHash, randomBytes} from 'node:crypto'
import {lstatSync, readdirSync, readFileSync, type Stats, statSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'

/** The process that created a file, from the file's name. */
export type Maker = Readonly<{
  pid: number
  /** The start time of the process in units of the system; `0` if unknown. */
  start: string
  /** Whether the process belongs to this machine or container. */
  isHere: boolean
}>

/** An unpredictable name for a file of this process. */
export function ownName(ending: 'tmp' | 'lock'): string {
  const {pid} = process
  return `.galley-${machine()}-${pid}-${startOf(pid) ?? '0'}-${randomBytes(12).toString('hex')}.${ending}`
}

/** The process that created the file with this name; undefined if the name is not one of galley's. */
export function makerOf(name: string, ending: 'tmp' | 'lock'): Maker | undefined {
  const [, where, pid, start, written] =
    /^\.galley-([0-9a-f]{8})-(\d{1,10})-(\d{1,20})-[0-9a-f]{24}\.(tmp|lock)$/.exec(name) ?? []
  if (pid === undefined || start === undefined || written !== ending) return undefined
  return {pid: Number(pid), start, isHere: where === machine()}
}

/** Whether the process is still running: by now, another process may have the same number. */
export function isProcessRunning({pid, start}: Maker): boolean {
  if (!isAlive(pid)) return false
  const now = startOf(pid)
  return now === undefined || start === now
}

/**
 * Whether the process named in a file's name really has the file open, because anyone can write such a name into a
 * folder. `unknown` if the system does not show it, as for processes of other users.
 */
export function isHeld(maker: Maker, path: string, processes = '/proc'): boolean | 'unknown' {
  if (!isProcessRunning(maker)) return false
  const file = statusOf(path)
  if (file === undefined) return false
  const folder = join(processes, String(maker.pid))
  try {
    return readdirSync(join(folder, 'fd')).some(name => {
      const open = statSync(join(folder, 'fd', name), {throwIfNoEntry: false})
      return open?.ino === file.ino && open.dev === file.dev
    })
  } catch {
    return isAlike(folder, processes, file) ? 'unknown' : false
  }
}

/** Whether a process whose open files are unknown may be an instance of galley that created a file. */
function isAlike(folder: string, processes: string, {uid}: Stats): boolean {
  try {
    const programOf = (of: string): string => readFileSync(join(of, 'comm'), 'utf8')
    return statSync(folder).uid === uid && programOf(folder) === programOf(join(processes, 'self'))
  } catch {
    // The system has no folder for processes.
    return true
  }
}

/** Whether a process with this number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a path names a file or folder that belongs to this user, and not a link. */
export function isOwn(path: string): boolean {
  const status = statusOf(path)
  const isOrdinary = status?.isFile() === true || status?.isDirectory() === true
  return isOrdinary && (process.getuid === undefined || status.uid === process.getuid())
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false})
  } catch {
    // Something that is not a folder is in the place of the file's folder.
    return undefined
  }
}

/** Identifies the machine or container: containers that share a folder have separate process numbers. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/**
 * The start time of a process, on Linux in clock ticks since boot (proc_pid_stat(5), field 22); undefined if the system
 * does not say.
 */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
