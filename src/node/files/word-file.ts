import type {WordDocument} from '../../review/word/read/document.ts'
import {readWord} from '../../review/word/read/index.ts'
import {decodeXml} from '../../review/word/read/part-text.ts'
import {UsageFault} from '../program/fault.ts'
import {otherFormat} from './other-formats.ts'
import {itIs, readNamed} from './read-file.ts'
import {mostOfWord} from './size-limits.ts'
import {checksumIn, type UnzipFault, unzipWithin} from './zip.ts'

const mostBytesOfPart = 100_000_000

/** Reads a returned Word file; throws a usage fault of one line if that is impossible. */
export async function readWordFile(path: string): Promise<WordDocument> {
  const bytes = await readNamed(path, mostOfWord)
  if (bytes instanceof Uint8Array) return parseWordFile(path, bytes)
  return refuseWord(path, `cannot be read: ${bytes.fault === 'absent' ? 'no such file' : itIs(bytes)}`)
}

/** Parses the bytes of a Word file. */
export function parseWordFile(path: string, bytes: Uint8Array): WordDocument {
  const read = readWord(wordParts(path, bytes), name => checksumIn(bytes, name))
  return 'fault' in read ? refuseWord(path, read.fault) : read
}

/**
 * Returns a function that finds the text parts of a Word file by their paths. Throws a `UsageFault` if the file is
 * damaged, or is not a Word file.
 */
export function wordParts(path: string, bytes: Uint8Array): (name: string) => string | undefined {
  const other = otherFormat(bytes)
  if (other !== undefined) return refuseWord(path, other)
  return name => {
    const part = unzipWithin(bytes, name, mostBytesOfPart)
    if (part === 'missing') return undefined
    return typeof part === 'string' ? refuseWord(path, faults[part](name)) : decodeXml(part)
  }
}

/** Messages for a part that cannot be unpacked. */
const faults: Readonly<Record<Exclude<UnzipFault, 'missing'>, (name: string) => string>> = {
  damaged: () => 'is damaged: it was cut short or altered on the way',
  'too large': name => `is too large: \`${name}\` unpacks to more than 100 MB`,
  ambiguous: name => `is damaged: it has two parts with the name \`${name}\``,
  locked: () => 'is protected by a password; save it without one',
  'unknown compression': () => 'is compressed in a way that Word does not know; open it and save it again'
}

/** Throws a `UsageFault` with the reason why a Word file cannot be read. */
export function refuseWord(path: string, why: string): never {
  throw new UsageFault(`${path} ${why}; nothing was written`)
}
