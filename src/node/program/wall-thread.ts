/** The thread that ends galley when the main thread can no longer do so. */
import {closeSync, writeSync} from 'node:fs'
import {Session} from 'node:inspector'
import {workerData} from 'node:worker_threads'
import type {Wall} from './wall.ts'

const {beats, bytes, seconds} = workerData as Wall
let last = -1
let silentSince = performance.now()

const timer = setInterval(() => {
  const beat = Atomics.load(beats, 0)
  if (beat !== last) silentSince = performance.now()
  last = beat
  if (process.memoryUsage.rss() > bytes) {
    end(
      `galley: this takes more than ${Math.round(bytes / 2 ** 20)} MB of memory; NODE_OPTIONS=--max-old-space-size=MB allows more`
    )
  } else if (performance.now() - silentSince > 1000 * seconds) {
    end(`galley: this takes more than ${seconds} s in one step; GALLEY_TIME_LIMIT=SECONDS allows more`)
  }
}, 100)

/**
 * Ends the process with one line. A worker thread cannot do that itself, and a busy main thread responds only to its
 * debugger.
 */
function end(line: string): void {
  clearInterval(timer)
  writeSync(2, `${line}\n`)
  // Node would write to standard error that it waits for the debugger.
  closeSync(2)
  const session = new Session()
  session.connectToMainThread()
  session.post('Runtime.evaluate', {expression: 'process.reallyExit(2)'})
}
