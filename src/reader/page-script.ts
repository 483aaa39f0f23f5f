import {base64} from '../core/base64.ts'
import {sha256} from '../core/hash.ts'
import reading from './reading.ts?script'

/** The script of an article, and how the policy of the page names it: nothing else may run there. */
export const pageScript: Readonly<{text: string; source: string}> = namedScript(`${reading}.startReading()`)

function namedScript(text: string): Readonly<{text: string; source: string}> {
  const bytes = sha256(text).match(/../g) ?? []
  const digest = Uint8Array.from(bytes, byte => Number.parseInt(byte, 16))
  return {text, source: `'sha256-${base64(digest)}'`}
}
