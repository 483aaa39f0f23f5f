import type {PDFContext, PDFObject, PDFRef, PDFStream} from 'pdf-lib'
import {bytesOfText, joinBytes} from '../../../core/bytes.ts'
import {largestOf} from '../../../core/extremes.ts'
import type {PdfFile} from './index.ts'

/** ISO 32000-1, or ISO 32000-2. */
export type PdfVersion = '1.7' | '2.0'

/**
 * Writes the objects of a file: streams unchanged, most other objects in object streams (ISO 32000-1, 7.5.7), and a
 * cross-reference stream at the end (7.5.8). The bytes are the same as from pdf-lib's writer, which is slower: it
 * compresses streams sequentially, computes the size of every object before writing it, and copies streams byte by
 * byte.
 */
export async function writeFile(
  {library, document, deflate, packing}: PdfFile,
  version: PdfVersion = '1.7'
): Promise<Uint8Array> {
  const {context} = document
  const alone: IndirectObject[] = []
  const together: IndirectObject[] = []
  for (const entry of context.enumerateIndirectObjects()) {
    const isAlone = entry[1] instanceof library.PDFStream || entry[0].generationNumber !== 0
    ;(isAlone ? alone : together).push(entry)
  }
  const groups: IndirectObject[][] = []
  while (together.length > 0) groups.push(together.splice(0, objectsPerStream))
  const grouped = Promise.all(groups.map(group => objectStream(context, group, deflate)))
  await Promise.all(packing)

  const parts = [bytesOfText(`%PDF-${version}\n%\x81\x81\x81\x81\n\n`)]
  let length = parts[0]!.length
  const places = new Map<number, Place>([[0, [0, 0, 65_535]]])
  const addObject = (number: number, generation: number, object: PDFObject) => {
    places.set(number, [1, length, generation])
    const isStream = object instanceof library.PDFStream
    const content = isStream ? streamParts(object) : [bytesOfText(object.toString())]
    for (const part of [bytesOfText(`${number} ${generation} obj\n`), ...content, endOfObject]) {
      parts.push(part)
      length += part.length
    }
  }
  for (const [reference, object] of alone)
    addObject(reference.objectNumber, reference.generationNumber, context.lookup(reference) ?? object)
  let last = context.largestObjectNumber
  for (const [index, stream] of (await grouped).entries()) {
    last++
    for (const [position, [{objectNumber}]] of groups[index]!.entries())
      places.set(objectNumber, [2, last, position])
    addObject(last, 0, stream)
  }
  const start = length
  places.set(last + 1, [1, start, 0])
  addObject(last + 1, 0, await placesStream(context, places, deflate))
  parts.push(bytesOfText(`startxref\n${start}\n%%EOF`))
  return joinBytes(parts)
}

type IndirectObject = readonly [PDFRef, PDFObject]

/** The location of an object (ISO 32000-1, table 18): its type, and two numbers whose meaning depends on the type. */
type Place = readonly [kind: number, where: number, which: number]

/** The number of objects in an object stream: few, so that a reader decompresses little to get one of them. */
const objectsPerStream = 50

const endOfObject = bytesOfText('\nendobj\n\n')
const endOfStream = bytesOfText('\nendstream')

function streamParts(stream: PDFStream): readonly Uint8Array[] {
  stream.updateDict()
  return [bytesOfText(`${stream.dict}\nstream\n`), stream.getContents(), endOfStream]
}

async function objectStream(
  context: PDFContext,
  objects: readonly IndirectObject[],
  deflate: PdfFile['deflate']
): Promise<PDFStream> {
  let index = ''
  let content = ''
  for (const [{objectNumber}, object] of objects) {
    index += `${objectNumber} ${content.length} `
    content += `${object}\n`
  }
  const packed = await deflate(bytesOfText(index + content))
  return context.stream(packed, {
    Filter: 'FlateDecode',
    Type: 'ObjStm',
    N: objects.length,
    First: index.length
  })
}

async function placesStream(
  context: PDFContext,
  places: ReadonlyMap<number, Place>,
  deflate: PdfFile['deflate']
): Promise<PDFStream> {
  const numbers = [...places.keys()].sort((left, right) => left - right)
  const widths = [0, 1, 2].map(column => {
    const largest = largestOf(Array.from(places.values(), place => place[column]!))
    return Math.max(1, Math.ceil(largest.toString(2).length / 8))
  })
  const table = new Uint8Array(widths.reduce((sum, width) => sum + width, 0) * numbers.length)
  let position = 0
  for (const number of numbers) {
    for (const [column, width] of widths.entries()) {
      for (let byte = width - 1; byte >= 0; byte--)
        table[position++] = places.get(number)![column]! >> (8 * byte)
    }
  }
  const {Root, Info, ID} = context.trailerInfo
  return context.stream(await deflate(table), {
    Size: numbers.at(-1)! + 1,
    ...(Root && {Root}),
    ...(Info && {Info}),
    ...(ID && {ID}),
    Filter: 'FlateDecode',
    Type: 'XRef',
    Length: 0,
    W: widths,
    Index: stretches(numbers).flat()
  })
}

/** Groups ascending numbers into runs of consecutive numbers: the first number of each run, and its length. */
function stretches(numbers: readonly number[]): ReadonlyArray<readonly [number, number]> {
  const found: Array<[number, number]> = []
  for (const number of numbers) {
    const stretch = found.at(-1)
    if (stretch && stretch[0] + stretch[1] === number) stretch[1]++
    else found.push([number, 1])
  }
  return found
}
