import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream
} from 'pdf-lib'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import {createPrinter} from '../src/node/print.ts'
import {postprocess} from '../src/outputs/pdf/postprocess.ts'
import {sourcesOf} from '../src/outputs/pdf/sources.ts'
import {keepPdf} from './built-pdfs.ts'
import {galley, project} from './galley.ts'
import {article, metadata} from './pdf-article.ts'
import {uaFaults} from './pdf-ua.ts'
import {textWorld} from './world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const printer = createPrinter({warn: () => undefined})
let raw: Uint8Array
beforeAll(async () => {
  raw = (await printer.print({html: article, scripts: []})).pdf
})
afterAll(() => printer.close())

/** The attached files: name, description, type and text. */
async function attached(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const files = document.catalog.lookupMaybe(PDFName.of('AF'), PDFArray)?.asArray() ?? []
  return files.map(reference => {
    const file = document.context.lookup(reference, PDFDict)
    const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFRawStream
    const text = (key: string) => file.lookup(PDFName.of(key), PDFHexString).decodeText()
    const type = stream.dict.lookup(PDFName.of('Subtype'), PDFName).decodeText()
    const relation = file.lookup(PDFName.of('AFRelationship'), PDFName).decodeText()
    const content = new TextDecoder().decode(decodePDFRawStream(stream).decode())
    return `${relation} ${text('UF')} (${text('Desc')}) ${type}: ${content}`
  })
}

test('files are attached as sources, sorted, and the file says that it is PDF/A-3', async () => {
  const file = (name: string) => ({
    name,
    bytes: new TextEncoder().encode(`of ${name}`),
    mediaType: 'text/markdown',
    description: 'Text'
  })
  const finished = await postprocess(raw, metadata, [file('b.md'), file('a é.md')])
  keepPdf('attachments', finished)
  expect(await attached(finished)).toEqual([
    'Source a é.md (Text) text/markdown: of a é.md',
    'Source b.md (Text) text/markdown: of b.md'
  ])
  expect(await uaFaults(finished)).toEqual([])
  expect(new TextDecoder('latin1').decode(finished)).toContain('<pdfaid:part>3</pdfaid:part>')
})

test('without files nothing is attached, and the file says that it is PDF/A-2', async () => {
  const finished = await postprocess(raw, metadata)
  expect(await attached(finished)).toEqual([])
  expect(new TextDecoder('latin1').decode(finished)).toContain('<pdfaid:part>2</pdfaid:part>')
})

test('a built paper carries what it is made of, and is verified with it', async () => {
  const folder = project({
    'paper.md': '---\ntitle: Clay\nbibliography: refs/works.bib\n---\n\nAs @doe says.\n',
    'refs/works.bib': '@book{doe, author={Doe, Ann}, title={Clay}, publisher={Kiln}, year={2001}}\n'
  })
  const built = await galley(['build', 'paper.md', '--to', 'pdf', '--attach-sources', '--draft'], {
    cwd: folder
  })
  expect(built.err).not.toContain('nothing was written')
  const name = /wrote (\S+\.pdf)/.exec(built.out)?.[1] ?? ''
  expect(
    (await attached(readFileSync(join(folder, name)))).map(line => line.split(':', 2).join(':'))
  ).toEqual([
    'Source paper.md (Text: paper.md) text/markdown',
    'Source works.bib (Bibliography: refs/works.bib) application/x-bibtex'
  ])
  const verified = await galley(['verify', 'paper.md'], {cwd: folder})
  expect(verified.out).toMatch(/verify: same\n$/)
})

test('of a picture its own file is attached, and the one that stands in for it', async () => {
  const files = {
    'paper.md': '![A](plot.eps) ![B](plot) ![C](drawn.svg) ![D](absent.png)',
    'plot.eps': '%!PS-Adobe-3.0 EPSF-3.0',
    'plot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'
  }
  const world = textWorld(files)
  const {manuscript} = await build(world, createMemo(), {entry: 'paper.md', outputs: [], draft: true})
  const sources = await sourcesOf(manuscript, world)
  expect(sources.filter(({description}) => description.startsWith('Picture')).map(({name}) => name)).toEqual([
    'drawn.svg',
    'plot.svg',
    'plot.eps'
  ])
})
