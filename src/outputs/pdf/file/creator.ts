import {decodeUtf8} from '../../../core/decode.ts'
import {elementsOf, parseXml, xmlText} from '../../../core/xml.ts'
import {type Inflate, streamIn, writtenObjects} from './written-objects.ts'

/** The program that the metadata of a PDF name as its maker; undefined for a file that is not in galley's form. */
export function creatorOf(pdf: Uint8Array, inflate: Inflate): string | undefined {
  for (const object of writtenObjects(pdf, inflate)?.values() ?? []) {
    const stream = streamIn(pdf, object)
    if (stream?.dictionary.get('Type') !== '/Metadata') continue
    const packet = stream.dictionary.has('Filter') ? inflate(stream.data) : stream.data
    const decoded = packet && decodeUtf8(packet)
    if (decoded === undefined || !('text' in decoded)) continue
    const [creator] = elementsOf(parseXml(decoded.text).root, 'xmp:CreatorTool')
    if (creator !== undefined) return xmlText(creator)
  }
  return undefined
}
