import {openPdf, type PdfFile, type PdfTools} from '../outputs/pdf/file/index.ts'
import {objectNames} from '../outputs/pdf/file/object-names.ts'
import {plainFile} from '../outputs/pdf/file/plain-file.ts'
import {type ScannedPdf, scannedObjects} from '../outputs/pdf/file/scanned-objects.ts'
import {
  type Inflate,
  isWrittenPlainly,
  objectsWithin,
  streamIn,
  type WrittenObject,
  writtenObjects
} from '../outputs/pdf/file/written-objects.ts'
import {type DrawnWords, wordsOfPages} from '../outputs/pdf/text/page-words.ts'
import {byteDifference} from './byte-difference.ts'
import {firstDifference} from './first-difference.ts'
import {markupDifference} from './html-difference.ts'
import {objectDifferences} from './pdf-objects.ts'
import {wordDifference} from './word-difference.ts'

/** The functions that comparing PDFs needs, which the environment provides. */
export type PdfReading = Readonly<{inflate: Inflate}>

/**
 * Describes how a PDF differs from the expected one: in a word on a page, or else in objects, or else in a byte; and
 * whether something was appended to it, or another program saved it. The expected PDF was made by galley; the other one
 * is untrusted.
 */
export async function pdfDifference(
  expected: Uint8Array,
  found: Uint8Array,
  {inflate}: PdfReading
): Promise<string> {
  const tools = {inflate}
  const right = await readPdf(expected, tools)
  const objects = writtenObjects(expected, inflate)
  if (right === undefined || objects === undefined) return byteDifference(expected, found)
  const at = firstDifference(expected, found) ?? 0
  if (at === found.length) return `${cutShort(expected, found)}, in ${partAt(at)}`
  const others = writtenObjects(found, inflate)
  const isOwn = others !== undefined && isWrittenPlainly(found, others, inflate)
  // A file that another program saved would have another length. At the same length, only some bytes were changed.
  const isSaved = !isOwn && found.length !== expected.length
  const saved = isSaved ? savedBy(expected.length, found.length, at) : undefined
  const named = await contentDifferences(expected, found, tools)
  if (typeof named === 'object' && (named.length > 0 || saved !== undefined))
    return [saved, named.length > 0 ? named.join('; ') : nothing]
      .filter(part => part !== undefined)
      .join(': ')
  const parts = (others && partsDifference()) ?? `${partAt(at)}, ${byteDifference(expected, found)}`
  return typeof named === 'object' ? parts : `${parts}; ${named}`

  function partsDifference(): string | undefined {
    for (const object of inOrder(objects!, right!.nameOf)) {
      const other = others!.get(object.number)
      if (other === undefined) return `${nameOf(object)} is missing`
      const [mine, theirs] = [sliceOf(expected, object), sliceOf(found, other)]
      if (firstDifference(mine, theirs) === undefined) continue
      return insideDifference(object, other)
    }
    return undefined
  }

  function insideDifference(object: WrittenObject, other: WrittenObject): string {
    const place = `${nameOf(object)}, ${byteDifference(sliceOf(expected, object), sliceOf(found, other), other.start)}`
    const [mine, theirs] = [streamIn(expected, object), streamIn(found, other)]
    if (mine === undefined || theirs === undefined) return place
    if (right!.nameOf(object.number) === 'metadata') {
      const property = markupDifference(mine.data, theirs.data)
      return property === undefined ? place : `metadata, ${propertyOf(property.open)}: ${property.words}`
    }
    if (mine.dictionary.get('Type') !== '/ObjStm') return place
    const [content, otherContent] = [inflate(mine.data), inflate(theirs.data)]
    if (content === undefined || otherContent === undefined) return `${place}; it cannot be unpacked`
    const within = objectsWithin(theirs.dictionary, otherContent)
    for (const [number, text] of objectsWithin(mine.dictionary, content)) {
      const wrong = within.get(number)
      if (wrong !== text)
        return `${right!.nameOf(number)} (object ${number}): ${wordDifference(text, wrong ?? '')}`
    }
    return place
  }

  function partAt(position: number): string {
    const object = [...objects!.values()].find(({start, end}) => start <= position && position < end)
    return object === undefined ? 'the frame of the file' : nameOf(object)
  }

  function nameOf({number}: WrittenObject): string {
    return `${right!.nameOf(number)} (object ${number})`
  }
}

type ReadPdf = Readonly<{pages: readonly DrawnWords[]; nameOf: (number: number) => string}>

/** The text and the objects of a PDF; undefined if it is unreadable. */
async function readPdf(bytes: Uint8Array, tools: PdfTools): Promise<ReadPdf | undefined> {
  try {
    const file = await openPdf(bytes, tools, true)
    const nameOf = objectNames(file)
    return {
      pages: wordsOfPages(file),
      nameOf: number => {
        const name = nameOf(number)
        return name === 'XRef' ? 'table of objects' : name === 'ObjStm' ? 'objects of the document' : name
      }
    }
  } catch {
    // pdf-lib throws errors of many types.
    return undefined
  }
}

/** Describes how a program saved a file that is not in the form that galley writes. */
function savedBy(expected: number, found: number, at: number): string {
  return at === expected ? `${found - expected} bytes were appended to it` : 'another program saved it again'
}

const nothing = 'no word and no object that galley reads in it differs'

/** The differences between the contents of two files, or the reason why the found one cannot be read. */
async function contentDifferences(
  expected: Uint8Array,
  found: Uint8Array,
  tools: PdfReading
): Promise<readonly string[] | string> {
  const scanned = scannedObjects(found, tools.inflate)
  if ('fault' in scanned)
    return scanned.fault === 'encrypted' ? 'it is encrypted' : 'its objects cannot be read'
  const own = scannedObjects(expected, tools.inflate)
  try {
    const [mine, theirs] = await Promise.all([own, scanned].map(each => openPlainly(each, tools)))
    if (mine === undefined || theirs === undefined) return 'its objects cannot be read'
    const words = pagesDifference(wordsOfPages(mine), wordsOfPages(theirs))
    const objects = objectDifferences(mine, theirs)
    if (words === undefined) return objects
    // A changed word is a difference of its page as well.
    return [words, ...objects.filter(line => !line.startsWith('content of page'))]
  } catch {
    // pdf-lib throws errors of many types.
    return 'its objects cannot be read'
  }
}

async function openPlainly(scanned: ScannedPdf, tools: PdfReading): Promise<PdfFile | undefined> {
  const plain = 'fault' in scanned ? undefined : plainFile(scanned, tools.inflate)
  return plain && openPdf(plain, tools, true)
}

function pagesDifference(expected: readonly DrawnWords[], found: readonly DrawnWords[]): string | undefined {
  if (expected.length !== found.length) return `${found.length} pages, expected ${expected.length}`
  for (const [index, {words}] of expected.entries()) {
    const difference = wordDifference(words, found[index]!.words)
    if (difference !== undefined) return `page ${index + 1}, ${difference}`
  }
  return undefined
}

/** Sorts the objects by how visible they are to a reader. */
function inOrder(
  objects: ReadonlyMap<number, WrittenObject>,
  nameOf: (number: number) => string
): readonly WrittenObject[] {
  const rank = ({number}: WrittenObject): number => {
    const name = nameOf(number)
    if (name.startsWith('content of')) return 0
    if (name.startsWith('picture')) return 1
    if (name === 'metadata') return 2
    // The table has the offsets of all other objects, so any change affects it.
    return name === 'table of objects' ? 4 : 3
  }
  return [...objects.values()].sort((one, other) => rank(one) - rank(other) || one.start - other.start)
}

function sliceOf(bytes: Uint8Array, {start, end}: WrittenObject): Uint8Array {
  return bytes.subarray(start, end)
}

function cutShort(expected: Uint8Array, found: Uint8Array): string {
  return found.length === 0
    ? `empty, expected ${expected.length} bytes`
    : `cut short: ${found.length} of ${expected.length} bytes`
}

/** The metadata property, such as `dc:title`, of the elements around a word. */
function propertyOf(open: readonly string[]): string {
  return open.find(name => name.includes(':') && !/^(?:rdf|x):/.test(name)) ?? 'its frame'
}
