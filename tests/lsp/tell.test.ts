import {PassThrough} from 'node:stream'
import {describe, expect, test} from 'vitest'
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter
} from 'vscode-languageserver/node'
import {tell} from '../../src/node/lsp/tell.ts'

const refresh = 'workspace/codeLens/refresh'

function connected() {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor))
  const editor = createProtocolConnection(
    new StreamMessageReader(toEditor),
    new StreamMessageWriter(toServer)
  )
  server.listen()
  editor.listen()
  return {server, editor}
}

describe('a message to an editor', () => {
  test('is no fault where the editor has gone', async () => {
    const {server} = connected()
    server.dispose()
    await expect(
      tell(() => server.sendDiagnostics({uri: 'file:///a.md', diagnostics: []}))
    ).resolves.toBeUndefined()
    await expect(tell(() => server.sendRequest(refresh))).resolves.toBeUndefined()
  })

  test('is no fault where the editor refuses it', async () => {
    const {server} = connected()
    await expect(tell(() => server.sendRequest(refresh))).resolves.toBeUndefined()
  })

  test('shows any other fault', async () => {
    await expect(tell(() => Promise.reject(new RangeError('too long')))).rejects.toThrow('too long')
  })
})
