import type {WordDocument} from '../../review/word/read/document.ts'
import {readWord} from '../../review/word/read/index.ts'
import {decodeXml} from '../../review/word/read/part-text.ts'
import {UsageFault} from '../program/fault.ts'
import {otherFormat} from './other-formats.ts'
import {itIs, readNamed} from './read-file.ts'
import {mostOfWord} from './size-limits.ts'
import {checksumIn, type UnzipFault, unzipWithin} from './zip.ts'

const mostBytesOfPart = 100_000_000

/** Reads a Word file that somebody sent back; a usage fault with one clear line if that is impossible. */
export async function readWordFile(path: string): Promise<WordDocument> {
  const bytes = await readNamed(path, mostOfWord)
  if (bytes instanceof Uint8Array) return parseWordFile(path, bytes)
  return refuse(path, `cannot be read: ${bytes.fault === 'absent' ? 'no such file' : itIs(bytes)}`)
}

/** Reads the bytes of a Word file. */
export function parseWordFile(path: string, bytes: Uint8Array): WordDocument {
  const other = otherFormat(bytes)
  if (other !== undefined) return refuse(path, other)
  const partOf = (name: string): string | undefined => {
    const part = unzipWithin(bytes, name, mostBytesOfPart)
    if (part === 'missing') return undefined
    return typeof part === 'string' ? refuse(path, faults[part](name)) : decodeXml(part)
  }
  const read = readWord(partOf, name => checksumIn(bytes, name))
  return 'fault' in read ? refuse(path, read.fault) : read
}

/** What is said of a part that cannot be unpacked. */
const faults: Readonly<Record<Exclude<UnzipFault, 'missing'>, (name: string) => string>> = {
  damaged: () => 'is damaged: it was cut short or altered on the way',
  'too large': name => `is too large: \`${name}\` unpacks to more than 100 MB`,
  ambiguous: name => `is damaged: it has two parts with the name \`${name}\``,
  locked: () => 'is protected by a password; save it without one',
  'unknown compression': () => 'is compressed in a way that Word does not know; open it and save it again'
}

function refuse(path: string, why: string): never {
  throw new UsageFault(`${path} ${why}; nothing was written`)
}
