import {PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, type PDFString} from 'pdf-lib'
import {beforeAll, expect, test, vi} from 'vitest'
import {sha256} from '../../../src/core/hash.ts'
import {openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {pdfDate} from '../../../src/outputs/pdf/publication/identity.ts'
import {finishPdf, postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {archiveFaults} from '../../pdf-a.ts'
import {article, metadata} from '../../pdf-article.ts'
import {heardFaults} from '../../pdf-heard.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let raw: Uint8Array
let finished: Uint8Array
let document: PDFDocument

beforeAll(async () => {
  raw = (await typesetter.typeset({html: article, scripts: []})).pdf
  const places = new Map([
    ['note1', 'Noted.'],
    ['table', 'Table 1']
  ])
  finished = (await finishPdf(await openPdf(raw), metadata, [], {places})).bytes
  document = await PDFDocument.load(finished, {updateMetadata: false})
})

test('Chromium’s PDF is not accessible', async () => {
  const kinds = (await uaFaults(raw)).map(fault => fault.replace(/ ×\d+$/, ''))
  expect(kinds).toEqual(
    [
      'Figure without Alt',
      'Link in LI',
      'NonStruct in LI',
      'L in LI',
      'LI without one LBody [16]',
      'P in LI',
      'annotation in NonStruct',
      'annotation without Contents [28-004, 28-012]',
      'content in LI',
      'content in Table',
      'no XMP [06-001]',
      'no claim [06-002]',
      'no title in XMP [06-003]',
      'painting that is neither tagged nor an artifact',
      'type Aside that PDF 1.7 does not know',
      'type Em that PDF 1.7 does not know',
      'type Strong that PDF 1.7 does not know'
    ].sort()
  )
})

test('galley’s PDF is accessible', async () => {
  expect(await uaFaults(finished)).toEqual([])
})

test('a screen reader says much of Chromium’s PDF wrongly', async () => {
  const kinds = (await heardFaults(raw)).map(fault => fault.replace(/ ×\d+$/, ''))
  expect(kinds).toEqual([
    'a label without words',
    'a link that says a key: ',
    'a link without words',
    'a picture without a place',
    'a table in a picture'
  ])
})

test('it conforms to PDF/A, unlike Chromium’s', async () => {
  expect(await archiveFaults(finished)).toEqual([])
  expect(await archiveFaults(raw)).toEqual([
    'XMP that is not plain [6.6.2.1]',
    'no ID [6.1.3]',
    'no claim [6.6.4]',
    'no output intent [6.2.3]'
  ])
})

test('the structure tree has the types of notes, formulas, pictures and containers', () => {
  expect(outline(document)).toContain('Note note-1')
  expect(outline(document)).toContain('Formula “x squared”')
  expect(outline(document)).toContain('Figure “A square”')
  expect(outline(document).filter(line => line === 'Div')).toHaveLength(3)
})

test('a cell refers to its header cells by their new identifiers', () => {
  const cells = elements(document).filter(element => typeOf(element) === 'TD')
  const headers = elements(document).filter(element => typeOf(element) === 'TH')
  const known = headers.map(header => header.lookup(PDFName.of('ID'))?.toString())
  expect(cells).toHaveLength(2)
  for (const cell of cells) {
    const attributes = cell.lookup(PDFName.of('A'))
    const list = attributes instanceof PDFArray ? attributes.asArray() : [attributes]
    const named = list.flatMap(item => {
      const table = document.context.lookup(item)
      return table instanceof PDFDict
        ? (table.lookupMaybe(PDFName.of('Headers'), PDFArray)?.asArray() ?? [])
        : []
    })
    expect(named).toHaveLength(2)
    for (const header of named) expect(known).toContain(header.toString())
  }
})

test('a link is described by its address, the words at its place, or its name', () => {
  const annotations = document.getPages().flatMap(page => page.node.Annots()?.asArray() ?? [])
  const contents = annotations.map(reference =>
    document.context.lookup(reference, PDFDict).lookup(PDFName.of('Contents'))
  )
  expect(contents.map(text => (text as PDFString).decodeText()).sort()).toEqual([
    'Noted.',
    'Noted.',
    'Table 1',
    'https://example.org/x',
    'https://example.org/y'
  ])
})

test('the information dictionary and XMP agree', () => {
  expect(document.getTitle()).toBe(metadata.title)
  expect(document.getAuthor()).toBe('Ada Lovelace; Burcu Öztürk')
  expect(document.getSubject()).toBe('On sediment')
  expect(document.getKeywords()).toBe('sediment; flux & flow')
  expect(document.getCreator()).toBe('galley 0.1.0')
  expect(document.getProducer()).toBe('galley')
  expect(document.getCreationDate()?.toISOString()).toBe('2025-01-02T00:00:00.000Z')
  expect(document.getModificationDate()?.toISOString()).toBe('2025-01-02T00:00:00.000Z')
  const xmp = document.catalog.lookup(PDFName.of('Metadata'))
  const text = xmp instanceof PDFRawStream ? new TextDecoder().decode(xmp.getContents()) : ''
  expect(text).toContain('Sediment &amp; “flux” &lt;again&gt;')
  expect(text).toContain('<rdf:Seq><rdf:li>Ada Lovelace</rdf:li><rdf:li>Burcu Öztürk</rdf:li></rdf:Seq>')
  expect(text).toContain('<xmp:CreateDate>2025-01-02T00:00:00Z</xmp:CreateDate>')
  expect(text).toContain('<pdfuaid:part>1<')
})

test('viewers show the language, the title and the journal’s page numbers', () => {
  const {catalog} = document
  expect(catalog.lookup(PDFName.of('Lang'))?.toString()).toBe('(en-GB)')
  const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict)
  expect(preferences.get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true')
  const labels = catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
  expect(labels.lookup(1, PDFDict).lookup(PDFName.of('St'), PDFNumber).asNumber()).toBe(117)
})

test('the browser’s version and the clock leave no traces', () => {
  const text = new TextDecoder('latin1').decode(finished)
  expect(text).not.toMatch(/Chrom|Skia|node0000/)
})

test('the identifier of the file is the hash of its content', () => {
  const text = new TextDecoder('latin1').decode(finished)
  const identifier = /\/ID \[ <([0-9A-F]{32})> <\1> \]/.exec(text)?.[1] ?? ''
  const zeroed = Uint8Array.from(text.replaceAll(identifier, '0'.repeat(32)), character =>
    character.charCodeAt(0)
  )
  // The decoder reads 0x80–0x9F as Windows-1252, so the bytes are taken from the file.
  for (let index = 0; index < zeroed.length; index++)
    if (text.charCodeAt(index) > 127) zeroed[index] = finished[index] ?? 0
  expect(identifier).not.toBe('')
  expect(sha256(zeroed).slice(0, 32).toUpperCase()).toBe(identifier)
})

test('another title gives another identifier', async () => {
  const other = await postprocess(raw, {...metadata, title: 'Another'})
  expect(identifierOf(other)).not.toBe(identifierOf(finished))
})

test('post-processing is idempotent', async () => {
  const again = await postprocess(finished, metadata)
  expect(await uaFaults(again)).toEqual([])
})

test.each([
  ['2025-01-02', 'D:20250102000000Z'],
  ['2025-01-02T03:04:05Z', 'D:20250102030405Z'],
  ['2025-01-02T03:04:05.678Z', 'D:20250102030405Z'],
  ['2025-01-02T03:04+05:30', "D:20250102030400+05'30'"]
])('the date %s is written as %s', (date, expected) => {
  expect(pdfDate(date)).toBe(expected)
})

function identifierOf(pdf: Uint8Array): string | undefined {
  return /\/ID \[ <([0-9A-F]{32})>/.exec(new TextDecoder('latin1').decode(pdf))?.[1]
}

function elements({context}: PDFDocument): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.has(PDFName.of('S')) && object.has(PDFName.of('P')) ? [object] : []
    )
}

function typeOf(element: PDFDict): string {
  return element.lookup(PDFName.of('S'), PDFName).decodeText()
}

/** The elements with their identifier and alternative text. */
function outline(document: PDFDocument): string[] {
  return elements(document).map(element => {
    const text = (key: string) => (element.lookup(PDFName.of(key)) as PDFString | undefined)?.decodeText()
    const [identifier, alternative] = [text('ID'), text('Alt')]
    return `${typeOf(element)}${identifier ? ` ${identifier}` : ''}${alternative ? ` “${alternative}”` : ''}`
  })
}
