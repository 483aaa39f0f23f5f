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

/** Papers larger than this (in bytes), twice the longest books, would take more than a gigabyte: memory goes before time. */
const mostWithSomeGarbage = 8 * 1024 * 1024

/** Wraps `read`: once the texts of a paper are long, starts the watchdog, and once they are very long, saves memory. */
export function readBehindWall(read: World['read']): World['read'] {
  const guarded = onceLonger(read, mostWithoutWall, raiseWall)
  const saving = onceLonger(guarded, mostWithGarbage, () => collectSooner(1.5))
  return onceLonger(saving, mostWithSomeGarbage, () => collectSooner(0.5))
}

/** Wraps `read` to call `act` once the texts read exceed `most` bytes. */
export function onceLonger(read: World['read'], most: number, act: () => void): World['read'] {
  let size = 0
  return async path => {
    const bytes = await read(path)
    const wasShort = size <= most
    if (bytes instanceof Uint8Array && texts.test(path)) size += bytes.length
    if (wasShort && size > most) act()
    return bytes
  }
}

const texts = /\.(?:md|markdown|bib|json|ya?ml|csl|css)$/i
