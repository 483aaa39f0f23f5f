import {PDFArray, PDFDict, PDFDocument, PDFName, type PDFRawStream, PDFStreamWriter} from 'pdf-lib'
import {expect, test} from 'vitest'
import {bytesOfText, textOfBytes} from '../../../src/core/bytes.ts'
import {writeFile} from '../../../src/outputs/pdf/file/file-writing.ts'
import {loadPdfLibrary, openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {readPlainFile} from '../../../src/outputs/pdf/file/plain-file.ts'
import {putStream, unpacked} from '../../../src/outputs/pdf/file/streams.ts'
import {pageFaults} from '../../../src/outputs/pdf/publication/page-check.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {rehearse, rehearsedDocument} from '../../../src/outputs/pdf/publication/rehearsal.ts'
import {contentsOf} from '../../../src/outputs/pdf/text/page-content.ts'
import {metadata} from '../../pdf-article.ts'
import fc from '../../properties.ts'

const library = await loadPdfLibrary()

/** A file as Chromium writes it, with all kinds of objects. */
const plain = [
  '%PDF-1.4\n%\xd3\xeb\xe9\xe1',
  '1 0 obj\n<</Title (A \\(title\\) in (two) parts, caf\xe9 \x80)\n/Creator (Chromium)>>\nendobj',
  '3 0 obj\n<</ca .5\n/Numbers [0 -1 1.50 -0.25 12 13 0 14 0 R]\n/Yes true\n/No false\n/Null null>>\nendobj',
  '4 0 obj\n<</A#42 /B\n/Hex <FEFF00e9>\n/Empty ()\n/Inner <</Kids []\n/Back 3 0 R>>>>\nendobj',
  '5 0 obj\n<</Length 13>> stream\n\xff\x00endobj 12\n%\nendstream\nendobj',
  '6 0 obj\n[5 0 R (\\\\) 3 0 R]\nendobj',
  '7 0 obj\n<</Type /Page\n/Parent 8 0 R\n/MediaBox [0 0 595 842]\n/Contents 5 0 R>>\nendobj',
  '8 0 obj\n<</Type /Pages\n/Count 1\n/Kids [7 0 R]>>\nendobj',
  '9 0 obj\n<</Type /Catalog\n/Pages 8 0 R>>\nendobj',
  'xref\n0 10\n0000000000 65535 f ',
  'trailer\n<</Size 10\n/Root 9 0 R\n/Info 1 0 R>>\nstartxref\n0\n%%EOF\n'
].join('\n')

test('a file of Chromium’s is read as pdf-lib reads it', async () => {
  const {context} = await PDFDocument.load(bytesOfText(plain), {updateMetadata: false})
  const read = readPlainFile(library, bytesOfText(plain))
  expect(described(read?.context.enumerateIndirectObjects())).toEqual(
    described(context.enumerateIndirectObjects())
  )
  expect(String(read?.context.trailerInfo.Root)).toBe('9 0 R')
  expect(String(read?.context.trailerInfo.Info)).toBe('1 0 R')
  expect(read?.context.largestObjectNumber).toBe(9)
})

test.each([
  ['with a later revision', `${plain}1 0 obj\nnull\nendobj\n`],
  ['that is encrypted', plain.replace('/Info', '/Encrypt 3 0 R\n/Info')],
  ['with a length elsewhere', plain.replace('/Length 13', '/Length 3 0 R')],
  ['with a wrong length', plain.replace('/Length 13', '/Length 12')],
  ['with objects in streams', plain.replace('/Length 13', '/Type /ObjStm\n/Length 13')],
  ['with a second generation', plain.replace('8 0 obj', '8 1 obj')],
  ['without a catalogue', plain.replace('/Catalog', '/Catalogue')],
  ['with a comment', plain.replace('/Yes', '%\n/Yes')]
])('a file %s is left to pdf-lib', (_, file) => {
  expect(readPlainFile(library, bytesOfText(file))).toBeUndefined()
})

test('a file that is torn or altered is read or left, and never keeps a reader busy', () => {
  const places = fc.nat(plain.length - 1)
  fc.assert(
    fc.property(places, fc.string({maxLength: 3}), (place, text) => {
      const torn = readPlainFile(library, bytesOfText(plain.slice(0, place)))
      expect(torn === undefined || place > plain.length - 2).toBe(true)
      readPlainFile(library, bytesOfText(plain.slice(0, place) + text + plain.slice(place + text.length)))
    })
  )
})

test('a file is written as pdf-lib writes it', async () => {
  const bytes = await libraryFile(120)
  const [file, other] = [await openPdf(bytes), await PDFDocument.load(bytes, {updateMetadata: false})]
  const expected = await PDFStreamWriter.forContext(
    other.context,
    Number.POSITIVE_INFINITY
  ).serializeToBuffer()
  expect(textOfBytes(await writeFile(file))).toBe(textOfBytes(expected))
})

test('a stream is there at once and packed when the file is written', async () => {
  const file = await openPdf(await libraryFile(1))
  const {context} = file.document
  const place = context.nextRef()
  const content = bytesOfText('one and one and one and one and one')
  putStream(file, place, bytesOfText('of which nothing stays'), context.obj({}))
  putStream(file, place, content, context.obj({Of: 'us'}))
  const stream = () => context.lookup(place) as PDFRawStream
  expect(unpacked(file, stream())).toEqual(content)
  await writeFile(file)
  expect(stream().dict.toString()).toBe('<<\n/Of /us\n/Filter /FlateDecode\n/Length 19\n>>')
  expect(unpacked(file, stream())).toEqual(content)
})

test('what is rehearsed on is read as Chromium’s files are, and becomes a publication', async () => {
  const {pdf, pagination} = rehearsedDocument()
  expect(readPlainFile(library, pdf)).toBeDefined()
  const file = await openPdf(pdf)
  expect(pageFaults(file, pagination)).toEqual([])
  const contents = [...contentsOf(file)]
  expect(contents.map(({text}) => text.match(/ Tj$/gm)?.length)).toEqual([2440, 2440])
  const {catalog, context} = await PDFDocument.load(await postprocess(pdf, metadata))
  const tree = context.lookup(catalog.get(PDFName.of('StructTreeRoot')), PDFDict)
  const group = context.lookup(tree.lookup(PDFName.of('K'), PDFArray).get(0), PDFDict)
  expect(group.lookup(PDFName.of('K'), PDFArray).size()).toBe(80)
})

test('a rehearsal ends when the article is printed', async () => {
  let rounds = 0
  await rehearse(async () => rounds++, Promise.resolve())
  expect(rounds).toBe(1)
  rounds = 0
  await rehearse(async () => rounds++, new Promise(() => undefined))
  expect(rounds).toBe(2)
})

function described(objects: ReturnType<PDFDocument['context']['enumerateIndirectObjects']> | undefined) {
  return objects?.map(([reference, object]) => `${reference} ${object.constructor.name} ${object}`)
}

async function libraryFile(objects: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({updateMetadata: false})
  document.addPage()
  const {context} = document
  const streams = Array.from({length: objects}, (_, index) =>
    context.register(
      index % 3 === 0 ? context.flateStream(`q ${index} Q`) : context.obj([index, 'caf\u00e9'])
    )
  )
  for (const stream of streams.slice(10, 20)) context.delete(stream)
  document.catalog.set(PDFName.of('All'), context.obj(streams))
  return document.save({useObjectStreams: false})
}
