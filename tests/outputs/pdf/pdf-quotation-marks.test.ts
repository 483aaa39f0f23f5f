import {expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {readTextAloud} from '../../pdf-structure.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

async function printed(text: string): Promise<string> {
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const {artifacts} = await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  return readTextAloud(artifacts[0]!.bytes)
}

test('quotation marks and apostrophes in the PDF are those of the article', async () => {
  const all = await printed(
    "---\ntitle: Marks\n---\n\nIt's ‘one’ and “two”, isn't it.\n\nA 'nested \"one\"'.\n"
  )
  expect(all).toContain('It’s ‘one’ and “two”, isn’t it.')
  expect(all).toContain('A ‘nested “one”’.')
  expect(await printed("---\ntitle: Closing\n---\n\nWe don't.\n")).toContain('We don’t.')
  expect(await printed('---\ntitle: Opening\n---\n\nAn ‘opening.\n')).toContain('An ‘opening.')
})

test('letters that look like them stay letters', async () => {
  expect(await printed('---\ntitle: Letters\n---\n\nHawaiʻi and Qurʼan.\n')).toContain('Hawaiʻi and Qurʼan.')
})
