import {decodeSaved, decodeText, escapedSign} from '../../core/decode.ts'
import type {Source} from '../../core/types.ts'
import {officeFormat} from '../files/other-formats.ts'
import {inMegabytes, readNamed, unreadable} from '../files/read-file.ts'
import {mostOfReferences} from '../files/size-limits.ts'
import {unzipFile} from '../files/zip.ts'
import {UsageFault} from '../program/fault.ts'

/** The text of a file to import, with a warning if its encoding is doubtful. */
export type ImportSource = Readonly<{source: Source; warning?: string}>

/**
 * Reads a file of references, or standard input for `-`, as UTF-8, UTF-16 with a byte order mark, or else
 * Windows-1252, the encoding of old programs. For a Word document, returns the XML of its text.
 */
export async function readImportSource(path: string): Promise<ImportSource> {
  const bytes = await bytesOf(path)
  const office = officeFormat(path, bytes)
  if (office !== undefined) throw new UsageFault(`${path} ${office}`)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const document = unzipFile(bytes, 'word/document.xml')
    if (document === undefined) throw new UsageFault(`${path} is an archive without a Word document`)
    return {source: {path, text: new TextDecoder().decode(document)}}
  }
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46)
    throw new UsageFault(`${path} is a PDF; copy its list of references into a text file`)
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (utf16 !== undefined) return {source: {path, text: new TextDecoder(utf16).decode(bytes)}}
  if (bytes.includes(0)) throw new UsageFault(`${path} is not text, so it cannot be a file of references`)
  const decoded = decodeText(bytes)
  if (!('text' in decoded)) {
    // A list consists of words, so any encoding is better than a refusal.
    const text = decodeSaved(bytes).replace(/(?<![\uD800-\uDBFF])[\uDC80-\uDCFF]/g, escapedSign)
    return {source: {path, text}, warning: `${path} is not UTF-8, so it is decoded as Windows-1252`}
  }
  const {text, encoding} = decoded
  return {
    source: {path, text},
    ...(encoding && {warning: `${path} is not UTF-8, so it is decoded as ${encoding.name}`})
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') return standardInput()
  const bytes = await readNamed(path, mostOfReferences)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.fault === 'directory') throw new UsageFault(`${path} is a folder; name a file of references`)
  const more = bytes.fault === 'unreadable' ? '; `-` reads standard input' : ''
  throw new UsageFault(`${unreadable(path, bytes)}${more}`)
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += chunk.length
    if (size > mostOfReferences)
      throw new UsageFault(`standard input has more than ${inMegabytes(mostOfReferences)}`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
