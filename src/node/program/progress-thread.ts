/** The thread that tells that the main thread is still at work. */
import {writeSync} from 'node:fs'
import {workerData} from 'node:worker_threads'
import type {Progress} from './progress.ts'

const {command, seconds} = workerData as Progress

tellAfter(seconds)

/** Writes a line when so many seconds of work are over, and then when five times as many are, but each minute at least. */
function tellAfter(due: number): void {
  setTimeout(
    () => {
      writeSync(2, `galley: ${command} is still at work after ${Number(due.toFixed(2))} s; Ctrl-C ends it\n`)
      tellAfter(Math.min(5 * due, due + 60))
    },
    1000 * due - performance.now()
  )
}
