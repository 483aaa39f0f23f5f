/** The thread that reports that the main thread is still working. */
import {writeSync} from 'node:fs'
import {workerData} from 'node:worker_threads'
import type {Progress} from './progress.ts'

const {command, seconds} = workerData as Progress

tellAfter(seconds)

/** Writes a line after the given seconds of work, and then after five times as many, but at least every minute. */
function tellAfter(due: number): void {
  setTimeout(
    () => {
      writeSync(2, `galley: ${command} is still at work after ${Number(due.toFixed(2))} s; Ctrl-C ends it\n`)
      tellAfter(Math.min(5 * due, due + 60))
    },
    1000 * due - performance.now()
  )
}
