/**
 * The page of the preview as a panel shows it. It keeps its own script, which gets its events and answers from the
 * extension instead of the network; nothing else may run or be loaded.
 */
export function framedPage(page: string, source: string): string {
  const nonce = /<script nonce="([^"]+)">/.exec(page)?.[1] ?? ''
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `img-src data: ${source}`,
    'font-src data:',
    "style-src 'unsafe-inline'"
  ].join('; ')
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    // The look of the editor's own pages is not that of a paper.
    '<style>body { padding: 0 }</style>',
    `<script nonce="${nonce}">(${connect})()</script>`
  ].join('')
  return page.replace(/<head[^>]*>/, open => open + head)
}

/** Runs in the panel: takes the place of the network for the script of the preview. */
function connect(): void {
  const scope = globalThis as unknown as Record<string, unknown> & {
    acquireVsCodeApi: () => {postMessage: (message: unknown) => void}
    addEventListener: (
      type: string,
      listen: (event: Event & {data: RelayMessage}) => void,
      isFirst?: boolean
    ) => void
  }
  type RelayMessage = {kind: string; id?: number; data?: string; ok?: boolean; body?: string}
  const editor = scope.acquireVsCodeApi()
  const streams: EventTarget[] = []
  const waiting = new Map<number, (response: Response) => void>()
  scope.EventSource = class extends EventTarget {
    constructor(path: string) {
      super()
      streams.push(this)
      editor.postMessage({kind: 'events', path})
    }
  }
  // The links between the article and its pages lead to the server, which the panel cannot reach.
  scope.addEventListener(
    'click',
    event => {
      const link = event.composedPath().find(each => each instanceof HTMLAnchorElement)
      const path = link?.getAttribute('href') ?? ''
      if (!/^\/\w{32}\/(?:pages)?$/.test(path)) return
      event.preventDefault()
      editor.postMessage({kind: 'go', path})
    },
    true
  )
  scope.fetch = (_: string, {method = 'GET', body}: {method?: string; body?: string} = {}) =>
    new Promise<Response>(resolve => {
      const id = waiting.size + Date.now()
      waiting.set(id, resolve)
      editor.postMessage({kind: 'request', id, method, body})
    })
  scope.addEventListener('message', ({data}) => {
    const {kind} = data
    if (kind === 'open' || kind === 'error') for (const each of streams) each.dispatchEvent(new Event(kind))
    if (kind === 'message')
      for (const each of streams) each.dispatchEvent(new MessageEvent('message', {data: data.data ?? ''}))
    if (kind !== 'answer' || data.id === undefined) return
    const answer = waiting.get(data.id)
    waiting.delete(data.id)
    answer?.(new Response(data.body, {status: data.ok ? 200 : 500}))
  })
}
