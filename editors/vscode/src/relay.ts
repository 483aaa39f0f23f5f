import {type ClientRequest, request} from 'node:http'

/** Passes messages between the page in a panel and the server of the preview. */
export type Relay = Readonly<{
  /** The page on show: the article, or its pages. */
  page: () => Promise<string>
  received: (message: unknown) => void
  close: () => void
}>

type Asked =
  | Readonly<{kind: 'events'; path: string}>
  | Readonly<{kind: 'go'; path: string}>
  | Readonly<{kind: 'request'; id: number; method: string; body?: string}>

/**
 * Creates a relay for the preview at an address, `http://127.0.0.1:PORT/TOKEN/`; `post` sends to the page, and `renew`
 * shows the page anew.
 */
export function createRelay(
  address: string,
  post: (message: unknown) => void,
  renew: () => void = () => undefined
): Relay {
  let events: ClientRequest | undefined
  let shown = address

  /** The address of a path of the preview; undefined for any other. */
  function addressOf(path: string): string | undefined {
    const {href} = new URL(path, address)
    const rest = href.startsWith(address) ? href.slice(address.length) : undefined
    return rest !== undefined && /^(?:pages|events|pages-events\/\d+)?$/.test(rest) ? href : undefined
  }

  function go(path: string): void {
    const next = addressOf(path)
    if (next === undefined) return
    shown = next
    renew()
  }

  function follow(path: string): void {
    events?.destroy()
    const stream = addressOf(path)
    if (stream === undefined) return
    let text = ''
    events = request(stream, response => {
      post({kind: 'open'})
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        const messages = text.split('\n\n')
        text = messages.pop() ?? ''
        for (const each of messages) pass(each.replace(/^data: /, ''))
      })
      response.on('end', () => post({kind: 'error'}))
    })
    events.on('error', () => post({kind: 'error'}))
    events.end()
  }

  /** A page in a panel cannot load itself again, as the pages do when what is around them changes. */
  function pass(data: string): void {
    const isOther = shown !== address && (JSON.parse(data) as {isOther?: boolean}).isOther === true
    if (isOther) renew()
    else post({kind: 'message', data})
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
    page: async () => (await ask(shown, 'GET')).text,
    received(message) {
      const asked = message as Asked
      if (asked.kind === 'events') follow(asked.path)
      if (asked.kind === 'go') go(asked.path)
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
