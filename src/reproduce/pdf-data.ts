import {textOfBytes} from '../core/bytes.ts'
import {decodeUtf8} from '../core/decode.ts'
import {codesOfString, isString} from '../outputs/pdf/file/strings.ts'
import {pdfTokens} from '../outputs/pdf/file/values.ts'
import {byteDifference} from './byte-difference.ts'
import {expectedAndFound} from './first-difference.ts'
import {wordDifference} from './word-difference.ts'

/** The first difference between attached files, in words if the files are texts. */
export function attachedDifference(expected: Uint8Array, found: Uint8Array): string {
  const [right, wrong] = [decodeUtf8(expected), decodeUtf8(found)]
  const words = 'text' in right && 'text' in wrong ? wordDifference(right.text, wrong.text) : undefined
  return words ?? byteDifference(expected, found)
}

/** The first difference of two content streams, whose white space, strings and numbers can be written in several ways. */
export function contentDifference(expected: Uint8Array, found: Uint8Array): string | undefined {
  const [right, wrong] = [pdfTokens(textOfBytes(expected)), pdfTokens(textOfBytes(found))]
  for (let at = 0; at < Math.max(right.length, wrong.length); at++) {
    const [mine, theirs] = [right[at] ?? '', wrong[at] ?? '']
    if (mine !== theirs && meant(mine) !== meant(theirs)) return expectedAndFound(mine, theirs)
  }
  return undefined
}

function meant(token: string): string {
  if (isString(token)) return `<${codesOfString(token)}>`
  return /^[-+.\d]+$/.test(token) ? String(Number(token)) : token
}
