import {
  type Connection,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments
} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {galleyVersion} from '../program/package.ts'
import {soundDocuments} from './documents.ts'
import type {OpenPaper} from './open-paper.ts'
import {openTexts, pathIn, pathOf} from './open-texts.ts'
import {createPapers} from './papers.ts'

/** A text of the editor in its paper. */
export type TextInPaper = Readonly<{document: TextDocument; file: string; paper: OpenPaper}>

/** The texts and papers of one editor. */
export type Workspace = Readonly<{
  /** A text and its paper; undefined if it is not open or in no paper. */
  textAt: (uri: string) => TextInPaper | undefined
  papers: () => readonly OpenPaper[]
  version: (uri: string) => number | undefined
}>

/** Serves an editor over a connection. `addFeatures` adds the answers to its requests. */
export function serveEditor(
  connection: Connection,
  capabilities: ServerCapabilities,
  addFeatures: (workspace: Workspace, connection: Connection) => void
): void {
  const documents = new TextDocuments(soundDocuments)
  let tops: readonly string[] = []
  let refreshes: ReadonlyArray<() => void> = []
  const papers = createPapers(() => tops, {
    texts: openTexts(documents),
    publish: ({uri, version}, diagnostics) =>
      void connection.sendDiagnostics({
        uri,
        ...(version !== undefined && {version}),
        diagnostics: [...diagnostics]
      }),
    built: () => {
      for (const refresh of refreshes) refresh()
    },
    warn: line => connection.console.warn(line)
  })

  connection.onInitialize(({workspaceFolders, rootUri, capabilities: {workspace}}) => {
    const uris = workspaceFolders?.map(({uri}) => uri) ?? (rootUri === null ? [] : [rootUri])
    tops = uris.flatMap(uri => pathOf(uri) ?? [])
    refreshes = [
      ...(workspace?.inlayHint?.refreshSupport ? [() => void connection.languages.inlayHint.refresh()] : []),
      ...(workspace?.codeLens?.refreshSupport
        ? [() => void connection.sendRequest('workspace/codeLens/refresh')]
        : [])
    ]
    return {
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
        ...capabilities
      },
      serverInfo: {name: 'galley', version: galleyVersion()}
    }
  })
  documents.onDidOpen(({document}) => papers.assign(document))
  // Settings that are saved for the first time make a paper of their folder.
  documents.onDidSave(() => documents.all().forEach(papers.assign))
  documents.onDidChangeContent(({document}) => papers.changed(document.uri))
  documents.onDidClose(({document}) => papers.closed(document.uri))
  connection.onShutdown(papers.close)
  addFeatures(
    {
      textAt(uri) {
        const [document, path, paper] = [documents.get(uri), pathOf(uri), papers.of(uri)]
        if (document === undefined || path === undefined || paper === undefined) return undefined
        return {document, file: pathIn(paper.place.root, path), paper}
      },
      papers: papers.all,
      version: uri => documents.get(uri)?.version
    },
    connection
  )
  documents.listen(connection)
  connection.listen()
}
