import type {XmlElement} from '../xml/reader.ts'

/**
 * A fault of a style and its place. `fatal`: no citation can be rendered. `idle`: what stands there renders nothing or
 * has no effect. `formal`: CSL asks for it, but citations do not depend on it.
 */
export type StyleFault = Readonly<{
  kind: 'fatal' | 'idle' | 'formal'
  /** From where in the source to where. */
  offset: number
  end: number
  /** A sentence without the place. */
  message: string
  /** The word that is wrong, and those that would be right. */
  word?: string
  expected?: readonly string[]
}>

/** A fault whose kind depends on where it is. */
export type PlainFault = Omit<StyleFault, 'kind'>

/** Makes the places of faults. */
export type Places = Readonly<{
  /** The name of an element, with its bracket. */
  element: (element: XmlElement) => Readonly<{offset: number; end: number}>
  /** An attribute with its value. */
  attribute: (element: XmlElement, name: string) => Readonly<{offset: number; end: number}>
  /** Whether an attribute is not of CSL: its name has the prefix of another vocabulary, or declares one. */
  isPrefixed: (element: XmlElement, name: string) => boolean
}>

export function placesIn(source: string): Places {
  const element = ({start}: XmlElement) => {
    const length = source.slice(start + 1, start + 100).search(/[\s/>]|$/u)
    return {offset: start, end: start + 1 + length}
  }
  const attribute = (of: XmlElement, wanted: string) => {
    const pattern = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/gu
    pattern.lastIndex = element(of).end
    for (let found = pattern.exec(source); found !== null; found = pattern.exec(source))
      if (found[1] === wanted) return {offset: found.index, end: pattern.lastIndex}
    return element(of)
  }
  return {
    element,
    attribute,
    isPrefixed(of, name) {
      const {offset, end} = attribute(of, name)
      return /^(?:xmlns\b|[\w.-]+:)/u.test(source.slice(offset, end))
    }
  }
}

/** Words in backticks, with `or` before the last. */
export function choiceOf(words: readonly string[]): string {
  const quoted = words.map(word => `\`${word}\``)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}
