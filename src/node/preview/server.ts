import {randomBytes} from 'node:crypto'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {
  PageSpot,
  PreviewAnswer,
  PreviewMessage,
  PreviewOptions,
  PreviewReport,
  PreviewRequest
} from '../../browser/messages.ts'
import {changesBetween, type PageSource, textOfPage} from '../../preview/page-source.ts'
import {UsageFault} from '../program/fault.ts'
import {findingsList} from './findings-list.ts'
import {readRequest} from './read-request.ts'
import {isFromHere, ownAddresses, refuse} from './refusal.ts'
import {answer, atEnd, type EventStream, openEvents, policy, refuseWith} from './responses.ts'
import {createPagesServer, type PagesServer, type ServedPages} from './serve-pages.ts'

/** The state of the preview: the source of the page, the report on it, and the place of the author's cursor in it. */
export type PreviewState = Readonly<{page: PageSource; report: PreviewReport; cursor?: PageSpot | undefined}>

/** The state for a browser that connects before the first page. */
export const waitingState: PreviewState = {
  page: [
    {
      html: '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>galley watch</title></head><body></body></html>\n'
    }
  ],
  report: {errors: 0, warnings: 0, findings: [], more: 0, held: {why: 'the paper is being built'}}
}

export type ServerOptions = Readonly<{
  /** The port; 0 selects a free one. */
  port: number
  /** The state that browsers get until one is published. */
  state: PreviewState
  /** The expression that starts the preview's client script in the page of the article. */
  client: (options: PreviewOptions) => string
  /** Whether other machines that know the token can view the page; they cannot change or open files. */
  isShared?: boolean | undefined
  /** The settings of the client, without URLs. */
  settings: Omit<PreviewOptions, 'events' | 'requests' | 'pages'>
  /** The pages to serve; undefined if pages are not shown. */
  pages?: ServedPages | undefined
  /** Answers a request from the page; undefined if the page is only for viewing. */
  act?: ((request: PreviewRequest) => Promise<PreviewAnswer>) | undefined
  /** Called when a browser has loaded the page or shows it again. */
  visited: () => void
}>

export type PreviewServer = Readonly<{
  /** `http://127.0.0.1:PORT/TOKEN/`. */
  url: string
  /** The URLs for other machines, one per network; empty unless the page is shared. */
  otherUrls: readonly string[]
  /** Sends a new state to all browsers. */
  publish: (state: PreviewState) => void
  /** Sends new pages to all browsers that show them. */
  publishPages: PagesServer['publish']
  close: () => Promise<void>
}>

/**
 * Serves the preview on the loopback address or, with `isShared`, to the network. The resources are the page, its
 * stream of events, the typeset pages, their stream, and the requests of the scripts; no path ever names a file. Other
 * users of the machine can connect but get nothing, because every path begins with a token for this run, which only the
 * terminal and the opened browser know. Pages of other sites get nothing either, because host and origin are checked
 * (against DNS rebinding).
 */
export async function servePreview(options: ServerOptions): Promise<PreviewServer> {
  const base = `/${randomBytes(16).toString('hex')}/`
  const events = `${base}events`
  const requests = `${base}requests`
  const streams = new Set<EventStream<PreviewState>>()
  const {isShared = false} = options
  let {state} = options
  const pages = options.pages && createPagesServer(options.pages, base)

  const server = createServer((request, response) => {
    const refusal = refuse(request, {port: portOf(server.address()), base, isShared})
    if (refusal !== undefined) return refuseWith(response, refusal)
    if (request.url === requests) return void answerRequest(request, response)
    // Each request shows that the page is being viewed; the page sends a HEAD request only for this purpose.
    options.visited()
    if (request.url === base) return sendPage(request, response)
    if (request.url?.startsWith(`${base}pages`))
      return pages === undefined
        ? refuseWith(response, 404)
        : pages.answer(request, response, settingsFor(request))
    if (request.method === 'HEAD') return answer(response, 204, '')
    const stream = openStream(response)
    streams.add(stream)
    response.on('close', () => streams.delete(stream))
    stream.send(state)
  })

  async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (options.act === undefined) return refuseWith(response, 403)
    const body = await bodyOf(request)
    if (body === undefined) return refuseWith(response, 413)
    const asked = readRequest(body)
    if (asked === undefined) return refuseWith(response, 400)
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    answer(response, 200, JSON.stringify(await options.act(asked)))
  }

  function settingsFor(request: IncomingMessage): PreviewOptions {
    const isReadOnly = options.settings.isReadOnly === true || !isFromHere(request)
    return {
      ...options.settings,
      ...(isReadOnly && {isReadOnly}),
      events,
      requests,
      ...(pages && {pages: pages.url})
    }
  }

  function sendPage(request: IncomingMessage, response: ServerResponse): void {
    const nonce = randomBytes(16).toString('base64')
    response.setHeader('Content-Security-Policy', policy(nonce))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    const script = `<script nonce="${nonce}">${options.client(settingsFor(request)).replaceAll('</', '<\\/')}</script>`
    answer(
      response,
      200,
      request.method === 'HEAD' ? '' : atEnd(textOfPage(state.page), findingsList(state.report) + script)
    )
  }

  const addressAt = (host: string): string => `http://${host}:${portOf(server.address())}${base}`
  await listen(server, options.port, isShared ? '0.0.0.0' : '127.0.0.1')
  return {
    url: addressAt('127.0.0.1'),
    otherUrls: isShared ? ownAddresses().map(addressAt) : [],
    publish: next => {
      state = next
      for (const stream of streams) stream.send(state)
    },
    publishPages: next => pages?.publish(next),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/** Opens the stream of one browser. */
function openStream(response: ServerResponse): EventStream<PreviewState> {
  let sent: PageSource = []
  let said: string | undefined
  let pointed: string | undefined
  return openEvents(response, (state): PreviewMessage => {
    const changes = state.page === sent ? [] : changesBetween(sent, state.page)
    const report = JSON.stringify(state.report)
    const cursor = JSON.stringify(state.cursor)
    const message = {
      changes,
      report: report === said ? undefined : state.report,
      cursor: cursor === pointed ? undefined : state.cursor
    }
    sent = state.page
    said = report
    pointed = cursor
    return message
  })
}

const longestBody = 64_000

/** The body of a request; undefined if it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > longestBody) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code ?? error.message})`
      reject(new UsageFault(`port ${port} ${reason}; without \`--port\`, galley chooses a free one`))
    })
    // Unless the author shares the page, only this machine can connect, since nobody else should read an unfinished
    // paper.
    server.listen(port, host, resolve)
  })
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
