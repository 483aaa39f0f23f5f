/**
 * The last safeguard: ends a run that the limits on a paper do not stop, with one line on stderr. It never reports a
 * finding.
 */
import {getHeapStatistics} from 'node:v8'
import {Worker} from 'node:worker_threads'
import type {World} from '../../core/world.ts'
import {collectSooner} from './optimizer.ts'
import {compiledProgram} from './package.ts'

/** The data for the watchdog thread: the heartbeat of the main thread, and its limits in bytes and seconds. */
export type Wall = Readonly<{beats: Int32Array; bytes: number; seconds: number}>

/** Far longer than the largest paper takes between two heartbeats; `GALLEY_TIME_LIMIT` overrides it. */
const mostSeconds = 300

/**
 * Starts a watchdog thread that ends galley with one line and exit code 2 if this thread has no heartbeat for too long,
 * or if it is almost out of memory: V8 itself would end with a page of output. Does nothing if galley runs from its
 * sources.
 */
function raiseWall(): void {
  const program = compiledProgram('wall-thread')
  if (program === undefined) return
  const beats = new Int32Array(new SharedArrayBuffer(4))
  setInterval(() => Atomics.add(beats, 0, 1), 500).unref()
  const seconds = Number(process.env.GALLEY_TIME_LIMIT) || mostSeconds
  const workerData: Wall = {beats, bytes: 0.9 * getHeapStatistics().heap_size_limit, seconds}
  const worker = new Worker(program, {workerData})
  // Without the thread a safeguard is missing, but the user need not know.
  worker.on('error', () => undefined)
  worker.unref()
}

/**
 * Starting a thread costs twenty milliseconds of processor time; for papers smaller than this (in bytes), the limits on
 * a paper suffice.
 */
const mostWithoutWall = 256 * 1024

/**
 * Papers smaller than this (in bytes) need little memory, and collecting garbage more often costs a twentieth of their
 * time.
 */
const mostWithGarbage = 2 * 1024 * 1024

/**
 * Papers larger than this (in bytes), twice the longest books, would take more than a gigabyte: memory is saved at
 * the cost of time.
 */
const mostWithSomeGarbage = 8 * 1024 * 1024

/** The same for lines that are not blank, since each may be a row or an item: more than any book has. */
const mostLinesWithGarbage = 25_000
const mostLinesWithSomeGarbage = 50_000

/** As `readBehindWall`, for the papers of a process that works on many: the watchdog is started once. */
export function readBehindOneWall(): (read: World['read']) => World['read'] {
  let isRaised = false
  return read =>
    readBehindWall(read, () => {
      if (!isRaised) raiseWall()
      isRaised = true
    })
}

/** Wraps `read`: once the texts of a paper are long, starts the watchdog, and once they are very long, saves memory. */
export function readBehindWall(read: World['read'], raise = raiseWall): World['read'] {
  const guarded = onceLonger(read, mostWithoutWall, raise)
  let least = Number.POSITIVE_INFINITY
  const sooner = (share: number) => () => {
    if (share < least) collectSooner(share)
    least = Math.min(least, share)
  }
  const [some, all] = [sooner(1.5), sooner(0.5)]
  const saving = onceLonger(guarded, mostWithGarbage, some)
  const savingLines = onceLonger(saving, mostLinesWithGarbage, some, linesOf)
  const longer = onceLonger(savingLines, mostWithSomeGarbage, all)
  return onceLonger(longer, mostLinesWithSomeGarbage, all, linesOf)
}

/** The number of non-empty lines of a text. */
function linesOf(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1))
    if (at > 0 && bytes[at - 1] !== 10) count++
  return count
}

/** Wraps `read` to call `act` once the texts read exceed `most` bytes, or another size of theirs. */
export function onceLonger(
  read: World['read'],
  most: number,
  act: () => void,
  sizeOf = ({length}: Uint8Array): number => length
): World['read'] {
  let size = 0
  return async path => {
    const bytes = await read(path)
    const wasShort = size <= most
    if (wasShort && bytes instanceof Uint8Array && texts.test(path)) size += sizeOf(bytes)
    if (wasShort && size > most) act()
    return bytes
  }
}

const texts = /\.(?:md|markdown|bib|json|ya?ml|csl|css)$/i
