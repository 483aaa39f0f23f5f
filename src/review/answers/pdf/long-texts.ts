import {scannedObjects} from '../../../outputs/pdf/file/scanned-objects.ts'
import {pdfTokens} from '../../../outputs/pdf/file/values.ts'
import type {Inflate} from '../../../outputs/pdf/file/written-objects.ts'

/** The maximum length of a text as written in a file; a signature with its certificates stays far below. */
export const mostWritten = 1_000_000

/**
 * The length and object number of a text that is too long to read, because pdf-lib takes a hundred bytes of memory for
 * each byte of text. Undefined if the file has no such text, or is damaged.
 */
export function longText(
  bytes: Uint8Array,
  inflate: Inflate
): Readonly<{length: number; object: number}> | undefined {
  const scanned = scannedObjects(bytes, inflate)
  if ('fault' in scanned) return undefined
  for (const [object, {body}] of scanned.objects) {
    if (body.length <= mostWritten) continue
    const long = pdfTokens(body).find(token => token.length > mostWritten && /^[(<]/.test(token))
    if (long !== undefined) return {length: long.length, object}
  }
  return undefined
}
