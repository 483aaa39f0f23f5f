import {type PdfVersion, writeFile} from '../file/file-writing.ts'
import type {PdfFile} from '../file/index.ts'

/**
 * Writes the file with an `/ID` based on its content (ISO 32000-1, 14.4): both halves of the `/ID` are the beginning of
 * the SHA-256 of the file with placeholders in their place.
 */
export async function saveWithIdentity(file: PdfFile, version?: PdfVersion): Promise<Uint8Array> {
  const {document, library} = file
  const identifier = library.PDFHexString.of(placeholder)
  document.context.trailerInfo.ID = document.context.obj([identifier, identifier])
  const bytes = await writeFile(file, version)
  const name = new TextEncoder().encode(file.hash(bytes).slice(0, placeholder.length).toUpperCase())
  for (const position of lastTwo(bytes, new TextEncoder().encode(`<${placeholder}>`)))
    bytes.set(name, position + 1)
  return bytes
}

const placeholder = '0'.repeat(32)

/**
 * The offsets of the last two occurrences of a pattern, found from the end, because the trailer is at the end of the
 * file.
 */
function lastTwo(bytes: Uint8Array, pattern: Uint8Array): number[] {
  const found: number[] = []
  for (let start = bytes.length - pattern.length; start >= 0 && found.length < 2; start--) {
    if (pattern.every((byte, index) => bytes[start + index] === byte)) found.push(start)
  }
  return found
}

/** Completes an ISO date or time to an instant: `2025-01-02` becomes midnight UTC. */
export function isoInstant(date: string): string {
  return date.includes('T') ? date : `${date}T00:00:00Z`
}

/** An ISO date or time in PDF form, `D:20250102000000Z` (ISO 32000-1, 7.9.4). */
export function pdfDate(date: string): string {
  const [day = '', time = ''] = isoInstant(date).split('T')
  const [, clock = '', zone = 'Z'] = /^([\d:]*)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(time) ?? []
  const offset = zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1'$2'")
  return `D:${day.replaceAll('-', '')}${clock.replaceAll(':', '').padEnd(6, '0')}${offset}`
}
