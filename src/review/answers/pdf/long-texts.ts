import {scannedObjects} from '../../../outputs/pdf/file/scanned-objects.ts'
import {pdfTokens} from '../../../outputs/pdf/file/values.ts'
import type {Inflate} from '../../../outputs/pdf/file/written-objects.ts'

/** The length of a text as written in a file; a signature and its certificates stay far below. */
export const mostWritten = 1_000_000

/**
 * The length and the object number of a text beyond the limit of reading, because pdf-lib takes a hundred bytes of
 * memory for each of its bytes; undefined for a file without one, and for a damaged one.
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
