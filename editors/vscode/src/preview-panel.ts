import {type Uri, ViewColumn, type Webview, window} from 'vscode'
import {framedPage} from './framed-page.ts'
import {createRelay, type Relay} from './relay.ts'

/** A panel that shows the preview of a paper. */
export type PreviewPanel = Readonly<{
  show: (address: string) => Promise<void>
  onDispose: (done: () => void) => void
}>

/**
 * Creates the panel. A page may not be in a frame of another origin, and the server is perhaps on another machine; so
 * the panel gets the text of the page, and the extension passes on its requests and the server's events.
 */
export function createPreviewPanel(icon: Uri): PreviewPanel {
  const panel = window.createWebviewPanel(
    'galley.preview',
    'Preview',
    {viewColumn: ViewColumn.Beside, preserveFocus: true},
    {enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [icon]}
  )
  let relay: Relay | undefined
  let shown = ''
  panel.webview.onDidReceiveMessage(message => relay?.received(message))
  panel.onDidDispose(() => relay?.close())

  async function fill(own: Relay): Promise<void> {
    const page = await own.page().catch(() => undefined)
    if (page !== undefined && own === relay) panel.webview.html = framedPage(page, panel.webview.cspSource)
  }

  return {
    async show(address) {
      panel.reveal(undefined, true)
      if (address === shown) return
      relay?.close()
      const own = createRelay(
        address,
        message => post(panel.webview, message),
        () => void fill(own)
      )
      relay = own
      shown = address
      await fill(own)
    },
    onDispose(done) {
      panel.onDidDispose(done)
    }
  }
}

function post(webview: Webview, message: unknown): void {
  // A panel that was closed in the meantime gets nothing.
  webview.postMessage(message).then(undefined, () => undefined)
}
