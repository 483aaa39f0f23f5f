import {PDFDict, PDFName, PDFRawStream} from 'pdf-lib'
import {beforeAll, expect, test, vi} from 'vitest'
import {openPdf, type PdfFile, textOf} from '../../../src/outputs/pdf/file/index.ts'
import {fontObstacles} from '../../../src/outputs/pdf/publication/drawing-fonts/index.ts'
import {type FigureOptions, figurePdf} from '../../pdf-figure.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const name = PDFName.of
/** A drawing with letters of two fonts, as the browser prints it. */
let drawing: Uint8Array

beforeAll(async () => {
  const {pdf} = await typesetter.typeset({
    html: serialized('<!doctype html><meta charset="utf-8"><title>T</title><p>Größe <b>in fine words</b>'),
    scripts: []
  })
  drawing = pdf
})

function dictionaries(file: PdfFile, key: string, value: string): readonly PDFDict[] {
  return file.document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && textOf(file, object.get(name(key))) === value ? [object] : []
    )
}

const first = (file: PdfFile, kind: string): PDFDict => {
  const found = dictionaries(file, 'Subtype', kind)[0]
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
const descriptor = (file: PdfFile): PDFDict => dictionaries(file, 'Type', 'FontDescriptor')[0]!

async function kinds(change: (file: PdfFile) => void): Promise<readonly string[]> {
  const file = await openPdf(drawing)
  change(file)
  return [...new Set(fontObstacles(file).map(({kind}) => kind))]
}

test('TrueType fonts with their widths and characters keep a paper from nothing', async () => {
  expect(await kinds(() => undefined)).toEqual([])
})

test.each<readonly [string, string, (file: PdfFile) => void]>([
  ['without its program', 'drawing-font-outside', file => descriptor(file).delete(name('FontFile2'))],
  ['without its characters', 'drawing-font-nameless', file => first(file, 'Type0').delete(name('ToUnicode'))],
  [
    'of an encoding that is not read',
    'drawing-font',
    file => first(file, 'Type0').set(name('Encoding'), name('Identity-V'))
  ],
  [
    'with other widths than its program',
    'drawing-font-faulty',
    file =>
      first(file, 'CIDFontType2').set(name('W'), file.document.context.obj([0, [1, 2, 3], 4, 9999, 333]))
  ],
  [
    'whose characters are glyph 0',
    'drawing-font-faulty',
    file =>
      first(file, 'CIDFontType2').set(
        name('CIDToGIDMap'),
        file.document.context.register(file.document.context.flateStream(new Uint8Array(20_000)))
      )
  ],
  [
    'with a damaged program',
    'drawing-font',
    file => {
      const program = descriptor(file).get(name('FontFile2'))
      const {context} = file.document
      context.assign(program as never, context.flateStream('damaged'))
    }
  ],
  [
    'of another kind',
    'drawing-font',
    file => {
      const inner = first(file, 'CIDFontType2')
      inner.set(name('Subtype'), name('CIDFontType0'))
    }
  ]
])('a font %s is an obstacle', async (_, kind, change) => {
  expect(await kinds(change)).toEqual([kind])
})

test('a list of glyphs goes, and the usual map of glyphs is written', async () => {
  const file = await openPdf(drawing)
  const inner = first(file, 'CIDFontType2')
  inner.delete(name('CIDToGIDMap'))
  const described = inner.lookup(name('FontDescriptor'), PDFDict)
  described.set(name('CIDSet'), file.document.context.register(file.document.context.flateStream('x')))
  expect(fontObstacles(file)).toEqual([])
  expect(textOf(file, inner.get(name('CIDToGIDMap')))).toBe('Identity')
  expect(described.has(name('CIDSet'))).toBe(false)
})

test('a font that is only named is an obstacle with its name, and not where nothing is shown in it', async () => {
  const shown = await openPdf(await figurePdf({text: 'A'}))
  expect(fontObstacles(shown)).toEqual([{kind: 'drawing-font-outside', subject: 'Helvetica'}])
  const silent = await openPdf(
    await figurePdf({
      change: ({context}) => {
        context.register(context.obj({Type: 'Font', Subtype: 'Type1', BaseFont: 'Courier'}))
      }
    })
  )
  expect(fontObstacles(silent)).toEqual([])
})

/** Returns a change that makes a drawing show `A` in a font of drawn glyphs, `A` and `B`. */
function drawn(width: number, unicode: string): NonNullable<FigureOptions['change']> {
  return document => {
    const {context} = document
    const glyph = context.register(context.flateStream('500 0 0 0 500 500 d1 0 0 500 500 re f'))
    const map = context.register(context.flateStream(`1 beginbfchar\n${unicode}\nendbfchar`))
    const font = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: [0, 0, 500, 500],
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        CharProcs: {A: glyph},
        Encoding: {Type: 'Encoding', Differences: [65, 'A']},
        FirstChar: 65,
        LastChar: 65,
        Widths: [width],
        ToUnicode: map
      })
    )
    document.getPage(0).node.set(name('Resources'), context.obj({Font: {F1: font}}))
  }
}

test.each([
  ['A', 500, '<41> <0041>', []],
  ['A', 480, '<41> <0041>', ['drawing-font-faulty']],
  ['A', 500, '<42> <0042>', ['drawing-font-nameless']],
  ['A', 500, '<41> <E001>', ['drawing-font-nameless']],
  ['B', 500, '<41> <0041>', ['drawing-font-faulty']]
])('a font of drawn glyphs that shows %s, of width %i, named %s', async (text, width, unicode, expected) => {
  const file = await openPdf(
    await figurePdf({after: `BT /F1 9 Tf (${text}) Tj ET`, change: drawn(width, unicode)})
  )
  expect(fontObstacles(file).map(({kind}) => kind)).toEqual(expected)
})

test('a simple font without a map gets that of its encoding', async () => {
  const file = await openPdf(drawing)
  const {context} = file.document
  const inner = first(file, 'CIDFontType2')
  const simple = context.obj({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'AAAAAA+Simple',
    Encoding: 'WinAnsiEncoding',
    FirstChar: 0,
    LastChar: 255,
    Widths: []
  })
  const own = context.obj({Type: 'FontDescriptor', FontName: 'AAAAAA+Simple', Flags: 32})
  own.set(name('FontFile2'), inner.lookup(name('FontDescriptor'), PDFDict).get(name('FontFile2'))!)
  simple.set(name('FontDescriptor'), own)
  const page = file.pages[0]!.node
  page.set(name('Resources'), context.obj({Font: {F1: context.register(simple)}}))
  page.set(name('Contents'), context.register(context.flateStream('BT /F1 9 Tf () Tj ET')))
  expect(fontObstacles(file)).toEqual([])
  expect(simple.lookup(name('ToUnicode'))).toBeInstanceOf(PDFRawStream)
})
