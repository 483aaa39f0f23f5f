/** File names that include the process that made them, so that files of a killed process can be recognised. */
import {createHash, randomBytes} from 'node:crypto'
import {lstatSync, readFileSync, type Stats} from 'node:fs'
import {hostname} from 'node:os'

/** The process that made a file, from the file's name. */
export type Maker = Readonly<{
  pid: number
  /** When it started, in the system's count; `0` if the system does not tell. */
  start: string
  /** Whether it is one of this machine, or of this container. */
  isHere: boolean
}>

/** An unpredictable name for a file of this process. */
export function ownName(ending: 'tmp' | 'lock'): string {
  const {pid} = process
  return `.galley-${machine()}-${pid}-${startOf(pid)}-${randomBytes(12).toString('hex')}.${ending}`
}

/** The process that made a file of this name; undefined if the name is not galley's. */
export function makerOf(name: string, ending: 'tmp' | 'lock'): Maker | undefined {
  const [, where, pid, start, written] =
    /^\.galley-([0-9a-f]{8})-(\d{1,10})-(\d{1,20})-[0-9a-f]{24}\.(tmp|lock)$/.exec(name) ?? []
  if (pid === undefined || start === undefined || written !== ending) return undefined
  return {pid: Number(pid), start, isHere: where === machine()}
}

/** Whether the process is still there, and is not another one that got its number. */
export function isRunning({pid, start}: Maker): boolean {
  if (!isAlive(pid)) return false
  const now = startOf(pid)
  return start === '0' || now === '0' || start === now
}

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a path is a file of this user's, and no link. */
export function isOwnFile(path: string): boolean {
  const status = statusOf(path)
  return status?.isFile() === true && (process.getuid === undefined || status.uid === process.getuid())
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false})
  } catch {
    // A file stands where its folder should.
    return undefined
  }
}

/** Containers that share a folder count their processes apart. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}

/** The start time of a process, which Linux gives in clock ticks since boot (proc_pid_stat(5), field 22). */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0'
  } catch {
    return '0'
  }
}
