import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {pathToFileURL} from 'node:url'
import {
  type ApplyWorkspaceEditParams,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type ShowDocumentParams,
  type ShowMessageRequestParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {soundDocuments} from '../../src/node/lsp/documents.ts'
import {addFeatures, capabilities} from '../../src/node/lsp/features.ts'
import {type EditorServerOptions, serveEditor} from '../../src/node/lsp/server.ts'
import {project} from '../project.ts'

/** An editor with an open folder, which communicates with the server by its protocol. */
export type Editor = Readonly<{
  folder: string
  /** Opens a file, with the text on the disk or another. */
  open: (file: string, text?: string) => Promise<void>
  /** Replaces ranges of an open text, one after another. */
  edit: (file: string, ...changes: ReadonlyArray<Readonly<{range?: Range; text: string}>>) => Promise<void>
  close: (file: string) => Promise<void>
  text: (file: string) => string
  /** The shown findings, as `line:column-line:column code message`, counted from 1. */
  findings: (file: string) => Promise<readonly string[]>
  /** A request about a text; `at` is a marker in it, such as `@do|e99`. */
  ask: <Answer>(method: string, file: string, at?: string, more?: object) => Promise<Answer>
  /** A notification about a place in a text. */
  tell: (method: string, file: string, at: string) => Promise<void>
  request: <Answer>(method: string, parameters: object) => Promise<Answer>
  uri: (file: string) => string
  /** The texts of files after a workspace edit, applied as an editor does. */
  edited: (edit: WorkspaceEdit) => Readonly<Record<string, string>>
  published: readonly PublishDiagnosticsParams[]
  /** The requests of the server to show and to change documents. */
  shown: readonly ShowDocumentParams[]
  applied: readonly ApplyWorkspaceEditParams[]
  /** The server's questions; the author answers yes to each. */
  questions: readonly ShowMessageRequestParams[]
  end: () => Promise<void>
}>

/** Starts a server in this process and an editor for a new folder with these files. */
export async function editorOf(
  files: Readonly<Record<string, string>>,
  options: EditorServerOptions = {}
): Promise<Editor> {
  const folder = project(files)
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  const served = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor))
  serveEditor(served, capabilities, addFeatures, options)
  const client = createProtocolConnection(
    new StreamMessageReader(toEditor),
    new StreamMessageWriter(toServer)
  )
  const documents = new Map<string, TextDocument>()
  const published: PublishDiagnosticsParams[] = []
  const shown = new Map<string, readonly Diagnostic[]>()
  client.onNotification('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
    published.push(found)
    shown.set(found.uri, found.diagnostics)
  })
  const asked: ShowDocumentParams[] = []
  const applied: ApplyWorkspaceEditParams[] = []
  client.onRequest('window/showDocument', (wanted: ShowDocumentParams) => {
    asked.push(wanted)
    return {success: true}
  })
  client.onRequest('workspace/applyEdit', (wanted: ApplyWorkspaceEditParams) => {
    applied.push(wanted)
    return {applied: true}
  })
  const questions: ShowMessageRequestParams[] = []
  client.onRequest('window/showMessageRequest', (question: ShowMessageRequestParams) => {
    questions.push(question)
    return question.actions?.[0] ?? {title: ''}
  })
  client.listen()
  const uri = (file: string): string => pathToFileURL(join(folder, file)).href
  const request: Editor['request'] = (method, parameters) => client.sendRequest(method, parameters)
  await request('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{uri: pathToFileURL(folder).href, name: 'paper'}],
    capabilities: {window: {showDocument: {support: true}}, workspace: {applyEdit: true}}
  })
  await client.sendNotification('initialized', {})
  const textOf = (file: string): string =>
    documents.get(uri(file))?.getText() ?? readFileSync(join(folder, file), 'utf8')

  const positionOf = (file: string, at: string | undefined): Position => {
    const text = textOf(file)
    const offset = at === undefined ? 0 : text.indexOf(at.replace('|', '')) + at.indexOf('|')
    return TextDocument.create('', '', 0, text).positionAt(offset)
  }

  return {
    folder,
    uri,
    request,
    published,
    shown: asked,
    applied,
    questions,
    text: textOf,
    async open(file, text = textOf(file)) {
      const document = TextDocument.create(uri(file), languageOf(file), 1, text)
      documents.set(document.uri, document)
      await client.sendNotification('textDocument/didOpen', {
        textDocument: {uri: document.uri, languageId: document.languageId, version: 1, text}
      })
    },
    async edit(file, ...contentChanges) {
      const document = documents.get(uri(file))!
      const version = document.version + 1
      soundDocuments.update(document, contentChanges as never, version)
      await client.sendNotification('textDocument/didChange', {
        textDocument: {uri: document.uri, version},
        contentChanges
      })
    },
    async close(file) {
      documents.delete(uri(file))
      await client.sendNotification('textDocument/didClose', {textDocument: {uri: uri(file)}})
    },
    async findings(file) {
      const [open = uri(file)] = documents.keys()
      // This request is answered after the build of all texts.
      await request('textDocument/documentSymbol', {textDocument: {uri: open}})
      return (shown.get(uri(file)) ?? []).map(
        ({range, code, message}) => `${inWords(range)} ${code} ${message}`
      )
    },
    ask: (method, file, at, more = {}) =>
      request(method, {textDocument: {uri: uri(file)}, position: positionOf(file, at), ...more}),
    tell: (method, file, at) =>
      client.sendNotification(method, {textDocument: {uri: uri(file)}, position: positionOf(file, at)}),
    edited({documentChanges = []}) {
      const texts: Record<string, string> = {}
      for (const change of documentChanges) {
        if (!('textDocument' in change)) continue
        // An editor applies an edit only to the version for which it was made.
        const version = documents.get(change.textDocument.uri)?.version ?? null
        if (change.textDocument.version !== version) throw new Error(`An edit of version ${version}`)
        const file = change.textDocument.uri.slice(uri('').length + 1)
        const document = TextDocument.create(change.textDocument.uri, '', 0, textOf(file))
        texts[file] = TextDocument.applyEdits(document, change.edits as never)
      }
      return texts
    },
    async end() {
      await request('shutdown', {})
      client.dispose()
      served.dispose()
    }
  }
}

export function inWords({start, end}: Range): string {
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`
}

function languageOf(file: string): string {
  return file.endsWith('.md') ? 'markdown' : file.endsWith('.bib') ? 'bibtex' : 'yaml'
}
