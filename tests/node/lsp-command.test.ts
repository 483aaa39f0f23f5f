import {type ChildProcess, spawn} from 'node:child_process'
import {pathToFileURL} from 'node:url'
import {expect, test} from 'vitest'
import {program} from '../compiled.ts'
import {project} from '../project.ts'

/** A server as an editor starts it, and its answers so far. */
function served() {
  const child: ChildProcess = spawn(
    process.execPath,
    [program, 'lsp', '--stdio', `--clientProcessId=${process.pid}`],
    {
      env: {...process.env, GALLEY_CACHE: 'off'}
    }
  )
  let out = ''
  let wake = (): void => undefined
  child.stdout!.on('data', chunk => {
    out += chunk
    wake()
  })
  const ended = new Promise<number | null>(resolve => child.on('exit', resolve))
  return {
    ended,
    write: (text: string) => child.stdin!.write(text),
    end: () => child.stdin!.end(),
    send: (message: object) => {
      const text = JSON.stringify({jsonrpc: '2.0', ...message})
      child.stdin!.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    },
    /** Waits for a text in the answers. */
    async answer(wanted: string): Promise<void> {
      while (!out.includes(wanted)) await new Promise<void>(resolve => (wake = resolve))
    },
    out: () => out
  }
}

const initialize = {id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}}

test('an editor starts it, gets findings and nothing else, and ends it', async () => {
  const folder = project({'manuscript.yaml': 'title: T\n', '01.md': 'See [@x].\n'})
  const server = served()
  server.send(initialize)
  await server.answer('"serverInfo":{"name":"galley"')
  server.send({method: 'initialized', params: {}})
  const uri = pathToFileURL(`${folder}/01.md`).href
  server.send({
    method: 'textDocument/didOpen',
    params: {textDocument: {uri, languageId: 'markdown', version: 1, text: 'See [@y].\n'}}
  })
  await server.answer('`y` is cited but not in the bibliography')
  server.send({id: 2, method: 'shutdown'})
  await server.answer('"id":2')
  server.send({method: 'exit'})
  expect(await server.ended).toBe(0)
  // The server writes only frames of the protocol.
  let left = server.out()
  while (left !== '') {
    const [head, size] = /^Content-Length: (\d+)\r\n\r\n/.exec(left) ?? []
    expect(head).toBeDefined()
    const body = Buffer.from(left.slice(head!.length)).subarray(0, Number(size)).toString()
    expect(JSON.parse(body)).toMatchObject({jsonrpc: '2.0'})
    left = left.slice(head!.length + body.length)
  }
})

test('garbage does not stop it, and it ends with its input', async () => {
  const server = served()
  server.write('Content-Length: 9\r\n\r\nnot json!')
  server.write('Content-Length: 2\r\n\r\n{}')
  server.send({id: 7, method: 'no/such/request', params: [1]})
  server.send({
    method: 'textDocument/didChange',
    params: {textDocument: {uri: 'nonsense'}, contentChanges: 3}
  })
  server.send(initialize)
  await server.answer('"serverInfo":{"name":"galley"')
  server.send({
    id: 8,
    method: 'textDocument/hover',
    params: {textDocument: {uri: 'untitled:1'}, position: {line: -1}}
  })
  await server.answer('"id":8')
  server.end()
  expect(await server.ended).toBe(1)
})
