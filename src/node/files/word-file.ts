import type {WordDocument} from '../../docx/read/document.ts'
import {readWord} from '../../docx/read/index.ts'
import {UsageFault} from '../program/fault.ts'
import {readRegularFile} from './read-file.ts'
import {unzipWithin} from './zip.ts'

const mostBytes = 500_000_000
const mostBytesOfPart = 100_000_000

/** Reads a Word file that somebody sent back; a usage fault with one clear line if that is impossible. */
export async function readWordFile(path: string): Promise<WordDocument> {
  const bytes = await readRegularFile(path).catch(() => undefined)
  if (bytes === undefined) return refuse(path, 'cannot be read: no such file')
  if (!(bytes instanceof Uint8Array)) return refuse(path, `cannot be read: it is a ${bytes.reason}`)
  return parseWordFile(path, bytes)
}

/** Reads the bytes of a Word file. */
export function parseWordFile(path: string, bytes: Uint8Array): WordDocument {
  const other = otherFormat(bytes)
  if (other !== undefined) return refuse(path, other)
  if (bytes.length > mostBytes) return refuse(path, 'is larger than 500 MB')
  const decoder = new TextDecoder()
  const read = readWord(name => {
    const part = unzipWithin(bytes, name, mostBytesOfPart)
    if (part === 'missing') return undefined
    if (part === 'damaged') return refuse(path, 'is damaged: it was cut short or altered on the way')
    if (part === 'too large') return refuse(path, `is too large: \`${name}\` unpacks to more than 100 MB`)
    return decoder.decode(part)
  })
  return 'fault' in read ? refuse(path, read.fault) : read
}

function refuse(path: string, why: string): never {
  throw new UsageFault(`${path} ${why}; nothing was written`)
}

/** What a file is that is no archive, or nothing. */
function otherFormat(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x50, 0x4b])) return undefined
  if (bytes.length === 0) return 'is empty'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return hasName(bytes, 'EncryptedPackage')
      ? 'is protected by a password; save it without one'
      : 'is a document of an old Word; save it as .docx'
  return 'is no Word file'
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** Whether a compound file has an entry of a name, which it stores in UTF-16. */
function hasName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(name, 'utf16le'))
}
