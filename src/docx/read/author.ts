import type {XmlElement} from '../../core/xml.ts'

/** Who made a change or a comment; Word itself writes at most 255 letters. */
export function authorOf(attributes: XmlElement['attributes']): string {
  return (attributes.get('w:author') ?? '').slice(0, longestName)
}

const longestName = 255
