import type {PDFDict, PDFObject, PDFRawStream} from 'pdf-lib'
import {addAll} from '../core/add-all.ts'
import type {PdfFile} from '../outputs/pdf/file/index.ts'
import {keptFilter} from '../outputs/pdf/file/plain-file.ts'
import {byteDifference} from './byte-difference.ts'
import {expectedAndFound, firstDifference} from './first-difference.ts'
import {attachedDifference, contentDifference} from './pdf-data.ts'
import {type ObjectPlace, placeNames} from './pdf-places.ts'
import {metadataDifferences} from './xmp-difference.ts'

/** The maximum number of named differences between two files; further ones are only counted, up to `mostFound`. */
const mostNamed = 5
const mostFound = 1000

/** Two objects at the same place of two files. */
type ObjectPair = Readonly<{
  mine: PDFObject | undefined
  theirs: PDFObject | undefined
  place: ObjectPlace
}>

/** The state of a comparison of two files. */
type Walk = Readonly<{
  expected: PdfFile
  found: PdfFile
  /** The object of the found file that corresponds to each expected one, by number. */
  known: Map<number, number>
  /** The pairs still to be compared; the last one is next. */
  stack: ObjectPair[]
  lines: string[]
  report: (place: ObjectPlace, words: string) => void
}>

/**
 * Compares two PDFs object by object, from the catalog on, regardless of the numbers and packing of objects. Returns
 * the differences in words: the link, the alternative text, the attachment, the entry of the metadata. Both files must
 * have been read without packed streams (`plainFile`).
 */
export function objectDifferences(expected: PdfFile, found: PdfFile): readonly string[] {
  const nameOf = placeNames(expected)
  const lines: string[] = []
  const report: Walk['report'] = (place, words) => void lines.push(`${nameOf(place)}: ${words}`)
  const walk: Walk = {expected, found, known: new Map(), stack: [], lines, report}
  for (const [index, {ref}] of expected.pages.entries()) {
    const other = found.pages[index]
    if (other !== undefined) walk.known.set(ref.objectNumber, other.ref.objectNumber)
  }
  for (const root of rootsOf(expected, found)) {
    walk.stack.push(root)
    for (let pair = walk.stack.pop(); pair !== undefined; pair = walk.stack.pop()) {
      comparePair(walk, pair)
      if (lines.length >= mostFound) break
    }
  }
  const all = lines.length === 0 ? strayObjects(walk) : lines
  const more = all.length - mostNamed
  return [...all.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])]
}

function comparePair(walk: Walk, {mine, theirs, place: around}: ObjectPair): void {
  const {expected, found, known, stack, report} = walk
  const {PDFRef, PDFDict, PDFArray, PDFRawStream: Stream} = expected.library
  const number = mine instanceof PDFRef ? mine.objectNumber : undefined
  const place = number === undefined ? around : {...around, number}
  if (number !== undefined && theirs instanceof PDFRef) {
    const other = known.get(number)
    if (other !== undefined && other !== theirs.objectNumber) report(place, 'it leads to another object')
    if (other !== undefined) return
    known.set(number, theirs.objectNumber)
  }
  const right = expected.document.context.lookup(mine)
  const wrong = found.document.context.lookup(theirs)
  if (right instanceof Stream && wrong instanceof Stream) compareStreams(walk, right, wrong, place)
  else if (right instanceof PDFDict && wrong instanceof PDFDict)
    addAll(stack, membersOf(right, wrong, place).reverse())
  else if (right instanceof PDFArray && wrong instanceof PDFArray) {
    const [size, other] = [right.size(), wrong.size()]
    if (size !== other) report(place, `expected ${size} items, found ${other}`)
    // Long arrays do not fit into the arguments of a call.
    else
      for (let key = size - 1; key >= 0; key--)
        stack.push({mine: right.get(key), theirs: wrong.get(key), place: {owner: right, key, around: place}})
  } else {
    const [said, other] = [saidOf(expected, right), saidOf(expected, wrong)]
    if (said.kind !== other.kind || said.text !== other.text)
      report(place, expectedAndFound(said.text, other.text))
  }
}

function compareStreams(walk: Walk, right: PDFRawStream, wrong: PDFRawStream, place: ObjectPlace): void {
  const {expected, lines, report, stack} = walk
  const [own, other] = [right.contents, wrong.contents]
  const isKept = ({dict}: PDFRawStream): boolean => dict.has(expected.name(keptFilter))
  if (isKept(wrong) && !isKept(right)) {
    report(place, `it cannot be unpacked, expected ${own.length} bytes, found none`)
    return
  }
  if (firstDifference(own, other) !== undefined) {
    if (place.key === 'Metadata') addAll(lines, metadataDifferences(own, other))
    else if (isContent(place)) {
      const words = contentDifference(own, other)
      if (words !== undefined) report(place, words)
    } else if (right.dict.get(expected.name('Type')) === expected.name('EmbeddedFile'))
      report(place, attachedDifference(own, other))
    else report(place, byteDifference(own, other))
  }
  const members = membersOf(right.dict, wrong.dict, place)
  // `Length` only repeats the length of the data, which is compared already.
  addAll(stack, members.filter(member => member.place.key !== 'Length').reverse())
}

function isContent({key, around}: ObjectPlace): boolean {
  return key === 'Contents' || (typeof key === 'number' && around?.key === 'Contents')
}

function membersOf(right: PDFDict, wrong: PDFDict, around: ObjectPlace): ObjectPair[] {
  return [...new Set([...right.keys(), ...wrong.keys()])].map(name => ({
    mine: right.get(name),
    theirs: wrong.get(name),
    place: {owner: right, key: name.decodeText(), around}
  }))
}

/** A value as text with its type, because `(1)` and `1` are different. */
function saidOf({library}: PdfFile, value: PDFObject | undefined): Readonly<{kind: string; text: string}> {
  const {PDFArray, PDFDict, PDFName, PDFString, PDFHexString, PDFNumber, PDFNull, PDFStream} = library
  if (value === undefined || value === PDFNull) return {kind: 'nothing', text: ''}
  if (value instanceof PDFString || value instanceof PDFHexString)
    return {kind: 'text', text: value.decodeText()}
  if (value instanceof PDFName) return {kind: 'name', text: `/${value.decodeText()}`}
  if (value instanceof PDFNumber) return {kind: 'number', text: String(value.asNumber())}
  if (value instanceof PDFStream) return {kind: 'stream', text: 'a stream'}
  if (value instanceof PDFDict) return {kind: 'dictionary', text: 'a dictionary'}
  return value instanceof PDFArray
    ? {kind: 'list', text: `a list of ${value.size()}`}
    : {kind: 'value', text: value.toString()}
}

/** Objects of the found file that are unreachable and not in the expected one. */
function strayObjects({expected, found, known}: Walk): readonly string[] {
  const reached = new Set(known.values())
  const {context} = expected.document
  return found.document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    const isKnown = reached.has(ref.objectNumber) || context.lookup(ref) !== undefined
    // The length of a stream may be a separate object.
    const isLength = object instanceof expected.library.PDFNumber
    return isKnown || isLength ? [] : [`object ${ref.objectNumber} is new, and nothing leads to it`]
  })
}

/** The starting points in both files: first the objects visible to a reader, last the catalog. */
function rootsOf(expected: PdfFile, found: PdfFile): readonly ObjectPair[] {
  const [mine, theirs] = [expected.document, found.document]
  const rootAt = (key: string): ObjectPlace => ({owner: undefined, key, around: undefined})
  const pages = expected.pages.map(({node}, index) => ({
    mine: node,
    theirs: found.pages[index]?.node,
    place: rootAt(`page ${index + 1}`)
  }))
  const parts = ['StructTreeRoot', 'Names', 'AF', 'Outlines', 'Metadata'].map(key => ({
    mine: mine.catalog.get(expected.name(key)),
    theirs: theirs.catalog.get(found.name(key)),
    place: rootAt(key)
  }))
  const ends = (['Info', 'Root'] as const).map(key => ({
    mine: mine.context.trailerInfo[key],
    theirs: theirs.context.trailerInfo[key],
    place: rootAt(key === 'Info' ? 'document information' : 'catalog')
  }))
  return [...pages, ...parts, ...ends]
}
