import {base64} from './base64.ts'
import {sha256} from './hash.ts'

/** A script of a page, and its name in the policy of the page. */
export type PageScript = Readonly<{text: string; source: string}>

/**
 * The script of a page, named by its hash, so that no other script may run there. `digest` is its SHA-256 in base64, if
 * it is known.
 */
export function namedScript(text: string, digest = digestOf(text)): PageScript {
  return {text, source: `'sha256-${digest}'`}
}

function digestOf(text: string): string {
  const bytes = sha256(text).match(/../g) ?? []
  return base64(Uint8Array.from(bytes, byte => Number.parseInt(byte, 16)))
}
