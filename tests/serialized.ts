import type {Serialized} from '../src/core/serialize.ts'

/** HTML of a test, serialized as a page for the typesetter. */
export function serialized(html: string): Serialized {
  return html as Serialized
}
