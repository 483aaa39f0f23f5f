import {groupedNumber} from '../../../core/grouped-number.ts'
import {childElements, deepestXml, elementAt, elementsOf, type XmlElement} from '../../../core/xml.ts'
import {hasDocumentType, parsePart} from './part-text.ts'

/** Returns the content of a part of a Word file by its path; undefined if the file has no such part. */
export type PartOf = (path: string) => string | undefined

/** The reason why a file cannot be parsed as a Word file. */
export type WordFault = Readonly<{fault: string}>

/** Parses the body of a Word file (`w:body`) from its main part, or returns why that is impossible. */
export function readBody(main: string | undefined): XmlElement | WordFault {
  if (main === undefined) return {fault: 'is not a Word file: it contains no text'}
  const count = countElements(main)
  if (count > mostElements)
    return {fault: `has ${groupedNumber(count)} elements; at most ${groupedNumber(mostElements)} are read`}
  if (hasDocumentType(main))
    return {fault: 'has a document type, which no Word file has; open it and save it again'}
  const {root, fault, isTooDeep} = parsePart(main)
  const body = elementAt(root, 'w:document', 'w:body')
  if (isTooDeep) return {fault: `has elements nested more than ${deepestXml} deep, which no real file has`}
  if (fault !== undefined) return {fault: 'is damaged: its text is not sound XML'}
  if (body === undefined) return {fault: 'is not a Word file: its main part has another type'}
  if (elementsOf(body, 'w:altChunk').length > 0)
    return {fault: 'has other files within its text; open it in Word and save it again'}
  return body
}

/** The maximum number of elements: a book has about a million, and many more would not fit into memory. */
const mostElements = 2_000_000

function countElements(text: string): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count++
  return Math.floor(count / 2)
}

/**
 * The notes of a part, without the lines between text and notes, which are stored as notes with a type; their ids
 * differ from program to program.
 */
export function noteElements(
  kind: 'footnote' | 'endnote',
  part: string | undefined
): ReadonlyArray<Readonly<{id: string; note: XmlElement}>> {
  const root = part === undefined ? undefined : elementAt(parsePart(part).root, `w:${kind}s`)
  return childElements(root)
    .filter(({name, attributes}) => name === `w:${kind}` && !separators.has(attributes.get('w:type') ?? ''))
    .map(note => ({id: `${kind} ${note.attributes.get('w:id') ?? ''}`, note}))
}

const separators: ReadonlySet<string> = new Set(['separator', 'continuationSeparator', 'continuationNotice'])
