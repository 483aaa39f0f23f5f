import {
  type Connection,
  type ServerCapabilities,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments
} from 'vscode-languageserver/node'
import type {Position, TextDocument} from 'vscode-languageserver-textdocument'
import type {Typesetter} from '../print/typesetter.ts'
import {galleyVersion} from '../program/package.ts'
import {endOfChange, soundDocuments} from './documents.ts'
import {abilitiesOf, type ClientAbilities, editorDoors, noAbilities, refreshShown} from './editor-doors.ts'
import type {EditorDoors, OpenPaper} from './open-paper.ts'
import {openTexts, pathIn, pathOf} from './open-texts.ts'
import {type BuiltPaper, createPapers} from './papers.ts'
import type {Publish} from './show-findings.ts'
import {tell} from './tell.ts'

/** A text in the editor, with its path in its paper. */
export type TextInPaper = Readonly<{document: TextDocument; file: string; paper: OpenPaper}>

/** The texts and papers of one editor. */
export type Workspace = Readonly<{
  /** A text and its paper; undefined if the text is not open or belongs to no paper. */
  textAt: (uri: string) => TextInPaper | undefined
  /** An open text, even one that belongs to no paper. */
  document: (uri: string) => TextDocument | undefined
  papers: () => readonly OpenPaper[]
  version: (uri: string) => number | undefined
  /** The paper of the text that the editor showed last. */
  last: () => OpenPaper | undefined
  /** Makes the preview follow the cursor. */
  follow: (cursor: TextDocumentPositionParams) => void
  client: () => ClientAbilities
  /** Makes the editor apply edits; returns the reason if it does not. */
  edit: EditorDoors['edit']
}>

export type EditorServerOptions = Readonly<{
  /** Called after each build. */
  built?: (paper: BuiltPaper) => void
  /** Typesets the pages that a preview shows. */
  typesetter?: () => Typesetter
}>

/** Serves an editor over a connection. `addFeatures` adds the handlers of its requests. */
export function serveEditor(
  connection: Connection,
  capabilities: ServerCapabilities,
  addFeatures: (workspace: Workspace, connection: Connection) => void,
  {built, typesetter}: EditorServerOptions = {}
): void {
  const {documents, written} = editedDocuments()
  let abilities = noAbilities
  let last: OpenPaper | undefined
  let tops: readonly string[] = []
  const doors = editorDoors(connection, () => abilities, documents)
  const papers = createPapers(() => tops, {
    texts: openTexts(documents),
    publish: shownIn(connection),
    editor: doors,
    built: paper => {
      built?.(paper)
      refreshShown(connection, abilities)
    },
    typesetter,
    warn: line => connection.console.warn(line)
  })

  function textAt(uri: string): TextInPaper | undefined {
    const [document, path, paper] = [documents.get(uri), pathOf(uri), papers.of(uri)]
    if (document === undefined || path === undefined || paper === undefined) return undefined
    return {document, file: pathIn(paper.place.root, path), paper}
  }

  function follow({textDocument: {uri}, position}: TextDocumentPositionParams): void {
    const {paper, file} = textAt(uri) ?? {}
    last = paper ?? last
    if (file !== undefined) paper?.preview.follow({file, position})
  }

  connection.onInitialize(({workspaceFolders, rootUri, capabilities: client}) => {
    abilities = abilitiesOf(client)
    const uris = workspaceFolders?.map(({uri}) => uri) ?? (rootUri === null ? [] : [rootUri])
    tops = uris.flatMap(uri => pathOf(uri) ?? [])
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
  // When settings are saved for the first time, their folder becomes a paper.
  documents.onDidSave(() => documents.all().forEach(papers.assign))
  documents.onDidChangeContent(({document}) => {
    papers.changed(document.uri)
    const position = written()
    if (position !== undefined) follow({textDocument: document, position})
  })
  documents.onDidClose(({document}) => papers.closed(document.uri))
  connection.onShutdown(papers.close)
  addFeatures(
    {
      textAt,
      document: uri => documents.get(uri),
      papers: papers.all,
      version: uri => documents.get(uri)?.version,
      last: () => last,
      follow,
      client: () => abilities,
      edit: doors.edit
    },
    connection
  )
  documents.listen(connection)
  connection.listen()
}

/** Creates a function that shows findings in an editor. */
function shownIn(connection: Connection): Publish {
  return ({uri, version}, found) =>
    void tell(() =>
      connection.sendDiagnostics({uri, ...(version !== undefined && {version}), diagnostics: [...found]})
    )
}

/** The texts of an editor, and the position of the author's last edit. */
function editedDocuments() {
  let latest: Position | undefined
  const documents = new TextDocuments({
    ...soundDocuments,
    update(document, changes, version) {
      const updated = soundDocuments.update(document, changes, version)
      latest = endOfChange(updated, changes.at(-1))
      return updated
    }
  })
  return {documents, written: () => latest}
}
