import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {keepPdf, pdfOutput} from '../../built-pdfs.ts'
import {archiveFaults} from '../../pdf-a.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

async function printed(text: string): Promise<Uint8Array> {
  const paper = `---\ntitle: Fonts\nlang: en\nstyle: plain\nauthor: Ada\n---\n\n${text}\n`
  const world = {...textWorld({'paper.md': paper}), asset: readAsset, typeset: typesetter.typeset}
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts} = await build(world, createMemo(), options)
  keepPdf('fonts', artifacts[0]!.bytes)
  return artifacts[0]!.bytes
}

test('every glyph maps to a character, including parts of letters in Nastaliq', async () => {
  const pdf = await printed('Words [یہ ایک مضمون ہے جس میں پھیلا ہوا چاہئے]{lang=ur} and $x_i^2$, `code`.')
  expect(await uaFaults(pdf)).toEqual([])
  expect(await archiveFaults(pdf)).toEqual([])
})

test('a paper with a character that no font has does not claim PDF/A', async () => {
  // U+0378 is not assigned, so no font has it.
  const pdf = await printed('Words \u0378.')
  expect(await uaFaults(pdf)).toContain('glyph of no character, .notdef [31-030] ×1')
  expect(await archiveFaults(pdf)).toEqual(['no claim [6.6.4]'])
})

/** Kind and name of each font in the PDF of a text. */
async function fontsOf(text: string): Promise<readonly string[]> {
  const pdf = await PDFDocument.load(await printed(text), {updateMetadata: false})
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) return []
    const named = object.get(PDFName.of('BaseFont')) ?? object.get(PDFName.of('Name'))
    return [`${object.get(PDFName.of('Subtype'))} ${named}`]
  })
}

test('bold italic code uses an existing font, not a synthesized one', async () => {
  const fonts = await fontsOf('***Words `code` words.***')
  expect(fonts.some(font => font.includes('SourceCodePro'))).toBe(true)
  expect(fonts.filter(font => font.startsWith('/Type3'))).toEqual([])
})

test('Arabic in a listing uses the style’s font, not a system font', async () => {
  const fonts = await fontsOf('```xml\n<name>مريم</name>\n```')
  expect(fonts.some(font => font.includes('Amiri'))).toBe(true)
  expect(fonts.filter(font => font.includes('DejaVu'))).toEqual([])
})
