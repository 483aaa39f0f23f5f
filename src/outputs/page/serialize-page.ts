import {type Serialized, serializeHast} from '../../core/serialize.ts'
import type {Page} from './page.ts'

/** Serializes a page, once, when nothing is left to do to it. The text of the template is the journal's own. */
export function serializePage({parts}: Page): Serialized {
  return parts
    .map(part => (part.kind === 'slot' ? serializeHast(part.content) : part.text))
    .join('') as Serialized
}

/** A page as the bytes of a file. */
export function bytesOf(page: Serialized): Uint8Array {
  return new TextEncoder().encode(page)
}
