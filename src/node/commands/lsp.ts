import {createConnection} from 'vscode-languageserver/node'
import type {Run} from '../command.ts'
import {addFeatures, capabilities} from '../lsp/features.ts'
import {serveEditor} from '../lsp/server.ts'
import {UsageFault} from '../program/fault.ts'
import {compileForManyRuns} from '../program/optimizer.ts'

/** `galley lsp`: serves an editor over standard input and output, until the editor ends. */
export const runLsp: Run = async (_, paths) => {
  if (paths.length > 0) throw new UsageFault('the editor names the files: start `galley lsp` without any')
  compileForManyRuns()
  // It ends the process with its input, or with the process that the editor names.
  serveEditor(createConnection(process.stdin, process.stdout), capabilities, addFeatures)
  return new Promise(() => undefined)
}
