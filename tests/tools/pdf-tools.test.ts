import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {postprocess} from '../../src/outputs/pdf/publication/postprocess.ts'
import {keepPdf} from '../built-pdfs.ts'
import {judge} from '../judge.ts'
import {article, metadata} from '../pdf-article.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const folder = mkdtempSync(join(tmpdir(), 'galley-test-'))
const file = join(folder, 'article.pdf')
const qpdf = judge('qpdf')
const pdfinfo = judge('pdfinfo')
const pdffonts = judge('pdffonts')
const mutool = judge('mutool')
const exiftool = judge('exiftool')

beforeAll(async () => {
  const typesetter = createTypesetter({warn: () => undefined})
  const {pdf} = await typesetter.typeset({html: article, scripts: []})
  await typesetter.close()
  const finished = await postprocess(pdf, metadata)
  keepPdf('pdf-tools', finished)
  writeFileSync(file, finished)
})
afterAll(() => rmSync(folder, {recursive: true}))

test('qpdf finds no error in the file', () => {
  const {status, stdout} = qpdf(['--check', file])
  expect({status, stdout}).toEqual({
    status: 0,
    stdout: expect.stringContaining('No syntax or stream encoding errors')
  })
})

test('poppler reads its metadata, and knows every structure type', () => {
  const {stdout} = pdfinfo([file])
  expect(stdout).toMatch(/Title: +Sediment & “flux” <again>/)
  expect(stdout).toMatch(/Tagged: +yes/)
  const structure = pdfinfo(['-struct', file])
  expect(structure.stdout).toContain('Document')
  expect(structure.stdout + structure.stderr).not.toMatch(/error/i)
})

test('every font is embedded as a subset and has a map to Unicode', () => {
  const fonts = pdffonts([file]).stdout.trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/ yes yes yes /)
})

test('mupdf reads its words without a warning', () => {
  const {status, stdout, stderr} = mutool(['draw', '-F', 'text', file])
  // Debian's build has no colour profiles, and prints a note about it.
  const warnings = stderr.split('\n').filter(line => /warning|error/.test(line) && !line.includes('ICC'))
  expect({status, warnings}).toEqual({status: 0, warnings: []})
  expect(stdout).toMatch(/^Sediment$/m)
})

test('exiftool reads the licence from XMP', () => {
  const {stdout} = exiftool(['-validate', '-XMP-cc:all', '-XMP-xmpRights:all', file])
  expect(stdout).toMatch(/Validate +: OK/)
  expect(stdout).toMatch(/License +: https:\/\/creativecommons\.org\/licenses\/by-nc-nd\/4\.0\//)
})
