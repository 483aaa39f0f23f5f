import {once} from 'node:events'
import {Worker} from 'node:worker_threads'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {compileAsUsual} from '../program/optimizer.ts'
import {compiledProgram} from '../program/package.ts'

/**
 * The size of the young generation in megabytes, twice V8's default: each build creates many short-lived objects, and
 * collecting them took a sixth of its time.
 */
const youngMegabytes = 96

/** `galley lsp`: serves an editor over standard input and output, until the editor ends. */
export const runLsp: Run = async (_, paths) => {
  if (paths.length > 0) throw new UsageFault('`galley lsp` takes no files: the editor names them')
  const program = compiledProgram('lsp-thread')
  if (program === undefined) throw new UsageFault('`galley lsp` runs only when it is compiled')
  // The thread sets V8's flags itself, once it has loaded Node's modules.
  compileAsUsual()
  // The thread ends when the editor's process does; the arguments may contain that process's id.
  return serveByThread(
    new Worker(program, {
      argv: process.argv.slice(2),
      resourceLimits: {maxYoungGenerationSizeMb: youngMegabytes}
    })
  )
}

/** Serves in a thread, which ends with the editor, and returns its exit code. */
async function serveByThread(thread: Worker): Promise<number> {
  const ended = new Promise<number>((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', resolve)
  })
  // Until the thread has set V8's flags, V8 would reject the code cache.
  await Promise.race([once(thread, 'message'), ended])
  const {serveFront} = await import('../lsp/serve-front.ts')
  serveFront(thread)
  const code = await ended
  process.stdin.destroy()
  return code
}
