import {bytesOfText, joinBytes} from '../../../core/bytes.ts'
import type {ScannedObject, ScannedPdf} from './scanned-objects.ts'
import {textOfName} from './tokens.ts'
import {isDictionary, pdfTokens, type WrittenDictionary, type WrittenValue} from './values.ts'
import type {Inflate} from './written-objects.ts'

/** The maximum number of bytes that all streams of a file may have in total after unpacking. */
const mostUnpacked = 512 * 1024 * 1024

/**
 * The key under which the filter of a stream that stays packed is kept; no library knows this key, so none unpacks the
 * stream.
 */
export const keptFilter = 'KeptFilter'

/**
 * The objects of a file, written as a PDF that any library can parse: without object streams and cross-reference
 * tables, with each stream unpacked or unchanged. Undefined if the streams are too large, or an object is invalid.
 */
export function plainFile(
  {objects, trailer}: Extract<ScannedPdf, {objects: unknown}>,
  inflate: Inflate
): Uint8Array | undefined {
  const pieces: Uint8Array[] = [bytesOfText('%PDF-2.0\n%\x81\x81\x81\x81\n\n')]
  let unpacked = 0
  for (const [number, {body, stream}] of objects) {
    if (stream === undefined) {
      const tokens = pdfTokens(body)
      // Another reader could take a token such as `endobj` for the beginning or end of an object.
      if (tokens.some(token => /^(?:obj|endobj|stream|endstream|xref|trailer)$/.test(token))) return undefined
      pieces.push(bytesOfText(`${number} 0 obj\n${tokens.map(plainToken).join(' ')}\nendobj\n\n`))
      continue
    }
    const {dictionary, data} = plainStream(stream, inflate)
    unpacked += data.length
    if (unpacked > mostUnpacked) return undefined
    const written = writtenText(new Map([...dictionary, ['Length', String(data.length)]]))
    const head = bytesOfText(`${number} 0 obj\n${written}\nstream\n`)
    pieces.push(head, data, bytesOfText('\nendstream\nendobj\n\n'))
  }
  const ends = new Map([...trailer].filter(([name]) => name === 'Root' || name === 'Info'))
  pieces.push(bytesOfText(`trailer\n${writtenText(ends)}\nstartxref\n0\n%%EOF\n`))
  return joinBytes(pieces)
}

type Stream = NonNullable<ScannedObject['stream']>

function plainStream({dictionary, data}: Stream, inflate: Inflate): Stream {
  const others = new Map(dictionary)
  const filter = others.get('Filter')
  if (filter === undefined) return {dictionary, data}
  const how = others.get('DecodeParms')
  for (const name of ['Filter', 'DecodeParms']) others.delete(name)
  const isPlain =
    how === undefined || (isDictionary(how) && ['1', undefined].includes(how.get('Predictor') as string))
  // Pictures are large, and no program compresses them again, so they stay packed.
  const isPicture = others.get('Subtype') === '/Image'
  const content = filter === '/FlateDecode' && isPlain && !isPicture ? inflate(data) : undefined
  return content === undefined
    ? {dictionary: others.set(keptFilter, filter), data}
    : {dictionary: others, data: content}
}

function writtenText(value: WrittenValue | WrittenDictionary): string {
  if (typeof value === 'string') return plainToken(value)
  if (!isDictionary(value)) return `[ ${value.map(writtenText).join(' ')} ]`
  const members = [...value].map(([name, member]) => `${nameToken(name)} ${writtenText(member)}`)
  return `<< ${members.join('\n')} >>`
}

/** A token in its plain form, because a name can be written in several ways. */
function plainToken(token: string): string {
  return token.startsWith('/') ? nameToken(textOfName(token)) : token
}

function nameToken(name: string): string {
  const code = (character: string): string =>
    character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
  return `/${name.replace(/[^\w.+-]/g, character => `#${code(character)}`)}`
}
