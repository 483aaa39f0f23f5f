import type {CslElement} from '../xml/reader.ts'

/**
 * A fault of a style, with its place. `fatal`: no citation can be rendered. `idle`: the faulty part renders nothing or
 * has no effect. `formal`: CSL requires it, but citations do not depend on it.
 */
export type StyleFault = Readonly<{
  kind: 'fatal' | 'idle' | 'formal'
  /** The range of the fault in the source. */
  offset: number
  end: number
  /** The message: a sentence without the place. */
  message: string
  /** The faulty word, and the valid words. */
  word?: string
  expected?: readonly string[]
}>

/** A fault whose kind depends on its context. */
export type PlainFault = Omit<StyleFault, 'kind'>

/** Finds the ranges of elements and attributes in the source. */
export type Places = Readonly<{
  /** The range of an element's `<` and name. */
  element: (element: CslElement) => Readonly<{offset: number; end: number}>
  /** The range of an attribute with its value. */
  attribute: (element: CslElement, name: string) => Readonly<{offset: number; end: number}>
  /** True for attributes from other vocabularies (with a prefix) and for namespace declarations. */
  isPrefixed: (element: CslElement, name: string) => boolean
}>

export function placesIn(source: string): Places {
  const element = ({start}: CslElement) => {
    const length = source.slice(start + 1, start + 100).search(/[\s/>]|$/u)
    return {offset: start, end: start + 1 + length}
  }
  const attribute = (of: CslElement, wanted: string) => {
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

/** Words in backticks, with `or` before the last one. */
export function choiceOf(words: readonly string[]): string {
  const quoted = words.map(word => `\`${word}\``)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}
