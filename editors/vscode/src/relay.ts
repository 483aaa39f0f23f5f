import {type ClientRequest, request} from 'node:http'

/** Passes messages between the page in a panel and the server of the preview. */
export type Relay = Readonly<{
  page: () => Promise<string>
  received: (message: unknown) => void
  close: () => void
}>

type Asked =
  | Readonly<{kind: 'events'}>
  | Readonly<{kind: 'request'; id: number; method: string; body?: string}>

/** Creates a relay for the preview at an address, `http://127.0.0.1:PORT/TOKEN/`; `post` sends to the page. */
export function createRelay(address: string, post: (message: unknown) => void): Relay {
  let events: ClientRequest | undefined

  function follow(): void {
    events?.destroy()
    let text = ''
    events = request(`${address}events`, response => {
      post({kind: 'open'})
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        const messages = text.split('\n\n')
        text = messages.pop() ?? ''
        for (const each of messages) post({kind: 'message', data: each.replace(/^data: /, '')})
      })
      response.on('end', () => post({kind: 'error'}))
    })
    events.on('error', () => post({kind: 'error'}))
    events.end()
  }

  async function answer({id, method, body}: Extract<Asked, {kind: 'request'}>): Promise<void> {
    const isQuestion = method === 'POST'
    try {
      const {status, text} = await ask(`${address}${isQuestion ? 'requests' : 'events'}`, method, body)
      post({kind: 'answer', id, ok: status < 300, body: status === 204 ? '' : text})
    } catch (error) {
      post({kind: 'answer', id, ok: false, body: String(error)})
    }
  }

  return {
    page: async () => (await ask(address, 'GET')).text,
    received(message) {
      const asked = message as Asked
      if (asked.kind === 'events') follow()
      if (asked.kind === 'request' && (asked.method === 'POST' || asked.method === 'HEAD')) void answer(asked)
    },
    close: () => events?.destroy()
  }
}

function ask(url: string, method: string, body?: string): Promise<Readonly<{status: number; text: string}>> {
  return new Promise((resolve, reject) => {
    const headers = method === 'POST' ? {'Content-Type': 'application/json', Origin: new URL(url).origin} : {}
    const asked = request(url, {method, headers}, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', part => {
        text += part
      })
      response.on('end', () => resolve({status: response.statusCode ?? 500, text}))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
