import {connect} from 'node:net'
import {networkInterfaces} from 'node:os'
import type {Arbitrary} from 'fast-check'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {changedSource, textOfSource} from '../../src/browser/changed-source.ts'
import type {PageChange, PreviewOptions, PreviewRequest} from '../../src/browser/messages.ts'
import {refuse} from '../../src/node/preview/refusal.ts'
import {type PreviewServer, servePreview} from '../../src/node/preview/server.ts'
import {changesBetween, type PageSource, textOfPage} from '../../src/preview/page-source.ts'
import {passOver} from '../judge.ts'
import fc from '../properties.ts'

const report = {errors: 0, warnings: 0, findings: [], more: 0}
let server: PreviewServer
let port: number
let events = ''
let requests = ''
const asked: PreviewRequest[] = []
/** `/TOKEN/`, the path of the page. */
let base = ''
let visits = 0

beforeAll(async () => {
  server = await servePreview({
    port: 0,
    state: {page: [{html: '<!doctype html><title>A paper</title><body>Words.</body>'}], report},
    settings: {},
    act: async request => {
      asked.push(request)
      return {place: {file: '01.md', line: 1, column: 2}}
    },
    client: options => {
      events = options.events
      requests = options.requests
      return 'start("</script>")'
    },
    visited: () => visits++
  })
  port = Number(new URL(server.url).port)
  base = new URL(server.url).pathname
  await ask({})
})

afterAll(() => server.close())

const silent = {settings: {}, act: async () => ({}), client: () => '', visited: () => undefined}

type Request = Readonly<{
  method?: string
  target?: string
  host?: string | undefined
  headers?: readonly string[]
  body?: string
}>

/** The server's answer to the bytes of a request; of event streams, which do not end, only the first event. */
function ask(request: Request): Promise<string> {
  const {method = 'GET', target = base, headers = [], body = ''} = request
  const host = 'host' in request ? request.host : `127.0.0.1:${port}`
  const lines = [`${method} ${target} HTTP/1.1`, ...(host === undefined ? [] : [`Host: ${host}`]), ...headers]
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => {
      const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
      socket.write(`${[...lines, ...length].join('\r\n')}\r\nConnection: close\r\n\r\n${body}`)
    })
    socket.on('data', data => {
      answer += data.toString()
      if (/^content-type: text\/event-stream[\s\S]*^data: .*\n\n/im.test(answer)) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

const statusOf = (answer: string): number => Number(answer.split(' ')[1])

const webSocket = [
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
]

const source = '{"ask":"source","unit":"block 1","offset":3,"word":""}'

/** A request of the page's script. */
function posted(
  body: string,
  {origin = [`Origin: http://127.0.0.1:${port}`], type = 'application/json'} = {}
): Request {
  return {method: 'POST', target: requests, headers: [...origin, `Content-Type: ${type}`], body}
}

type Case = readonly [name: string, status: number, request: () => Request]

const cases: readonly Case[] = [
  ['the page', 200, () => ({})],
  ['the page by its other name', 200, () => ({host: `localhost:${port}`})],
  ['the head of the page', 200, () => ({method: 'HEAD'})],
  [
    'the events with token and origin',
    200,
    () => ({target: events, headers: [`Origin: http://127.0.0.1:${port}`, 'Sec-Fetch-Site: same-origin']})
  ],
  ['a look asked for by the page', 204, () => ({method: 'HEAD', target: events})],
  ['DNS rebinding: the name of another host', 403, () => ({host: `evil.example:${port}`})],
  ['another port of this host', 403, () => ({host: `127.0.0.1:${port + 1}`})],
  ['no host', 400, () => ({host: undefined})],
  ['two hosts', 400, () => ({headers: ['Host: evil.example']})],
  ['another origin', 403, () => ({headers: ['Origin: http://evil.example']})],
  ['the origin of a sandboxed frame', 403, () => ({headers: ['Origin: null']})],
  ['another site', 403, () => ({headers: ['Sec-Fetch-Site: cross-site']})],
  ['another port, as the browser says it', 403, () => ({headers: ['Sec-Fetch-Site: same-site']})],
  ['dots', 404, () => ({target: `${base}../../etc/passwd`})],
  ['encoded dots', 404, () => ({target: `${base}%2e%2e/%2e%2e/etc/passwd`})],
  ['doubly encoded dots', 404, () => ({target: `${base}%252e%252e/etc/passwd`})],
  ['a backslash', 404, () => ({target: `${base}..\\..\\etc\\passwd`})],
  ['a fragment', 404, () => ({target: `${base}#/../manuscript/manuscript.yaml`})],
  ['a query that loads files', 404, () => ({target: `${base}.env?import&raw??`})],
  ['a name that ends in a dot folder', 404, () => ({target: `${base}.env/.`})],
  ['the page with a query', 404, () => ({target: `${base}?raw`})],
  ['a file of the project', 404, () => ({target: `${base}references.bib`})],
  ['a link that leads out', 404, () => ({target: `${base}figures/link`})],
  ['NUL', 404, () => ({target: `${base}%00`})],
  ['a raw NUL', 400, () => ({target: '/\0'})],
  ['the page without the token', 403, () => ({target: '/'})],
  ['the page with another token', 403, () => ({target: `/${'0'.repeat(32)}/`})],
  ['the page with a part of the token', 403, () => ({target: base.slice(0, -2)})],
  ['the page with the token and no slash', 403, () => ({target: base.slice(0, -1)})],
  ['the page with the token in capitals', 403, () => ({target: `/${'A'.repeat(32)}/`})],
  [
    'the token in a cookie or a query',
    403,
    () => ({target: `/?token=${base.slice(1, -1)}`, headers: [`Cookie: token=${base.slice(1, -1)}`]})
  ],
  ['a file of the project without the token', 403, () => ({target: '/references.bib'})],
  ['no path', 400, () => ({target: ''})],
  ['the absolute form', 403, () => ({target: `http://127.0.0.1:${port}${base}`})],
  ['POST', 405, () => ({method: 'POST'})],
  ['a request', 200, () => posted(source)],
  ['a request with GET', 405, () => ({target: requests})],
  ['a request without origin', 403, () => posted(source, {origin: []})],
  ['a request of another origin', 403, () => posted(source, {origin: ['Origin: http://evil.example']})],
  ['a request of a sandboxed frame', 403, () => posted(source, {origin: ['Origin: null']})],
  ['a request with a rebound name', 403, () => ({...posted(source), host: `evil.example:${port}`})],
  ['a request without token', 403, () => ({...posted(source), target: '/requests'})],
  ['a request with another token', 403, () => ({...posted(source), target: `/${'0'.repeat(32)}/requests`})],
  ['a request as a form sends it', 415, () => posted(source, {type: 'text/plain'})],
  ['a request that is no JSON', 400, () => posted('{')],
  ['a request for nothing known', 400, () => posted('{"ask":"delete"}')],
  ['a repair without its number', 400, () => posted('{"ask":"mend","finding":"x"}')],
  ['a waiver without words', 400, () => posted('{"ask":"waive","finding":"x","words":1}')],
  ['a request with a line that is no number', 400, () => posted('{"ask":"open","file":"a","line":"1"}')],
  ['a request that is too long', 413, () => posted(JSON.stringify({ask: 'x'.repeat(70_000)}))],
  ['OPTIONS of a request', 405, () => ({...posted(source), method: 'OPTIONS'})],
  ['OPTIONS of another origin', 403, () => ({method: 'OPTIONS', headers: ['Origin: http://evil.example']})],
  ['a WebSocket without token', 403, () => ({target: '/events', headers: webSocket})],
  [
    'a WebSocket of another origin',
    403,
    () => ({target: events, headers: [...webSocket, 'Origin: http://evil.example']})
  ],
  ['events with a wrong token', 403, () => ({target: `/${'0'.repeat(32)}/events`})],
  ['events with a token and more', 404, () => ({target: `${events}?x`})],
  ['set pages, where none are shown', 404, () => ({target: `${base}pages`})],
  ['set pages with a wrong token', 403, () => ({target: `/${'0'.repeat(32)}/pages`})],
  [
    'set pages for another site',
    403,
    () => ({target: `${base}pages`, headers: ['Origin: http://evil.example']})
  ],
  ['a file beside the set pages', 404, () => ({target: `${base}pages/01.md`})]
]

test('without scripts, the page lists the findings at its end', async () => {
  const page = [{html: '<!doctype html><title>A paper</title><body>Words.</body>'}]
  expect(await ask({})).not.toContain('<noscript>')
  server.publish({
    page,
    report: {
      errors: 1,
      warnings: 0,
      findings: [
        {
          id: '1',
          severity: 'error',
          code: 'G101',
          where: '01.md:1:2',
          message: 'Unexpected <key>',
          expected: ['a & b']
        }
      ],
      more: 2,
      held: {why: 'the settings cannot be read'}
    }
  })
  const shown = await ask({})
  expect(shown).toContain('The page is not up to date: the settings cannot be read.')
  expect(shown).toContain(
    '<li><strong>error G101</strong> 01.md:1:2<br>Unexpected &#60;key&#62;<br>Did you mean a &#38; b?</li>' +
      '<li>and 2 more</li></ul></section></noscript><script nonce='
  )
  server.publish({page, report})
})

test.each(cases)('%s: %i', async (_name, status, request) => {
  const answer = await ask(request())
  expect(statusOf(answer)).toBe(status)
  if (status >= 400) expect(answer).not.toContain('Words.')
  if (status === 403)
    expect(answer).toContain(
      '\nForbidden: only the whole address that `galley watch` prints shows the preview\n'
    )
  // No other origin gets access, and responses are not cached.
  expect(answer).not.toMatch(/access-control-allow/i)
})

test('a request gets the answer of the program, and refused ones do not reach it', async () => {
  asked.length = 0
  expect(await ask(posted(source))).toContain('{"place":{"file":"01.md","line":1,"column":2}}')
  await ask(posted(source, {origin: []}))
  expect(asked).toEqual([{ask: 'source', unit: 'block 1', offset: 3, word: ''}])
})

test("only galley's own script runs in the page, and the page cannot end it early", async () => {
  const [one, other] = [await ask({}), await ask({})]
  const nonce = /script-src 'nonce-([^']+)'/.exec(one)?.[1]
  expect(one).toContain(`Words.<script nonce="${nonce}">start("<\\/script>")</script></body>`)
  expect(one).toMatch(/default-src 'none'; script-src 'nonce-[^']+'; connect-src 'self'; img-src data:/)
  expect(one).toMatch(/cross-origin-resource-policy: same-origin/i)
  expect(one).toMatch(/x-content-type-options: nosniff/i)
  expect(one).toMatch(/cache-control: no-store/i)
  expect(other).not.toContain(nonce)
})

test('the events begin with the current page, without the script', async () => {
  const answer = await ask({target: events})
  const [, data = ''] = /^data: (.*)$/m.exec(answer) ?? []
  expect(JSON.parse(data)).toEqual({
    report,
    changes: [{start: 0, end: 0, html: ['<!doctype html><title>A paper</title><body>Words.</body>']}]
  })
  expect(answer).toMatch(/content-type: text\/event-stream/i)
})

test('refused requests do not count as visits', async () => {
  const before = visits
  await ask({host: 'evil.example'})
  expect(visits).toBe(before)
  await ask({})
  expect(visits).toBe(before + 1)
})

test('a port in use is a fault with a remedy', async () => {
  const options = {...silent, port, state: {page: [], report}}
  await expect(servePreview(options)).rejects.toThrow(
    `port ${port} is in use; without \`--port\`, galley chooses a free one`
  )
})

test('other machines cannot connect', async () => {
  const outside = Object.values(networkInterfaces()).flatMap(addresses =>
    (addresses ?? []).filter(({internal, family}) => !internal && family === 'IPv4')
  )
  expect(new URL(server.url).hostname).toBe('127.0.0.1')
  for (const {address} of outside) {
    await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed')
  }
})

/**
 * Pages in pieces: a beginning and an end, and between them blocks with one or two elements or other content, each
 * followed by white space.
 */
const pages: Arbitrary<PageSource> = fc
  .tuple(
    fc.constantFrom('<main>', '<main lang=en>'),
    fc.array(fc.tuple(fc.constantFrom('<p>a</p>', '<p>b</p>', '<p>c</p>'), fc.nat(2)), {maxLength: 8}),
    fc.constantFrom('</main>', '</main>\n')
  )
  .map(([head, blocks, end]) => [
    {html: head},
    ...blocks.flatMap(([html, count]) => [
      {html: count === 0 ? 'text' : html.repeat(count), elements: count},
      {html: '\n', elements: 0}
    ]),
    {html: end}
  ])

test('changes, sent as JSON, turn one page into the other, and name the elements that they replace', () => {
  fc.assert(
    fc.property(pages, pages, (before, after) => {
      const changes = JSON.parse(JSON.stringify(changesBetween(before, after))) as readonly PageChange[]
      const sent = before.map(({html, parts}) => parts?.map(part => part.html) ?? html)
      expect(textOfSource(changedSource(sent, changes))).toBe(textOfPage(after))
      for (const {start, end, range} of changes) {
        const elementsIn = (pieces: PageSource) => pieces.reduce((sum, {elements = 0}) => sum + elements, 0)
        if (range !== undefined)
          expect(range).toEqual({
            first: elementsIn(before.slice(0, start)),
            count: elementsIn(before.slice(start, end)),
            of: elementsIn(before)
          })
      }
    })
  )
})

test('of a list with other entries only these are sent, and of one with more entries all', () => {
  const listOf = (...entries: readonly string[]): PageSource => {
    const parts = [
      {html: '<div>'},
      ...entries.map((html, index) => ({html: `<p id="${index}">${html}</p>`, selector: `[id="${index}"]`})),
      {html: '</div>'}
    ]
    return [{html: parts.map(({html}) => html).join(''), elements: 1, parts}]
  }
  const before = listOf('a', 'b', 'c', 'd')
  expect(changesBetween(before, listOf('a', 'x', 'c', 'd'))).toEqual([
    {start: 0, end: 1, html: [], parts: [{index: 2, html: '<p id="1">x</p>', selector: '[id="1"]'}]}
  ])
  const [more] = changesBetween(before, listOf('a', 'b', 'c', 'd', 'e'))
  expect(more?.html).toHaveLength(1)
  expect(more?.parts).toBeUndefined()
})

test.each([
  ['a changed block', ['a', 'b', 'c'], ['a', 'x', 'c'], [[1, 1]]],
  [
    'two changed blocks',
    ['a', 'b', 'c', 'd'],
    ['x', 'b', 'c', 'y'],
    [
      [3, 1],
      [0, 1]
    ]
  ],
  ['a new block', ['a', 'b', 'c'], ['a', 'b', 'x', 'c'], [[1, 2]]],
  ['a deleted block and a new one further down', ['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd'], [[0, 4]]],
  ['a deleted block', ['a', 'b', 'c'], ['a', 'c'], [[0, 3]]]
] as const)('%s is one change of few elements', (_, before, after, ranges) => {
  const pageOf = (texts: readonly string[]): PageSource =>
    texts.flatMap(text => [
      {html: `<p>${text}</p>`, elements: 1},
      {html: '\n', elements: 0}
    ])
  const changes = changesBetween(pageOf(before), pageOf(after))
  expect(changes.map(({range}) => [range?.first, range?.count])).toEqual(ranges)
})

test('a preview that only shows refuses each request', async () => {
  const other = await servePreview({...silent, act: undefined, port: 0, state: {page: [], report}})
  const origin = new URL(other.url).origin
  const answer = await fetch(`${other.url}requests`, {
    method: 'POST',
    headers: {Origin: origin, 'Content-Type': 'application/json'},
    body: '{"ask":"undo"}'
  })
  expect(answer.status).toBe(403)
  await other.close()
})

test('shared, the page is shown to other machines by its token, and they can change nothing', async () => {
  let told: PreviewOptions | undefined
  const client = (options: PreviewOptions) => {
    told = options
    return ''
  }
  const shared = await servePreview({...silent, client, port: 0, state: {page: [], report}, isShared: true})
  try {
    const [outside] = shared.otherUrls
    if (outside === undefined) passOver('no network to share the page in')
    const own = new URL(outside)
    expect((await fetch(outside)).status).toBe(200)
    expect(told?.isReadOnly).toBe(true)
    await fetch(shared.url)
    expect(told?.isReadOnly).toBeUndefined()
    expect((await fetch(`${own.origin}/${'0'.repeat(32)}/`)).status).toBe(403)
    const request = (url: string) =>
      fetch(`${url}requests`, {
        method: 'POST',
        headers: {Origin: new URL(url).origin, 'Content-Type': 'application/json'},
        body: '{"ask":"undo"}'
      })
    expect((await request(outside)).status).toBe(403)
    expect((await request(shared.url)).status).toBe(200)
    const rebound = {socket: {remoteAddress: '10.0.0.9'}, url: own.pathname, method: 'GET'}
    const server = {port: Number(own.port), base: own.pathname, isShared: true}
    for (const [host, status] of [
      [own.host, undefined],
      [`evil.example:${own.port}`, 403],
      [`${own.hostname}.evil.example:${own.port}`, 403],
      ['10.255.255.254:1', 403]
    ] as const)
      expect(refuse({...rebound, headersDistinct: {host: [host]}}, server), host).toBe(status)
  } finally {
    await shared.close()
  }
})

test('another run has another token', async () => {
  const state = {page: [{html: 'Words.'}], report}
  const other = await servePreview({...silent, port: 0, state})
  const {port: otherPort, pathname} = new URL(other.url)
  expect(pathname).toMatch(/^\/[0-9a-f]{32}\/$/)
  expect(pathname).not.toBe(base)
  expect((await fetch(other.url)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${otherPort}${base}`)).status).toBe(403)
  await other.close()
})
