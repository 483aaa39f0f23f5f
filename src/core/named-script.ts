import {base64} from './base64.ts'
import {sha256} from './hash.ts'

/** A script for a page, and the source by which the page's security policy allows it. */
export type PageScript = Readonly<{text: string; source: string}>

/**
 * Returns a script for a page, with its hash as the source that the security policy allows, so that no other script can
 * run there. `digest` is the SHA-256 of the script in base64, if it is known already.
 */
export function namedScript(text: string, digest = digestOf(text)): PageScript {
  return {text, source: `'sha256-${digest}'`}
}

function digestOf(text: string): string {
  const bytes = sha256(text).match(/../g) ?? []
  return base64(Uint8Array.from(bytes, byte => Number.parseInt(byte, 16)))
}
