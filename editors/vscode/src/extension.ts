import {commands, type ExtensionContext, type TextEditor, Uri, window, workspace} from 'vscode'
import {LanguageClient, type ServerOptions, TransportKind} from 'vscode-languageclient/node'
import {citationsCommand, middleware, showCitations} from './answers.ts'
import {createPreviewPanel, type PreviewPanel} from './preview-panel.ts'
import {runInTask} from './run-task.ts'
import {findServer} from './server-path.ts'

let client: LanguageClient | undefined

const selector = ['markdown', 'bibtex', 'yaml'].map(language => ({scheme: 'file', language}))

/** Starts galley's server, and adds the preview and the commands that run galley. */
export async function activate(context: ExtensionContext): Promise<void> {
  let panel: PreviewPanel | undefined
  const addressOf = (uri: Uri | undefined): Promise<string> => request('galley.previewAddress', uri)

  async function showPreview(): Promise<void> {
    const uri = window.activeTextEditor?.document.uri
    try {
      const address = await addressOf(uri)
      if (panel === undefined) {
        panel = createPreviewPanel(context.extensionUri)
        panel.onDispose(() => {
          panel = undefined
        })
      }
      await panel.show(address)
      follow(window.activeTextEditor)
    } catch (error) {
      window.showErrorMessage(`galley: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  context.subscriptions.push(
    commands.registerCommand('galley.showPreview', showPreview),
    commands.registerCommand(citationsCommand, showCitations),
    commands.registerCommand('galley.restart', async () => {
      await stop()
      await start(context)
    }),
    ...(['build', 'check', 'proof'] as const).map(name =>
      commands.registerCommand(`galley.${name}`, async () => {
        const paper = await request<{root: string; entry: string}>('galley.paper', currentUri()).catch(
          () => undefined
        )
        if (paper === undefined) window.showErrorMessage('galley: no text of a paper is open')
        else await runInTask(serverFor(context), name, paper)
      })
    ),
    window.onDidChangeTextEditorSelection(({textEditor}) => follow(textEditor)),
    workspace.onDidGrantWorkspaceTrust(() => commands.executeCommand('galley.restart')),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('galley.path')) commands.executeCommand('galley.restart')
    })
  )
  await start(context)
}

export async function deactivate(): Promise<void> {
  await stop()
}

async function start(context: ExtensionContext): Promise<void> {
  const {program, isScript} = serverFor(context)
  const args = ['lsp', '--stdio']
  const run: ServerOptions = isScript
    ? {module: program, args: ['lsp'], transport: TransportKind.stdio}
    : {command: program, args}
  client = new LanguageClient('galley', 'galley', run, {
    documentSelector: selector,
    // The server names its commands; the extension adds what a panel and tasks need.
    diagnosticCollectionName: 'galley',
    middleware
  })
  await client.start()
  await commands.executeCommand('setContext', 'galley.isRunning', true)
}

async function stop(): Promise<void> {
  await commands.executeCommand('setContext', 'galley.isRunning', false)
  await client?.stop()
  client = undefined
}

function serverFor(context: ExtensionContext) {
  return findServer({
    setting: workspace.getConfiguration('galley').get('path', ''),
    folders: workspace.isTrusted ? (workspace.workspaceFolders ?? []).map(({uri}) => uri.fsPath) : [],
    bundled: Uri.joinPath(context.extensionUri, 'server', 'dist', 'galley.js').fsPath
  })
}

function request<Answer>(command: string, uri: Uri | undefined): Promise<Answer> {
  if (client === undefined) return Promise.reject(new Error('the server does not run'))
  return client.sendRequest('workspace/executeCommand', {
    command,
    arguments: uri === undefined ? [] : [client.code2ProtocolConverter.asUri(uri)]
  })
}

function currentUri(): Uri | undefined {
  return window.activeTextEditor?.document.uri
}

/** Tells the server where the cursor is. */
function follow(editor: TextEditor | undefined): void {
  const isWanted = workspace.getConfiguration('galley').get('preview.followCursor', true)
  if (editor === undefined || client?.isRunning() !== true || !isWanted) return
  const {document, selection} = editor
  if (!selector.some(({language}) => language === document.languageId)) return
  client.sendNotification('galley/cursor', {
    textDocument: {uri: client.code2ProtocolConverter.asUri(document.uri)},
    position: client.code2ProtocolConverter.asPosition(selection.active)
  })
}
