/** The thread that reports that the main thread is still working. */
import {writeSync} from 'node:fs'
import {workerData} from 'node:worker_threads'
import type {Progress} from './progress.ts'

const {command, seconds} = workerData as Progress

tellAfter(seconds)

/**
 * Writes a line after `due` seconds of work, and the next line after five times as long, but at most a minute later.
 */
function tellAfter(due: number): void {
  setTimeout(
    () => {
      writeSync(2, `galley: ${command} is still at work after ${Number(due.toFixed(2))} s; Ctrl-C ends it\n`)
      tellAfter(Math.min(5 * due, due + 60))
    },
    1000 * due - performance.now()
  )
}
