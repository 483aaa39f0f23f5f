import {decodeUtf8} from '../core/decode.ts'
import {elementsOf, parseXml, type XmlElement} from '../core/xml.ts'
import {byteDifference} from './byte-difference.ts'
import {expectedAndFound} from './first-difference.ts'

/** The properties in which a metadata packet differs from the expected one, regardless of the form of its XML. */
export function metadataDifferences(expected: Uint8Array, found: Uint8Array): readonly string[] {
  const [right, wrong] = [propertiesOf(expected), propertiesOf(found)]
  if (right === undefined || wrong === undefined) return [`metadata, ${byteDifference(expected, found)}`]
  return [...new Set([...right.keys(), ...wrong.keys()])].sort().flatMap(name => {
    const mine = inOrder(name, right.get(name) ?? [])
    const theirs = inOrder(name, wrong.get(name) ?? [])
    const at = mine.findIndex((word, index) => word !== theirs[index])
    const first = at < 0 ? mine.length : at
    if (at < 0 && theirs.length === mine.length) return []
    return [`metadata, ${name}: ${expectedAndFound(mine[first] ?? '', theirs[first] ?? '')}`]
  })
}

/**
 * Sorts the words of a property that describes other schemas, because the order of its fields is insignificant; other
 * words keep their order.
 */
function inOrder(name: string, words: readonly string[]): readonly string[] {
  return name.startsWith('pdfaExtension:') ? words.toSorted() : words
}

/** The text of each property; undefined if the packet is not text. */
function propertiesOf(packet: Uint8Array): ReadonlyMap<string, readonly string[]> | undefined {
  const decoded = decodeUtf8(packet)
  if (!('text' in decoded)) return undefined
  const properties = new Map<string, string[]>()
  const add = (name: string, text: string): void => {
    const words = text.split(/\s+/).filter(word => word !== '')
    properties.set(name, [...(properties.get(name) ?? []), ...words])
  }
  for (const rdf of elementsOf(parseXml(decoded.text).root, 'rdf:RDF'))
    for (const description of rdf.children) {
      if (typeof description === 'string') continue
      for (const [name, value] of ownAttributes(description)) add(name, value)
      for (const child of description.children) if (typeof child !== 'string') add(child.name, wordsIn(child))
    }
  return properties
}

function wordsIn(element: XmlElement): string {
  const inside = element.children.map(child => (typeof child === 'string' ? child : wordsIn(child)))
  return [...ownAttributes(element).map(([, value]) => value), ...inside].join(' ')
}

/** Attributes about the paper rather than the form of the XML. */
function ownAttributes({attributes}: XmlElement): ReadonlyArray<readonly [name: string, value: string]> {
  return [...attributes].filter(([name]) => !/^(?:xmlns|rdf:|x:)/.test(name))
}
