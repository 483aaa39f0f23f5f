/** The thread that builds an editor's papers and answers everything that `front.ts` does not. */
import {parentPort} from 'node:worker_threads'
import {createConnection, PortMessageReader, PortMessageWriter} from 'vscode-languageserver/node'
import {completionTables} from '../../lsp/completion-tables.ts'
import {createIdleCollection} from '../program/idle-collection.ts'
import {compileForManyRuns} from '../program/optimizer.ts'
import {addFeatures, capabilities} from './features.ts'
import {changedParts, type TablesMessage} from './front.ts'
import {serveEditor} from './server.ts'

if (parentPort !== null) {
  const port = parentPort
  const sent = new Map<string, Map<string, unknown>>()
  let isOptimized = false
  const idle = createIdleCollection({all: false})
  const connection = createConnection(new PortMessageReader(port), new PortMessageWriter(port))
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
