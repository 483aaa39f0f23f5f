/** The thread that builds an editor's papers and answers everything that `front.ts` does not. */
import {type MessagePort, parentPort} from 'node:worker_threads'
import {createConnection, Event, type MessageWriter, PortMessageReader} from 'vscode-languageserver/node'
import {completionTables} from '../../lsp/completion-tables.ts'
import {createIdleCollection} from '../program/idle-collection.ts'
import {compileForManyRuns} from '../program/optimizer.ts'
import {addFeatures, capabilities} from './features.ts'
import {changedParts, type TablesMessage} from './front.ts'
import {packetOf} from './packet.ts'
import {serveEditor} from './server.ts'

if (parentPort !== null) {
  const port = parentPort
  const sent = new Map<string, Map<string, unknown>>()
  let isOptimized = false
  const idle = createIdleCollection({all: false})
  const connection = createConnection(new PortMessageReader(port), packetWriter(port))
  serveEditor(connection, capabilities, addFeatures, {
    built: ({name, tables, texts}) => {
      const parts = sent.get(name) ?? new Map<string, unknown>()
      sent.set(name, parts)
      port.postMessage({
        paper: name,
        texts,
        tables: changedParts(completionTables(tables), parts)
      } satisfies TablesMessage)
      // After this call, V8 no longer accepts its code cache, so the call comes after the first build, and never
      // while that cache is made.
      if (!isOptimized && process.env.GALLEY_KEEP_CODE === undefined) compileForManyRuns()
      isOptimized = true
      idle.worked()
    }
  })
}

/**
 * Writes messages as the bytes that the editor gets, so that the main thread only passes them on: copying and
 * serializing hundreds of findings there would delay its answers.
 */
function packetWriter(port: MessagePort): MessageWriter {
  return {
    onError: Event.None,
    onClose: Event.None,
    async write(message) {
      const packet = packetOf(message)
      port.postMessage(packet, [packet.buffer])
    },
    end: () => undefined,
    dispose: () => undefined
  }
}
