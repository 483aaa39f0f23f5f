import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {afterAll, expect, test, vi} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {readAsset} from '../src/node/package.ts'
import {createPrinter} from '../src/node/print.ts'
import {pdfOutput} from '../src/outputs/pdf/index.ts'
import {textWorld} from './world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const printer = createPrinter({warn: () => undefined})
afterAll(() => printer.close())

/** Kind and name of each font in the PDF of a text. */
async function fontsOf(text: string): Promise<readonly string[]> {
  const world = {
    ...textWorld({'paper.md': `---\ntitle: A paper\nstyle: plain\n---\n\n${text}\n`}),
    asset: readAsset,
    print: printer.print
  }
  const {artifacts} = await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  const pdf = await PDFDocument.load(artifacts[0]!.bytes, {updateMetadata: false})
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) return []
    const named = object.get(PDFName.of('BaseFont')) ?? object.get(PDFName.of('Name'))
    return [`${object.get(PDFName.of('Subtype'))} ${named}`]
  })
}

test('bold italic code is set in a face that there is, not in one that is drawn letter by letter', async () => {
  const fonts = await fontsOf('***Words `code` words.***')
  expect(fonts.some(font => font.includes('SourceCodePro'))).toBe(true)
  expect(fonts.filter(font => font.startsWith('/Type3'))).toEqual([])
})

test('Arabic in a listing is set in the face of the style, not in one of the machine', async () => {
  const fonts = await fontsOf('```xml\n<name>مريم</name>\n```')
  expect(fonts.some(font => font.includes('Amiri'))).toBe(true)
  expect(fonts.filter(font => font.includes('DejaVu'))).toEqual([])
})
