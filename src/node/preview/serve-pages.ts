import {randomBytes} from 'node:crypto'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {PagesMessage, PreviewOptions} from '../../browser/messages.ts'
import {answer, atEnd, type EventStream, openEvents, policy} from './responses.ts'
import type {PagesState} from './set-pages.ts'

/** The pages that a server shows. */
export type ServedPages = Readonly<{
  state: () => PagesState
  /** Called when a browser views the pages. */
  look: () => void
  /** The expression that starts the client script in the document of the pages. */
  client: (options: PagesOptions) => string
}>

/** The options for the client of the pages: the options for the client of the article, and the URL of the article. */
export type PagesOptions = PreviewOptions & Readonly<{article: string}>

export type PagesServer = Readonly<{
  url: string
  answer: (request: IncomingMessage, response: ServerResponse, settings: PreviewOptions) => void
  publish: (state: PagesState) => void
}>

/** Serves the pages of a paper: their document, and a stream of the pages that change. */
export function createPagesServer({state, look, client}: ServedPages, base: string): PagesServer {
  const url = `${base}pages`
  const streams = new Set<EventStream<PagesState>>()
  /** Numbers the states, so that a browser can say which one it has. */
  let number = 0

  function sendDocument(response: ServerResponse, settings: PreviewOptions, isWanted: boolean): void {
    const nonce = randomBytes(16).toString('base64')
    response.setHeader('Content-Security-Policy', policy(nonce))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    const {shell, pages} = state().set
    const [before, after] = shell
    const options = {...settings, events: `${url}-events/${number}`, article: base}
    const script = `<script nonce="${nonce}">${client(options).replaceAll('</', '<\\/')}</script>`
    const text = `${before}${pages.map(({html}) => html).join('')}${after}`
    answer(response, 200, isWanted ? atEnd(text, script) : '')
  }

  return {
    url,
    answer(request, response, settings) {
      look()
      const isWanted = request.method !== 'HEAD'
      if (request.url === url) return sendDocument(response, settings, isWanted)
      if (!isWanted) return answer(response, 204, '')
      const has = request.url === `${url}-events/${number}` ? state() : undefined
      const stream = openPagesStream(response, has)
      streams.add(stream)
      response.on('close', () => streams.delete(stream))
      stream.send(state())
    },
    publish(next) {
      number++
      for (const stream of streams) stream.send(next)
    }
  }
}

/** Opens a stream of pages to one browser, which may have an older state. */
function openPagesStream(response: ServerResponse, has: PagesState | undefined): EventStream<PagesState> {
  let sent = has
  return openEvents(response, state => {
    const message = changedPages(sent, state)
    sent = state
    return message
  })
}

/** The changes from one state to another. */
export function changedPages(sent: PagesState | undefined, {set, held}: PagesState): PagesMessage {
  const count = set.pages.length
  const isOther = sent === undefined || sent.set.shell.some((text, index) => text !== set.shell[index])
  // The document is loaded again, with all its pages.
  if (isOther) return {pages: [], count, isOther, held}
  const pages = set.pages.flatMap(({html}, index) =>
    html === sent.set.pages[index]?.html ? [] : [[index, html] as const]
  )
  return {pages, count, isOther, held}
}
