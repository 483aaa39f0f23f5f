/**
 * The last safeguard: it ends a run that the limits on a paper do not stop, with one line on stderr, and never reports
 * a finding.
 */
import {getHeapStatistics} from 'node:v8'
import {Worker} from 'node:worker_threads'
import type {World} from '../../core/world.ts'
import {collectSooner} from './optimizer.ts'
import {compiledProgram} from './package.ts'

/** The data for the watchdog thread: the heartbeat of the main thread, and the limits on its memory and time. */
export type Wall = Readonly<{beats: Int32Array; bytes: number; seconds: number}>

/**
 * The maximum number of seconds between two heartbeats, far more than pass with the largest paper. `GALLEY_TIME_LIMIT`
 * overrides it.
 */
const mostSeconds = 300

/**
 * Starts a watchdog thread that ends galley with one line and exit code 2 if this thread has no heartbeat for too long,
 * or is almost out of memory. In the latter case, V8 itself would print a page of text. Does nothing if galley runs
 * from its sources.
 */
function raiseWall(): void {
  const program = compiledProgram('wall-thread')
  if (program === undefined) return
  const beats = new Int32Array(new SharedArrayBuffer(4))
  setInterval(() => Atomics.add(beats, 0, 1), 500).unref()
  const seconds = Number(process.env.GALLEY_TIME_LIMIT) || mostSeconds
  const workerData: Wall = {beats, bytes: 0.9 * getHeapStatistics().heap_size_limit, seconds}
  const worker = new Worker(program, {workerData})
  // Without the thread, a safeguard is missing, but the user need not know that.
  worker.on('error', () => undefined)
  worker.unref()
}

/**
 * The size of a paper, in bytes, up to which no watchdog is started. Starting a thread takes twenty milliseconds of
 * processor time, and the limits on a paper suffice for small papers.
 */
const mostWithoutWall = 256 * 1024

/**
 * Papers smaller than this (in bytes) need little memory, and collecting garbage more often costs a twentieth of their
 * time.
 */
const mostWithGarbage = 2 * 1024 * 1024

/**
 * The size of a paper, in bytes, from which on memory is saved at the cost of time: larger papers, twice as long as the
 * longest books, would take more than a gigabyte.
 */
const mostWithSomeGarbage = 8 * 1024 * 1024

/**
 * The limit on non-empty lines that corresponds to `mostWithGarbage`, because each line may be a table row or a list
 * item; no book has so many lines.
 */
const mostLinesWithGarbage = 25_000
const mostLinesWithSomeGarbage = 50_000

/** Returns a function like `readBehindWall` that starts only one watchdog for all papers on which a process works. */
export function readBehindOneWall(): (read: World['read']) => World['read'] {
  let isRaised = false
  return read =>
    readBehindWall(read, () => {
      if (!isRaised) raiseWall()
      isRaised = true
    })
}

/** Wraps `read`: starts the watchdog once the texts of a paper are long, and saves memory once they are very long. */
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

/** Wraps `read`: calls `act` once the texts that were read exceed `most` bytes, or `most` as measured by `sizeOf`. */
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
