import {base64} from './base64.ts'
import {sha256} from './hash.ts'

/** A script of a page, and how the policy of the page names it. */
export type PageScript = Readonly<{text: string; source: string}>

/** The script of a page, named by its hash: nothing else may run there. */
export function namedScript(text: string): PageScript {
  const bytes = sha256(text).match(/../g) ?? []
  const digest = Uint8Array.from(bytes, byte => Number.parseInt(byte, 16))
  return {text, source: `'sha256-${base64(digest)}'`}
}
