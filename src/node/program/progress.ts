import {Worker} from 'node:worker_threads'
import {compiledProgram} from './package.ts'

/**
 * The data for the thread that writes progress lines: the name of the command, and the seconds before the first line.
 */
export type Progress = Readonly<{command: string; seconds: number}>

/** Commands that ask questions, run as long as the author writes, or report their own progress. */
const withoutProgress: ReadonlySet<string> = new Set(['browser', 'init', 'lsp', 'watch'])

/**
 * Reports on stderr that a command is still working, first after two seconds; returns a function that ends this. Only a
 * terminal gets these lines, so that programs read unchanged output; `GALLEY_PROGRESS=SECONDS` also requests them
 * elsewhere, and 0 disables them. They come from a separate thread, since a timer of a busy thread never fires.
 */
export function startProgress(command: string): () => void {
  const seconds = secondsToFirst()
  const program =
    withoutProgress.has(command) || seconds === 0 ? undefined : compiledProgram('progress-thread')
  if (program === undefined) return () => undefined
  const workerData: Progress = {command, seconds}
  const worker = new Worker(program, {workerData})
  // Without the thread, only the progress lines are missing.
  worker.on('error', () => undefined)
  worker.unref()
  return () => void worker.terminate()
}

/** The seconds before the first line; 0 for never. */
function secondsToFirst(): number {
  const {GALLEY_PROGRESS: asked} = process.env
  if (asked !== undefined && asked !== '') return Math.max(0, Number(asked)) || 0
  return process.stderr.isTTY === true ? 2 : 0
}
