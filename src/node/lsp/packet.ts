import type {Message} from 'vscode-jsonrpc/node'

const encoder = new TextEncoder()

/** Returns a message as the bytes that an editor gets: a header with the length, and JSON. */
export function packetOf(message: Message): Uint8Array<ArrayBuffer> {
  const body = encoder.encode(JSON.stringify(message))
  const head = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`)
  const packet = new Uint8Array(head.length + body.length)
  packet.set(head)
  packet.set(body, head.length)
  return packet
}
