import {deflateSync} from 'node:zlib'
import {PDFName} from 'pdf-lib'
import {expect, test} from 'vitest'
import {isPdfFault, type PdfPicture} from '../../src/core/pdf-picture.ts'
import {createPdfReader} from '../../src/node/pdf-picture.ts'
import {type FigureOptions, figurePdf, quarters, readPng} from '../pdf-figure.ts'
import {quickPart} from '../tier.ts'

const readPdf = createPdfReader()

async function pictureOf(options: FigureOptions = {}): Promise<PdfPicture> {
  const picture = await readPdf(await figurePdf(options))
  if (isPdfFault(picture)) throw new Error(picture.fault)
  return picture
}

test.each<[string, FigureOptions, {width: number; height: number; colours: string}]>([
  ['a page as it lies', {}, {width: 200, height: 100, colours: 'red green blue black'}],
  ['turned by a quarter', {rotate: 90}, {width: 100, height: 200, colours: 'blue red black green'}],
  ['upside down', {rotate: 180}, {width: 200, height: 100, colours: 'black blue green red'}],
  ['turned by three quarters', {rotate: 270}, {width: 100, height: 200, colours: 'green black red blue'}],
  ['cropped', {crop: [0, 50, 80, 40]}, {width: 80, height: 40, colours: 'red red red red'}]
])('the picture of %s', async (_, options, {width, height, colours}) => {
  const picture = await pictureOf(options)
  expect(picture).toMatchObject({width, height, pages: 1, missingFonts: []})
  expect(quarters(readPng(picture.png))).toBe(colours)
})

test('a small picture has four pixels per CSS pixel, a large one at most those of a page', async () => {
  expect(readPng((await pictureOf()).png)).toMatchObject({width: 1067, height: 533})
  const large = await pictureOf({change: document => document.getPage(0).setMediaBox(0, 0, 4000, 3000)})
  const {width, height} = readPng(large.png)
  expect(width * height).toBeLessThan(4_100_000)
  expect(width / height).toBeCloseTo(4 / 3, 2)
})

test('the same file gives the same picture', async () => {
  const pdf = await figurePdf({text: 'A'})
  expect(await createPdfReader()(pdf)).toEqual(await createPdfReader()(pdf))
})

test('fonts that are not embedded are reported, including those of forms', async () => {
  expect((await pictureOf({text: 'North'})).missingFonts).toEqual(['Helvetica'])
  const change: FigureOptions['change'] = document => {
    const {context} = document
    const font = {Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier'}
    const form = context.flateStream('BT /F 9 Tf (South) Tj ET', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 100],
      Resources: {Font: {F: font}}
    })
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({XObject: {X: context.register(form)}}))
  }
  expect((await pictureOf({after: '/X Do', change})).missingFonts).toEqual(['Courier'])
})

test('letters drawn by the PDF itself are not a missing font, and font names cannot control a terminal', async () => {
  const drawn = {
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 9, 9],
    FontMatrix: [1, 0, 0, 1, 0, 0],
    FirstChar: 65,
    LastChar: 65,
    Widths: [9],
    Encoding: {Type: 'Encoding', Differences: [65, 'A']}
  }
  const change: FigureOptions['change'] = document => {
    const {context} = document
    const letter = context.register(context.flateStream('9 0 0 0 9 9 d1 0 0 9 9 re f'))
    const named = {Type: 'Font', Subtype: 'TrueType', BaseFont: 'Plain\u001b[2J`'}
    const fonts = {F: {...drawn, CharProcs: {A: letter}}, G: named}
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({Font: fonts}))
  }
  const after = 'BT /F 1 Tf (A) Tj /G 9 Tf (A) Tj ET'
  expect((await pictureOf({after, change})).missingFonts).toEqual(['Plain[2J'])
})

test('annotations are not part of the picture', async () => {
  const change: FigureOptions['change'] = document => {
    const {context} = document
    const look = context.register(
      context.flateStream('1 1 0 rg 0 0 200 100 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 200, 100]
      })
    )
    const note = context.obj({Type: 'Annot', Subtype: 'Stamp', Rect: [0, 0, 200, 100], F: 4, AP: {N: look}})
    document.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(note)]))
  }
  expect(quarters(readPng((await pictureOf({change})).png))).toBe('red green blue black')
})

/** A layer over the whole drawing. */
const yellowLayer = '/OC /L BDC 1 1 0 rg 0 0 200 100 re f EMC'
const layer =
  (visibility: 'ON' | 'OFF'): NonNullable<FigureOptions['change']> =>
  document => {
    const {context, catalog} = document
    const group = context.register(context.obj({Type: 'OCG', Name: 'L'}))
    catalog.set(PDFName.of('OCProperties'), context.obj({OCGs: [group], D: {[visibility]: [group]}}))
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({Properties: {L: group}}))
  }

test('a drawing with a hidden layer is not copied into another file, where the layer would be visible', async () => {
  const hidden = await pictureOf({after: yellowLayer, change: layer('OFF')})
  expect(quarters(readPng(hidden.png))).toBe('red green blue black')
  expect(hidden.drawing).toBeUndefined()
  const shown = await pictureOf({after: yellowLayer, change: layer('ON')})
  expect(quarters(readPng(shown.png))).toBe('255 255 0 255 255 0 255 255 0 255 255 0')
  expect(shown.drawing).toBeDefined()
})

const bytes = (text: string) => new TextEncoder().encode(text)
const page = '3 0 obj <</Type /Page /Parent 2 0 R>> endobj'
const locked =
  '4 0 obj <</Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012)>> endobj'
const tree =
  '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 9 9]>> endobj'

test.each([
  ['bytes that are no PDF', bytes('A map'), 'broken'],
  ['a PDF that is cut off', bytes('%PDF-1.4\n1 0 obj <</Type /Cat'), 'broken'],
  [
    'a PDF with a password',
    bytes(`%PDF-1.4\n${tree} ${page} ${locked} trailer <</Root 1 0 R /Encrypt 4 0 R /ID [(a) (a)]>>`),
    'encrypted'
  ],
  [
    'a PDF without pages',
    bytes(
      '%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj trailer <</Root 1 0 R>>'
    ),
    'broken'
  ],
  [
    'a page of ten metres',
    bytes(`%PDF-1.4\n${tree.replace('9 9', '28346 9')} ${page} trailer <</Root 1 0 R>>`),
    'large'
  ]
])('%s is reported', async (_, pdf, fault) => {
  expect(await readPdf(pdf)).toEqual({fault})
})

test('a page that takes too long is a fault of the machine, and the next one is read', async () => {
  const reader = createPdfReader(20)
  const circles = '0 0 m 9 0 0 9 9 9 c 9 0 9 9 5 5 c f\n'.repeat(100_000)
  await expect(reader(await figurePdf({after: circles}))).rejects.toThrow('not drawn within 0.02 s')
  expect(isPdfFault(await readPdf(await figurePdf()))).toBe(false)
})

/** Forms, each of which draws the previous one several times. */
const forms =
  (levels: number, times: number, content = '0 0 9 9 re f'): NonNullable<FigureOptions['change']> =>
  document => {
    const {context} = document
    let form = context.register(context.flateStream(content, formEntries()))
    for (let level = 1; level < levels; level++) {
      const entries = {...formEntries(), Resources: {XObject: {X: form}}}
      form = context.register(context.flateStream('/X Do '.repeat(times), entries))
    }
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({XObject: {X: form}}))
  }
const formEntries = () => ({Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 100]})

/** An image of 30,000 by 30,000 pixels that contains a thousand bytes. */
const hugeImage: NonNullable<FigureOptions['change']> = document => {
  const {context} = document
  const [side, colours] = [30_000, {ColorSpace: 'DeviceRGB', BitsPerComponent: 8}]
  const entries = {Type: 'XObject', Subtype: 'Image', Width: side, Height: side, ...colours}
  const image = context.register(context.flateStream(new Uint8Array(1000), entries))
  document.getPage(0).node.set(PDFName.of('Resources'), context.obj({XObject: {X: image}}))
}

/** A drawing of blanks, compressed by a factor of a thousand. */
const packedContent: NonNullable<FigureOptions['change']> = document => {
  const {context} = document
  const packed = deflateSync(Buffer.alloc(300_000_000, ' '), {level: 1})
  const content = context.stream(packed, {Filter: 'FlateDecode'})
  document.getPage(0).node.set(PDFName.of('Contents'), context.register(content))
}

// Drawings that take long. None of them reaches the time limit, which would end a test.
const stalls: readonly [string, FigureOptions][] = [
  ['forms of ten forms, nine deep, which take all memory', {after: '/X Do', change: forms(9, 10)}],
  ['more than 250,000 parts', {after: '0 0 1 1 re f\n'.repeat(260_000)}],
  ['parts over the whole page', {after: '0 0 200 100 re f\n'.repeat(20_000)}],
  ['forms over the whole page', {after: '/X Do '.repeat(3000), change: forms(1, 1, '0 0 200 100 re f')}],
  ['a path of more than a million points', {after: `0 0 m ${'9 9 l 0 5 l '.repeat(600_000)} f`}],
  ['an image of 900 million pixels', {after: '/X Do', change: hugeImage}],
  ['300 million bytes that are packed', {change: packedContent}]
]

test.each(quickPart(stalls, 4, ([name]) => name))(
  'work that would stall the machine is reported by its count: %s',
  async (_, options) => {
    expect(await createPdfReader(120_000)(await figurePdf(options))).toEqual({fault: 'heavy'})
  }
)

test('a plot of a hundred thousand marks is drawn, also in a group', async () => {
  const marks = Array.from({length: 100_000}, (_, at) => `${at % 199} ${at % 97} 1 1 re f`).join('\n')
  const change: FigureOptions['change'] = document => {
    const {context} = document
    const form = context.register(context.flateStream(marks, formEntries()))
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({XObject: {X: form}}))
  }
  expect(isPdfFault(await createPdfReader(120_000)(await figurePdf({after: '/X Do', change})))).toBe(false)
})
