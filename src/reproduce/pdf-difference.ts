import {openPdf, type PdfTools} from '../outputs/pdf/file/index.ts'
import {objectNames} from '../outputs/pdf/file/object-names.ts'
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
import {wordDifference} from './word-difference.ts'

/** What comparing PDFs needs from the world. */
export type PdfReading = Readonly<{inflate: Inflate}>

/**
 * The first difference between a PDF and the expected one: the word on a page, or else the part of the document, or
 * else the byte. The expected PDF was made by galley; the other one is untrusted.
 */
export async function pdfDifference(
  expected: Uint8Array,
  found: Uint8Array,
  {inflate}: PdfReading
): Promise<string> {
  const tools: PdfTools = {inflate}
  const right = await readPdf(expected, tools)
  const objects = writtenObjects(expected, inflate)
  if (right === undefined || objects === undefined) return byteDifference(expected, found)
  const at = firstDifference(expected, found) ?? 0
  if (at === found.length) return `${cutShort(expected, found)}, in ${partAt(at)}`
  const others = writtenObjects(found, inflate)
  const words = others && pagesDifference(right.pages, await readSafely(found, others, inflate, tools))
  if (words !== undefined) return words
  const parts = others && partsDifference()
  return parts ?? `${partAt(at)}, ${byteDifference(expected, found)}`

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

/** The words and parts of a PDF; undefined if it is unreadable. */
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

/** The pages of an untrusted PDF; undefined if it is not in galley's format. */
async function readSafely(
  bytes: Uint8Array,
  objects: ReadonlyMap<number, WrittenObject>,
  inflate: Inflate,
  tools: PdfTools
): Promise<readonly DrawnWords[] | undefined> {
  if (!isWrittenPlainly(bytes, objects, inflate)) return undefined
  return (await readPdf(bytes, tools))?.pages
}

function pagesDifference(
  expected: readonly DrawnWords[],
  found: readonly DrawnWords[] | undefined
): string | undefined {
  if (found === undefined) return undefined
  for (const [index, {words}] of expected.entries()) {
    const other = found[index]
    if (other === undefined) break
    const difference = wordDifference(words, other.words)
    if (difference !== undefined) return `page ${index + 1}, ${difference}`
  }
  return expected.length === found.length ? undefined : `${found.length} pages, expected ${expected.length}`
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
