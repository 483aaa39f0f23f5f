import {afterAll, expect, test, vi} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {readAsset} from '../src/node/package.ts'
import {createPrinter} from '../src/node/print.ts'
import {pdfOutput} from '../src/outputs/pdf/index.ts'
import {archiveFaults} from './pdf-a.ts'
import {uaFaults} from './pdf-ua.ts'
import {textWorld} from './world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const printer = createPrinter({warn: () => undefined})
afterAll(() => printer.close())

async function printed(text: string): Promise<Uint8Array> {
  const paper = `---\ntitle: Fonts\nlang: en\nstyle: plain\nauthor: Ada\n---\n\n${text}\n`
  const world = {...textWorld({'paper.md': paper}), asset: readAsset, print: printer.print}
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts} = await build(world, createMemo(), options)
  return artifacts[0]!.bytes
}

test('every glyph says a character, those too that are a part of a letter of Nastaliq', async () => {
  const pdf = await printed('Words [یہ ایک مضمون ہے جس میں پھیلا ہوا چاہئے]{lang=ur} and $x_i^2$, `code`.')
  expect(await uaFaults(pdf)).toEqual([])
  expect(await archiveFaults(pdf)).toEqual([])
})

test('a paper with a character that no font has is not claimed to be PDF/A', async () => {
  // U+0378 is no character.
  const pdf = await printed('Words \u0378.')
  expect(await uaFaults(pdf)).toContain('glyph of no character, .notdef [31-030] ×1')
  expect(await archiveFaults(pdf)).toEqual(['no claim [6.6.4]'])
})
