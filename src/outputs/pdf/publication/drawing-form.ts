import type {PDFDict, PDFRawStream, PDFRef, PDFStream} from 'pdf-lib'
import {joinBytes, textOfBytes} from '../../../core/bytes.ts'
import type {PdfDrawing} from '../../../core/pdf-picture.ts'
import {readOperators} from '../file/content-stream.ts'
import {dictionary, members, type PdfFile, textOf} from '../file/index.ts'
import {drawingObstacles, operatorObstacles} from './drawing-faults.ts'
import {fontObstacles} from './drawing-fonts/index.ts'
import {giveResources} from './named-resources.ts'
import type {Obstacle, ObstacleKind} from './obstacles.ts'

/** A form, and the obstacles to meeting standards that it contains. */
export type DrawingForm = Readonly<{form: PDFStream; obstacles: readonly Obstacle[]}>

/**
 * Converts the page of `source` to a form in the unit square, like a picture (ISO 32000-1, 8.10). The form contains
 * only the resources that its content uses, and no annotations, actions, tags, layers or metadata.
 */
export function drawingForm(file: PdfFile, source: PdfFile, {box, quarters}: PdfDrawing): DrawingForm {
  const {context} = file.document
  const page = source.pages[0]!.node
  const reading: Reading = {bytesLeft: mostBytes, found: new Set()}
  for (const [reference, object] of source.document.context.enumerateIndirectObjects()) {
    if (object instanceof source.library.PDFRawStream) reduceStream(source, reference, object, reading)
    else if (object instanceof source.library.PDFDict) reduceResources(source, object)
  }
  const ofPage = page.Resources()
  if (ofPage !== undefined)
    giveResources(source, source.document.context.register(ofPage), stream =>
      decoded(source, stream, reading)
    )
  const parts = members(source, page.get(source.name('Contents'))).flatMap(part => {
    const stream = source.document.context.lookup(part)
    return stream instanceof source.library.PDFRawStream
      ? [withoutMarks(decoded(source, stream, reading), reading), lineBreak]
      : []
  })
  // The fonts are repaired before they are copied.
  const fonts = fontObstacles(source)
  const copier = source.library.PDFObjectCopier.for(source.document.context, context)
  const resources = context.obj({})
  for (const kind of resourceKinds) {
    const members = ofPage?.get(source.name(kind))
    if (members) resources.set(file.name(kind), copier.copy(members))
  }
  const form = context.flateStream(joinBytes(parts), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [...box],
    Matrix: [...matrixOf(box, quarters)],
    Resources: resources
  })
  const group = dictionary(source, page.get(source.name('Group')))
  if (group) form.dict.set(file.name('Group'), copier.copy(group))
  return {
    form,
    obstacles: [...Array.from(reading.found, kind => ({kind})), ...drawingObstacles(source), ...fonts]
  }
}

const lineBreak = new Uint8Array([10])
/**
 * The maximum size of a decompressed drawing, more than any real drawing has. A few bytes can decompress to gigabytes.
 */
const mostBytes = 50_000_000
const resourceKinds = ['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font']

/**
 * Keys in forms, patterns and pictures that an embedded drawing does not need. PDF/A forbids `Interpolate` and
 * `Alternates` (ISO 19005-2, 6.2.8).
 */
const otherKeys = (
  'Interpolate StructParent StructParents PieceInfo Metadata LastModified AF OC OPI Alternates Ref Measure PtData ID Name ' +
  // These keys would refer to data in another file.
  'F FFilter FDecodeParms'
).split(' ')

type Reading = {bytesLeft: number; readonly found: Set<ObstacleKind>}

function reduceStream(source: PdfFile, reference: PDFRef, stream: PDFRawStream, reading: Reading): void {
  const {context} = source.document
  const {dict} = stream
  const kind = textOf(source, dict.get(source.name('Subtype')))
  for (const key of otherKeys) dict.delete(source.name(key))
  reduceResources(source, dict)
  const isPattern = dict.has(source.name('PatternType')) && dict.has(source.name('PaintType'))
  if (kind !== 'Form' && !isPattern && kind !== 'PS') return
  if (kind === 'PS') {
    // PostScript code for printers, which screens ignore, is replaced with an empty form.
    context.assign(reference, context.flateStream('', {Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0]}))
    return
  }
  const content = decoded(source, stream, reading)
  const unmarked = withoutMarks(content, reading)
  if (unmarked.length === content.length) return
  const packed = context.flateStream(unmarked)
  for (const [key, value] of dict.entries()) {
    if (!['Filter', 'DecodeParms', 'Length'].includes(key.decodeText())) packed.dict.set(key, value)
  }
  context.assign(reference, packed)
}

/** Removes resources that are not needed, such as properties of marked content, whose marks are removed. */
function reduceResources(source: PdfFile, owner: PDFDict): void {
  const resources = dictionary(source, owner.get(source.name('Resources')))
  resources?.delete(source.name('Properties'))
  resources?.delete(source.name('ProcSet'))
}

function decoded(source: PdfFile, stream: PDFRawStream, reading: Reading): Uint8Array {
  const unpacked = source.library.decodePDFRawStream(stream)
  const parts: Uint8Array[] = []
  for (;;) {
    const part = Uint8Array.from(unpacked.getBytes(1 << 16))
    if (part.length === 0) return joinBytes(parts)
    parts.push(part)
    reading.bytesLeft -= part.length
    if (reading.bytesLeft < 0) throw new Error('a drawing of more bytes than any has')
  }
}

const marks: ReadonlySet<string> = new Set(['BDC', 'BMC', 'EMC', 'DP', 'MP'])

/** A content stream without marks, because the numbers of its marks would conflict with numbers on the page. */
function withoutMarks(content: Uint8Array, {found}: Reading): Uint8Array {
  const operators = readOperators(textOfBytes(content))
  for (const kind of operatorObstacles(operators)) found.add(kind)
  const parts: Uint8Array[] = []
  let position = 0
  for (const {name, start, end} of operators) {
    if (!marks.has(name)) continue
    parts.push(content.subarray(position, start))
    position = end
  }
  return joinBytes([...parts, content.subarray(position)])
}

/** Maps a box, rotated by quarter turns, to the unit square. */
function matrixOf([left, bottom, right, top]: PdfDrawing['box'], quarters: number): readonly number[] {
  const x = 1 / (right - left)
  const y = 1 / (top - bottom)
  if (quarters === 1) return [0, -x, y, 0, -bottom * y, right * x]
  if (quarters === 2) return [-x, 0, 0, -y, right * x, top * y]
  if (quarters === 3) return [0, x, -y, 0, top * y, -left * x]
  return [x, 0, 0, y, -left * x, -bottom * y]
}
