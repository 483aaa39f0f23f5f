import {base64} from './base64.ts'
import {sha256} from './hash.ts'

/** A script of a page, and its name in the policy of the page. */
export type PageScript = Readonly<{text: string; source: string}>

/** The script of a page, named by its hash: no other may run there. */
export function namedScript(text: string): PageScript {
  const bytes = sha256(text).match(/../g) ?? []
  const digest = Uint8Array.from(bytes, byte => Number.parseInt(byte, 16))
  return {text, source: `'sha256-${base64(digest)}'`}
}
