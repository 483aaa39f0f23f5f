import {PDFDocument, PDFName, type PDFRawStream, PDFStreamWriter} from 'pdf-lib'
import {expect, test} from 'vitest'
import {bytesOfText, textOfBytes} from '../../../src/core/bytes.ts'
import {writeFile} from '../../../src/outputs/pdf/file/file-writing.ts'
import {openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {putStream, unpacked} from '../../../src/outputs/pdf/file/streams.ts'

test('a file has the same bytes as from pdf-lib’s writer', async () => {
  const bytes = await libraryFile(120)
  const [file, other] = [await openPdf(bytes), await PDFDocument.load(bytes, {updateMetadata: false})]
  const expected = await PDFStreamWriter.forContext(
    other.context,
    Number.POSITIVE_INFINITY
  ).serializeToBuffer()
  expect(textOfBytes(await writeFile(file))).toBe(textOfBytes(expected))
})

test('a stream can be read immediately and is compressed when the file is written', async () => {
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
