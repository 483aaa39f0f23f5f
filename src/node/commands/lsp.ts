import {Worker} from 'node:worker_threads'
import {type Message, StreamMessageReader, StreamMessageWriter} from 'vscode-jsonrpc/node'
import type {Run} from '../command.ts'
import {createFront, type TablesMessage} from '../lsp/front.ts'
import {UsageFault} from '../program/fault.ts'
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
  // The thread ends when the editor's process does; the arguments may contain that process's id.
  return serveByThread(
    new Worker(program, {
      argv: process.argv.slice(2),
      resourceLimits: {maxYoungGenerationSizeMb: youngMegabytes}
    })
  )
}

/** Serves in a thread, which ends with the editor, and returns its exit code. */
function serveByThread(thread: Worker): Promise<number> {
  const [reader, writer] = [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)]
  const front = createFront({
    toEditor: message => void writer.write(message).catch(() => undefined),
    toThread: message => thread.postMessage(message)
  })
  // An unreadable message is skipped; the next one may be valid.
  reader.onError(() => undefined)
  reader.onClose(() => thread.postMessage({jsonrpc: '2.0', method: 'exit'}))
  thread.on('message', (message: Message | TablesMessage) => front.fromThread(message))
  reader.listen(front.fromEditor)
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', code => {
      process.stdin.destroy()
      resolve(code)
    })
  })
}
