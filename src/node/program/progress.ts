import {Worker} from 'node:worker_threads'
import {compiledProgram} from './package.ts'

/** What the thread of progress lines gets: the name of the command, and after how many seconds the first line comes. */
export type Progress = Readonly<{command: string; seconds: number}>

/** Commands that ask something, run for as long as one writes, or say themselves how far they are. */
const withoutProgress: ReadonlySet<string> = new Set(['browser', 'init', 'lsp', 'watch'])

/**
 * Tells on stderr that a command is still at work, first after two seconds; gives a function that ends that. Only a
 * terminal gets these lines, so that what programs read stays the same; `GALLEY_PROGRESS=SECONDS` asks for them
 * elsewhere, and 0 for none. They come from a thread of their own, since a timer of a busy thread never fires.
 */
export function startProgress(command: string): () => void {
  const seconds = secondsToFirst()
  const program =
    withoutProgress.has(command) || seconds === 0 ? undefined : compiledProgram('progress-thread')
  if (program === undefined) return () => undefined
  const workerData: Progress = {command, seconds}
  const worker = new Worker(program, {workerData})
  // Without the thread, a line is missing.
  worker.on('error', () => undefined)
  worker.unref()
  return () => void worker.terminate()
}

/** After how many seconds the first line comes; 0 for never. */
function secondsToFirst(): number {
  const {GALLEY_PROGRESS: asked} = process.env
  if (asked !== undefined && asked !== '') return Math.max(0, Number(asked)) || 0
  return process.stderr.isTTY === true ? 2 : 0
}
