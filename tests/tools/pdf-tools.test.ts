import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {createPrinter} from '../../src/node/print.ts'
import {postprocess} from '../../src/outputs/pdf/postprocess.ts'
import {article, metadata} from '../pdf-article.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
const file = join(folder, 'article.pdf')
const has = (command: string) => spawnSync(command, ['--version']).error === undefined

beforeAll(async () => {
  const printer = createPrinter({warn: () => undefined})
  const {pdf} = await printer.print({html: article, scripts: []})
  await printer.close()
  writeFileSync(file, await postprocess(pdf, metadata))
})
afterAll(() => rmSync(folder, {recursive: true}))

/** What a tool says of the file; undefined, with a line in the log, where there is no such tool. */
function run(
  command: string,
  ...options: readonly string[]
): {status: number | null; output: string} | undefined {
  if (!has(command)) {
    console.log(`skipped: no ${command}`)
    return undefined
  }
  const {status, stdout, stderr} = spawnSync(command, [...options, file], {encoding: 'utf8'})
  return {status, output: stdout + stderr}
}

test('qpdf finds no error in the file', () => {
  const qpdf = run('qpdf', '--check')
  if (qpdf)
    expect(qpdf).toEqual({status: 0, output: expect.stringContaining('No syntax or stream encoding errors')})
})

test('poppler reads its information, and knows every structure type', () => {
  const information = run('pdfinfo')
  if (!information) return
  expect(information.output).toMatch(/Title: +Sediment & “flux” <again>/)
  expect(information.output).toMatch(/Tagged: +yes/)
  expect(run('pdfinfo', '-struct')?.output).not.toMatch(/error/i)
})

test('every font is embedded as a subset and has a map to Unicode', () => {
  const fonts = run('pdffonts')?.output.trim().split('\n').slice(2)
  for (const font of fonts ?? []) expect(font).toMatch(/ yes yes yes /)
})

test('exiftool reads the licence from XMP', () => {
  const xmp = run('exiftool', '-validate', '-XMP-cc:all', '-XMP-xmpRights:all')
  if (!xmp) return
  expect(xmp.output).toMatch(/Validate +: OK/)
  expect(xmp.output).toMatch(/License +: https:\/\/creativecommons\.org\/licenses\/by-nc-nd\/4\.0\//)
})
