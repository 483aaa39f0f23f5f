import type {PDFDict, PDFRawStream, PDFRef} from 'pdf-lib'
import {latin1, type Operator, readOperators} from './content-stream.ts'
import {dictionary, members, type PdfFile, textOf} from './file.ts'
import {type ParentTree, readParentTree} from './structure-tree.ts'

/**
 * Marks as artifacts what Chromium paints without saying what it is: running heads, folios, backgrounds,
 * borders, line numbers. ISO 14289-1 (PDF/UA-1), 7.1: all content is tagged or marked as an artifact.
 */
export function markArtifacts(file: PdfFile): void {
  const {PDFName} = file.library
  const parents = readParentTree(file)
  for (const {node} of file.document.getPages()) {
    const contents = members(file, node.get(PDFName.of('Contents')))
    for (const content of contents) markStream(file, parents, node, content)
    node.set(PDFName.of('Tabs'), PDFName.of('S'))
  }
}

/** Marks the content of a page or form, and of the forms in it that hold tagged content. */
function markStream(file: PdfFile, parents: ParentTree, owner: PDFDict, content: unknown): void {
  const {library, document} = file
  if (!(content instanceof library.PDFRef)) return
  const stream = document.context.lookup(content)
  if (!(stream instanceof library.PDFRawStream)) return
  const {PDFName} = library
  const key = document.context.lookup(owner.get(PDFName.of('StructParents')))
  const owners = key instanceof library.PDFNumber ? parents.get(key.asNumber()) : undefined
  const forms = taggedForms(file, owner)

  const marked = wrapUnmarked(decoded(file, stream), {
    isTaggedForm: name => forms.has(name),
    isDecoration: id => owners?.removeDecoration(id) ?? false
  })
  if (marked) document.context.assign(content, recompressed(file, stream, marked))
  for (const form of forms.values()) {
    const inner = document.context.lookup(form)
    if (inner instanceof library.PDFRawStream) markStream(file, parents, inner.dict, form)
  }
}

/** What the caller knows of the things that a content stream names. */
export type ContentKnowledge = Readonly<{
  /** Whether a form holds tagged content of its own, and so cannot be an artifact as a whole. */
  isTaggedForm: (name: string) => boolean
  /** Whether painting with this MCID, without text, only decorates a table or list. Asked once for each. */
  isDecoration: (id: number) => boolean
}>

/**
 * Puts all painting that stands outside marked content between `/Artifact BMC` and `EMC`, and turns tagged
 * decorations into artifacts. What is painted stays the same. Undefined when there is nothing to do.
 */
export function wrapUnmarked(content: Uint8Array, knowledge: ContentKnowledge): Uint8Array | undefined {
  const operators = readOperators(content)
  const edits: Edit[] = []
  const wrap = (start: number, end: number) => {
    edits.push({start, end: start, text: '/Artifact BMC\n'}, {start: end, end, text: '\nEMC'})
  }
  let depth = 0
  let pathStart = -1
  for (let index = 0; index < operators.length; index++) {
    const {name, start, end} = operators[index]!
    // Only operators of paths may stand between the beginning of a path and its painting.
    if (!pathOperators.has(name) && !paintOperators.has(name)) pathStart = -1
    if (name === 'BDC' || name === 'BMC') {
      const id = depth === 0 ? decorationId(content, operators, index) : undefined
      if (id !== undefined && knowledge.isDecoration(id)) edits.push({start, end, text: '/Artifact BMC'})
      depth++
    } else if (name === 'EMC') {
      depth = Math.max(0, depth - 1)
    } else if (depth > 0) {
      // It is marked already.
    } else if (pathOperators.has(name)) {
      if (pathStart < 0) pathStart = start
    } else if (paintOperators.has(name)) {
      wrap(pathStart < 0 ? start : pathStart, end)
      pathStart = -1
    } else if (name === 'Do') {
      if (!knowledge.isTaggedForm(latin1(content, start + 1, end - 2).trim())) wrap(start, end)
    } else if (name === 'sh' || name === 'BI' || textOperators.has(name)) {
      wrap(start, end)
    } else if (name === 'BT') {
      const last = endOfPlainText(operators, index)
      if (last === undefined) continue
      wrap(start, operators[last]!.end)
      index = last
    }
  }
  return edits.length === 0 ? undefined : edited(content, edits)
}

const pathOperators: ReadonlySet<string> = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])
const paintOperators: ReadonlySet<string> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])
const textOperators: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])
const contentOperators: ReadonlySet<string> = new Set(['BT', 'Do', 'sh', 'BI'])

/** The MCID of a marked-content sequence that paints nothing but paths. */
function decorationId(
  content: Uint8Array,
  operators: readonly Operator[],
  index: number
): number | undefined {
  const begin = operators[index]!
  const id = /\/MCID\s+(\d+)/.exec(latin1(content, begin.start, begin.end))?.[1]
  if (id === undefined) return undefined
  for (let next = index + 1; next < operators.length; next++) {
    const {name} = operators[next]!
    if (name === 'EMC') return Number(id)
    if (contentOperators.has(name) || name === 'BDC' || name === 'BMC') return undefined
  }
  return undefined
}

/** The index of the `ET` of a text object that holds no marked content: it can be wrapped as a whole. */
function endOfPlainText(operators: readonly Operator[], begin: number): number | undefined {
  for (let index = begin + 1; index < operators.length; index++) {
    const {name} = operators[index]!
    if (name === 'ET') return index
    if (name === 'BDC' || name === 'BMC' || name === 'EMC') return undefined
  }
  return undefined
}

type Edit = Readonly<{start: number; end: number; text: string}>

function edited(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const encoder = new TextEncoder()
  const growth = edits.reduce((sum, {start, end, text}) => sum + text.length - (end - start), 0)
  const result = new Uint8Array(content.length + growth)
  let read = 0
  let written = 0
  for (const {start, end, text} of edits) {
    result.set(content.subarray(read, start), written)
    written += start - read
    result.set(encoder.encode(text), written)
    written += text.length
    read = end
  }
  result.set(content.subarray(read), written)
  return result
}

/** The forms that a page or form may paint and that hold tagged content, by the name they have there. */
function taggedForms(file: PdfFile, owner: PDFDict): ReadonlyMap<string, PDFRef> {
  const {library, document} = file
  const {PDFName} = library
  const resources = dictionary(file, owner.get(PDFName.of('Resources')))
  const objects = dictionary(file, resources?.get(PDFName.of('XObject')))
  const forms = new Map<string, PDFRef>()
  for (const [name, reference] of objects?.entries() ?? []) {
    const stream = document.context.lookup(reference)
    if (!(reference instanceof library.PDFRef) || !(stream instanceof library.PDFRawStream)) continue
    if (textOf(file, stream.dict.get(PDFName.of('Subtype'))) !== 'Form') continue
    const isTagged = stream.dict.has(PDFName.of('StructParents')) || taggedForms(file, stream.dict).size > 0
    if (isTagged) forms.set(name.decodeText(), reference)
  }
  return forms
}

function decoded({library}: PdfFile, stream: PDFRawStream): Uint8Array {
  return library.decodePDFRawStream(stream).decode()
}

/**
 * Packs a stream with pdf-lib's own deflate: unlike the platform's it gives the same bytes on every machine.
 */
function recompressed({library, document}: PdfFile, old: PDFRawStream, content: Uint8Array): PDFRawStream {
  const {PDFName} = library
  const packed = document.context.flateStream(content)
  for (const [key, value] of old.dict.entries()) {
    if (!['Filter', 'DecodeParms', 'Length'].includes(key.decodeText())) packed.dict.set(key, value)
  }
  packed.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  return packed
}
