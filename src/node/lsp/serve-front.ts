import type {Worker} from 'node:worker_threads'
import {StreamMessageReader} from 'vscode-jsonrpc/node'
import {createFront, type TablesMessage} from './front.ts'

/** Connects standard input and output, by means of the front, to the thread that builds papers. */
export function serveFront(thread: Worker): void {
  const reader = new StreamMessageReader(process.stdin)
  const front = createFront({
    toEditor: packet => void process.stdout.write(packet),
    toThread: message => thread.postMessage(message)
  })
  // An unreadable message is skipped; the next one may be valid.
  reader.onError(() => undefined)
  reader.onClose(() => thread.postMessage({jsonrpc: '2.0', method: 'exit'}))
  thread.on('message', (message: Uint8Array | TablesMessage) => front.fromThread(message))
  reader.listen(front.fromEditor)
}
