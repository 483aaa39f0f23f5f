import type {Connection, DocumentSymbol} from 'vscode-languageserver/node'
import {symbolsOf} from '../../lsp/symbols.ts'
import type {PaperTables} from '../../lsp/tables.ts'
import type {Workspace} from './server.ts'

/** What the server can do besides findings, as it tells the editor. */
export const capabilities = {documentSymbolProvider: true}

/** Answers the requests of the editor. */
export function addFeatures({textAt}: Workspace, connection: Connection): void {
  /** Answers from the tables of the texts as they are now. */
  async function current<Answer>(
    uri: string,
    answer: (tables: PaperTables, file: string) => Answer,
    none: Answer
  ): Promise<Answer> {
    const text = textAt(uri)
    const tables = await text?.paper.current()
    return text === undefined || tables === undefined ? none : answer(tables, text.file)
  }

  connection.onDocumentSymbol(({textDocument: {uri}}) =>
    current(uri, symbolsOf, [] as readonly DocumentSymbol[]).then(found => [...found])
  )
}
