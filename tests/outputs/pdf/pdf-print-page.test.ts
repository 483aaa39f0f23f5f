import {PDFArray, PDFDict, PDFDocument, PDFName, PDFString} from 'pdf-lib'
import {afterAll, expect, test, vi} from 'vitest'
import {createTypesetter} from '../../../src/node/print/typesetter.ts'
import {preparedForPrint} from '../../../src/outputs/pdf/page/print-page.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {contentPolicy, metadata} from '../../pdf-article.ts'
import {readStructureAloud} from '../../pdf-structure.ts'
import {uaFaults} from '../../pdf-ua.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const typesetter = createTypesetter({warn: () => undefined})
afterAll(() => typesetter.close())

async function printed(text: string): Promise<Uint8Array> {
  const page =
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${contentPolicy}<title>T</title></head>` +
    `<body><main><article><h1 id="top">T</h1>${text}</article></main></body></html>`
  const {pdf} = await typesetter.typeset({html: preparedForPrint(page), scripts: []})
  const finished = await postprocess(pdf, metadata)
  expect(await uaFaults(finished)).toEqual([])
  return finished
}

test('the language of a stretch of text and of a section is kept', async () => {
  const text =
    '<p>In <span class="x" lang="fr">passant</span> by.</p><section lang="ur"><h2 id="h">Khana</h2></section>'
  expect((await readStructureAloud(await printed(text))).slice(3)).toEqual([
    '  P “In  by.”',
    '   Span in fr “passant”',
    '  H2 in ur “Khana”'
  ])
})

test('headings, figures and notes have names that others can lead to', async () => {
  const pdf = await printed(
    '<h2 id="sec-law">Law</h2><figure id="fig-1"><table><tr><th>A</th></tr><tr><td>1</td></tr></table></figure>' +
      '<p><a href="#sec-law">back</a></p><ol><li id="note-1">Note</li></ol>'
  )
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const tree = document.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict)
  const entries = tree.lookup(PDFName.of('Names'), PDFArray).asArray()
  const names = entries.flatMap(entry => (entry instanceof PDFString ? [entry.decodeText()] : []))
  expect(names).toEqual(['fig-1', 'note-1', 'sec-law', 'top'])
  expect(document.catalog.has(PDFName.of('Dests'))).toBe(false)
})

test('a page without places is left as it is', () => {
  expect(preparedForPrint('<body><s>x</s></body>')).toBe('<body><s>x</s></body>')
})
