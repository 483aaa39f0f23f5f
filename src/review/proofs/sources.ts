import {Zip, ZipDeflate} from 'fflate'
import {joinBytes} from '../../core/bytes.ts'
import type {NamedBytes} from './record.ts'

/**
 * A ZIP archive whose bytes are the same at any time and on any machine: files are sorted by path and dated 1980-01-01,
 * the first date of the format.
 */
export function zipOf(files: readonly NamedBytes[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const archive = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  for (const {path, bytes} of sorted) {
    const file = new ZipDeflate(path, {level: 9})
    // fflate writes local times: a time without a time zone is local (ECMA-262, 21.4.1.32).
    file.mtime = '1980-01-01T00:00:00'
    archive.add(file)
    file.push(bytes, true)
  }
  archive.end()
  return joinBytes(chunks)
}
