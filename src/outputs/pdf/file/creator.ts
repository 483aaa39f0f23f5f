import {decodeUtf8} from '../../../core/decode.ts'
import {elementsOf, parseXml, xmlText} from '../../../core/xml.ts'
import {scannedObjects} from './scanned-objects.ts'
import type {WrittenDictionary} from './values.ts'
import {type Inflate, streamIn, writtenObjects} from './written-objects.ts'

/** The program that created a PDF, according to its metadata; undefined for a file that cannot be read. */
export function creatorOf(pdf: Uint8Array, inflate: Inflate): string | undefined {
  for (const {dictionary, data} of streamsOf(pdf, inflate)) {
    if (dictionary.get('Type') !== '/Metadata') continue
    const packet = dictionary.has('Filter') ? inflate(data) : data
    const decoded = packet && decodeUtf8(packet)
    if (decoded === undefined || !('text' in decoded)) continue
    const [creator] = elementsOf(parseXml(decoded.text).root, 'xmp:CreatorTool')
    if (creator !== undefined) return xmlText(creator)
  }
  return undefined
}

type Stream = Readonly<{dictionary: WrittenDictionary; data: Uint8Array}>

/** The streams of a file, even if another program saved it. */
function streamsOf(pdf: Uint8Array, inflate: Inflate): readonly Stream[] {
  const objects = writtenObjects(pdf, inflate)
  if (objects !== undefined) return [...objects.values()].flatMap(object => streamIn(pdf, object) ?? [])
  const scanned = scannedObjects(pdf, inflate)
  return 'fault' in scanned ? [] : [...scanned.objects.values()].flatMap(({stream}) => stream ?? [])
}
