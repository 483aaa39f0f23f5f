import {readFileSync} from 'node:fs'
import {PDFDict, PDFName, PDFRawStream} from 'pdf-lib'
import {describe, expect, test} from 'vitest'
import {openPdf, type PdfFile, textOf} from '../../../src/outputs/pdf/file/index.ts'
import {unpacked} from '../../../src/outputs/pdf/file/streams.ts'
import {type2Width} from '../../../src/outputs/pdf/publication/drawing-fonts/charstring-width.ts'
import {characterNamed} from '../../../src/outputs/pdf/publication/drawing-fonts/glyph-names.ts'
import {fontObstacles} from '../../../src/outputs/pdf/publication/drawing-fonts/index.ts'

const name = PDFName.of

const drawing = (program: string) =>
  openPdf(readFileSync(new URL(`../../data/drawings/${program}.pdf`, import.meta.url)))

const fontsOf = (file: PdfFile, kind: string): readonly PDFDict[] =>
  file.document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && textOf(file, object.get(name('Subtype'))) === kind ? [object] : []
    )

async function kinds(program: string, change: (file: PdfFile) => void): Promise<readonly string[]> {
  const file = await drawing(program)
  change(file)
  return [...new Set(fontObstacles(file).map(({kind}) => kind))]
}

describe('the fonts of drawings', () => {
  test.each(['pdflatex', 'lualatex', 'typst'])('of %s keep a paper from nothing', async program => {
    expect(await kinds(program, () => undefined)).toEqual([])
  })

  test.each<readonly [string, string, string, (file: PdfFile) => void]>([
    [
      'Type 1 with other widths',
      'pdflatex',
      'drawing-font-faulty',
      file => fontsOf(file, 'Type1')[0]!.set(name('FirstChar'), file.document.context.obj(1))
    ],
    [
      'CFF with other widths',
      'typst',
      'drawing-font-faulty',
      file => fontsOf(file, 'CIDFontType0')[0]!.set(name('W'), file.document.context.obj([1, 99, 7]))
    ],
    [
      'CFF without characters',
      'lualatex',
      'drawing-font-nameless',
      file => fontsOf(file, 'Type0')[0]!.delete(name('ToUnicode'))
    ],
    [
      'Type 1 that shows a glyph that it does not have',
      'lualatex',
      'drawing-font-faulty',
      file => {
        const encoding = {Type: 'Encoding', Differences: [120, 'another']}
        fontsOf(file, 'Type1')[0]!.set(name('Encoding'), file.document.context.obj(encoding))
      }
    ],
    [
      'a damaged program',
      'pdflatex',
      'drawing-font',
      file => {
        const {context} = file.document
        for (const [, object] of context.enumerateIndirectObjects())
          if (object instanceof PDFDict && object.has(name('FontFile')))
            object.set(name('FontFile'), context.register(context.flateStream('%!PS-AdobeFont eexec')))
      }
    ]
  ])('%s are an obstacle', async (_, program, kind, change) => {
    expect(await kinds(program, change)).toEqual([kind])
  })

  test('a Type 1 font without a map gets that of its encoding', async () => {
    const file = await drawing('lualatex')
    fontObstacles(file)
    const map = file.document.context.lookup(fontsOf(file, 'Type1')[0]!.get(name('ToUnicode')))
    expect(map).toBeInstanceOf(PDFRawStream)
    expect(new TextDecoder().decode(unpacked(file, map as PDFRawStream))).toContain('<78> <0078>')
  })
})

test.each([
  ['alpha', 'α'],
  ['summationdisplay', '∑'],
  ['uni00DF', 'ß'],
  ['u1D465', '𝑥'],
  ['germandbls.sc', 'ß'],
  ['g17', undefined]
])('the glyph %s is %s', (glyph, character) => {
  const found = characterNamed(glyph)
  expect(found && String.fromCodePoint(found)).toBe(character)
})

test.each<readonly [string, readonly number[], number]>([
  ['none before a move', [139, 139, 21], 500],
  ['before a move', [149, 139, 139, 21], 610],
  ['before the hints', [149, 139, 139, 1], 610],
  ['none before the hints', [139, 139, 1], 500],
  ['of an empty glyph', [149, 14], 610],
  ['in a subroutine', [32, 10], 610]
])('the width of a glyph: %s', (_, charstring, width) => {
  const context = {global: [], local: [Uint8Array.of(149, 14)], nominal: 600, usual: 500}
  expect(type2Width(Uint8Array.from(charstring), context)).toBe(width)
})
