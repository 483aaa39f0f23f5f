/** The last wall: what the limits of a paper do not stop is ended in one line, and never becomes a finding. */
import {getHeapStatistics} from 'node:v8'
import {Worker} from 'node:worker_threads'
import type {World} from '../../core/world.ts'
import {compiledProgram} from './package.ts'

/** What the thread beside is told: the heartbeat of this one, and how much is too much. */
export type Wall = Readonly<{beats: Int32Array; bytes: number; seconds: number}>

/** Far more than the largest paper takes between two steps; `GALLEY_TIME_LIMIT` sets another. */
const mostSeconds = 300

/**
 * Has a thread beside end galley with one line and exit code 2 when this one gives no sign of life for too long, or
 * when there is hardly any memory left: V8 would end with a page of its own. Does nothing where galley runs from its
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
  // Without it there is one thing less to rely on, and nothing to say.
  worker.on('error', () => undefined)
  worker.unref()
}

/** A thread more takes twenty milliseconds of a processor; what is shorter than this the limits hold. */
const mostWithout = 256 * 1024

/** Reads as before, and raises the wall once the texts of a paper are long. */
export function readBehindWall(read: World['read']): World['read'] {
  let size = 0
  return async path => {
    const bytes = await read(path)
    const wasShort = size <= mostWithout
    if (bytes instanceof Uint8Array && texts.test(path)) size += bytes.length
    if (wasShort && size > mostWithout) raiseWall()
    return bytes
  }
}

const texts = /\.(?:md|markdown|bib|json|ya?ml|csl|css)$/i
