import {isAbsolute, relative, resolve} from 'node:path'
import {sha256} from '../../core/hash.ts'
import {readReferenceDocument} from '../../outputs/docx/reference-document.ts'
import type {ReferenceDocument} from '../../outputs/output.ts'
import {decodeXml} from '../../review/word/read/part-text.ts'
import {UsageFault} from '../program/fault.ts'
import {otherFormat} from './other-formats.ts'
import type {ProjectPlace} from './project.ts'
import {itIs, readNamed} from './read-file.ts'
import {mostOfWord} from './size-limits.ts'
import {unzipWithin} from './zip.ts'

/**
 * The maximum size in bytes of a part of the document: templates for styles are small, so a document with a larger part
 * is not one.
 */
const mostBytesOfPart = 20_000_000

/** Reads a reference document. */
export async function readReference(path: string, {root}: ProjectPlace): Promise<ReferenceDocument> {
  const bytes = await readNamed(path, mostOfWord)
  if (!(bytes instanceof Uint8Array))
    return refuse(path, `cannot be read: ${bytes.fault === 'absent' ? 'no such file' : itIs(bytes)}`)
  const other = otherFormat(bytes)
  if (other !== undefined) return refuse(path, other)
  // The manifest must not reveal folders of the machine.
  const inside = relative(root, resolve(path)).replaceAll('\\', '/')
  const hash = sha256(bytes)
  const name = inside.startsWith('..') || inside.includes(':') ? hash : `${hash} ${inside}`
  const read = readReferenceDocument(name, part => {
    const found = unzipWithin(bytes, part, mostBytesOfPart)
    if (found === 'missing') return undefined
    return typeof found === 'string'
      ? refuse(path, `cannot be read: \`${part}\` in it is damaged`)
      : decodeXml(found)
  })
  return 'fault' in read ? refuse(path, read.fault) : read
}

/** The project path of a reference document, from its line in a manifest; undefined if it was outside the project. */
export function referencePath(name: string | undefined): string | undefined {
  const path = /^[\da-f]{64} (.+)$/.exec(name ?? '')?.[1]
  const isInside = path !== undefined && !isAbsolute(path) && !path.split(/[/\\]/).includes('..')
  return isInside ? path : undefined
}

function refuse(path: string, why: string): never {
  throw new UsageFault(`${path} ${why}; nothing was written`)
}
