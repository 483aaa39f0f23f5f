import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'

/**
 * A short session of `galley lsp`, so that V8's cache has the code that an editor needs first: opens the first chapter
 * of a paper and asks what editors ask at once. A server that does not answer is ended.
 * @param {string} galley path of the compiled program
 * @param {string} folder of the paper
 * @param {NodeJS.ProcessEnv} env
 */
export async function editorSession(galley, folder, env) {
  const server = spawn(process.execPath, [galley, 'lsp'], {
    cwd: folder,
    env,
    stdio: ['pipe', 'pipe', 'ignore']
  })
  const ended = once(server, 'exit')
  const limit = new AbortController()
  setTimeout(120_000, undefined, {signal: limit.signal}).then(
    () => server.kill(),
    () => undefined
  )
  let received = ''
  server.stdout.setEncoding('utf8').on('data', text => {
    received += text
  })
  const send = message => {
    const body = JSON.stringify({jsonrpc: '2.0', ...message})
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  /** Sends a request and waits for its answer. */
  const ask = async (id, method, params) => {
    send({id, method, params})
    while (server.exitCode === null && server.signalCode === null && !received.includes(`"id":${id},`))
      await setTimeout(5)
  }
  const chapters = resolve(folder, 'manuscript')
  const chapter = join(
    chapters,
    readdirSync(chapters)
      .sort()
      .find(name => name.endsWith('.md')) ?? ''
  )
  const textDocument = {uri: pathToFileURL(chapter).href}
  const position = {line: 0, character: 0}
  await ask(1, 'initialize', {
    processId: null,
    rootUri: pathToFileURL(resolve(folder)).href,
    capabilities: {}
  })
  send({method: 'initialized', params: {}})
  send({
    method: 'textDocument/didOpen',
    params: {
      textDocument: {...textDocument, languageId: 'markdown', version: 1, text: readFileSync(chapter, 'utf8')}
    }
  })
  await ask(2, 'textDocument/semanticTokens/full', {textDocument})
  await ask(3, 'textDocument/inlayHint', {
    textDocument,
    range: {start: position, end: {...position, line: 50}}
  })
  await ask(4, 'textDocument/completion', {textDocument, position})
  await ask(5, 'shutdown')
  send({method: 'exit'})
  await ended
  limit.abort()
}
