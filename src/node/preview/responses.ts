import type {ServerResponse} from 'node:http'

const refusals: Readonly<Record<number, string>> = {
  400: 'Bad request',
  403: 'Forbidden: only the whole address that `galley watch` prints shows the preview',
  404: 'Not found',
  405: 'Only GET and HEAD; only POST for requests',
  413: 'The request is too long',
  415: 'Requests are application/json'
}

/** Refuses a request. */
export function refuseWith(response: ServerResponse, status: number): void {
  answer(response, status, `${refusals[status]}\n`)
}

/** The page's Content Security Policy, which also allows the preview's script and its stream. */
export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    'font-src data:',
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}

/** A page with HTML added at the end of its body. */
export function atEnd(page: string, more: string): string {
  const end = page.lastIndexOf('</body>')
  return end < 0 ? page + more : page.slice(0, end) + more + page.slice(end)
}

/** Sends a complete response. */
export function answer(response: ServerResponse, status: number, body: string): void {
  secure(response)
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST')
  response.writeHead(status).end(body)
}

/** Sets the headers of every response. */
function secure(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('X-Content-Type-Options', 'nosniff')
}

/** A stream of events to one browser. */
export type EventStream<State> = Readonly<{send: (state: State) => void}>

/**
 * Opens a stream of events, with a message for each state. A slow browser gets only the newest state when it has caught
 * up.
 */
export function openEvents<State>(
  response: ServerResponse,
  messageOf: (state: State) => object
): EventStream<State> {
  let waiting: State | undefined
  let isFull = false

  function send(state: State): void {
    if (isFull) waiting = state
    else isFull = !response.write(`data: ${JSON.stringify(messageOf(state))}\n\n`)
  }

  response.on('drain', () => {
    isFull = false
    const state = waiting
    waiting = undefined
    if (state !== undefined) send(state)
  })
  secure(response)
  response.writeHead(200, {'Content-Type': 'text/event-stream; charset=utf-8'})
  response.flushHeaders()
  return {send}
}
