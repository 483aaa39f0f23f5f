import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream
} from 'pdf-lib'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAttachedPaper} from '../../../src/node/commands/attached-paper.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {sourcesOf} from '../../../src/outputs/pdf/publication/sources.ts'
import {keepPdf} from '../../built-pdfs.ts'
import {galley, project} from '../../galley.ts'
import {article, metadata} from '../../pdf-article.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {tampered} from '../../tampering.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

let raw: Uint8Array
beforeAll(async () => {
  raw = (await typesetter.typeset({html: article, scripts: []})).pdf
})

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

test('files are attached as sources, sorted, and the file claims PDF/A-3', async () => {
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

test('without files nothing is attached, and the file claims PDF/A-2', async () => {
  const finished = await postprocess(raw, metadata)
  expect(await attached(finished)).toEqual([])
  expect(new TextDecoder('latin1').decode(finished)).toContain('<pdfaid:part>2</pdfaid:part>')
})

test('a built paper contains its sources, and is verified with them', async () => {
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
  // In any folder, the PDF alone is enough to verify it.
  const pdf = readFileSync(join(folder, name))
  const elsewhere = project({'paper.pdf': pdf})
  expect(await galley(['verify', 'paper.pdf'], {cwd: elsewhere})).toEqual({
    code: 0,
    out: 'same: paper.pdf\nverify: same\n',
    err: verified.err
  })
  const at = pdf.indexOf('Clay</rdf:li>')
  writeFileSync(join(elsewhere, 'paper.pdf'), tampered(pdf, {at, byte: 'B'.charCodeAt(0)}))
  const altered = await galley(['verify', 'paper.pdf'], {cwd: elsewhere})
  expect([altered.code, altered.out]).toEqual([
    1,
    'paper.pdf differs: metadata, dc:title: expected “Clay”, found “Blay”\nverify: differs\n'
  ])
  expect(await galley(['verify', 'paper.pdf', '--published'], {cwd: elsewhere})).toMatchObject({
    code: 2,
    err: 'galley: --published does not work with a PDF\n'
  })
})

describe('reading the sources of an untrusted PDF', () => {
  const inflate = (packed: Uint8Array): Uint8Array | undefined => {
    try {
      return new Uint8Array(inflateSync(packed))
    } catch {
      return undefined
    }
  }
  const carrying = (...paths: readonly string[]): Promise<Uint8Array> =>
    postprocess(
      raw,
      metadata,
      paths.map((path, index) => ({
        name: `file-${index}`,
        bytes: new TextEncoder().encode(`of ${path}`),
        mediaType: 'text/markdown',
        description: `Text: ${path}`
      }))
    )
  const read = async (...paths: readonly string[]) =>
    readAttachedPaper('a.pdf', await carrying(...paths), inflate)

  test('files have their paths, and without settings the only text is the entry', async () => {
    const {files, entries} = await read('manuscript/ä.md', 'references.bib')
    expect(files.map(({path, bytes}) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['manuscript/ä.md', 'of manuscript/ä.md'],
      ['references.bib', 'of references.bib']
    ])
    expect(entries).toEqual(['manuscript/ä.md', ''])
    expect((await read('a.md', 'manuscript.yaml')).entries).toEqual([''])
    expect((await read('a.md', 'b.md')).entries).toEqual([''])
  })

  test.each([
    '../a.md',
    'a/../../b.md',
    '/etc/passwd',
    'C:\\a.md',
    'a\\b.md',
    './a.md',
    'a//b.md',
    'a/',
    'a\0.md',
    'a\n.md',
    `${'a'.repeat(256)}.md`
  ])('%j is rejected', async path => {
    await expect(read(path)).rejects.toThrow(
      /^the path of the attachment `.*` in a\.pdf leads out of the paper$/
    )
  })

  test.each([
    [['a.md', 'A.md'], 'the attachments `a.md` and `A.md` in a.pdf would overwrite each other'],
    [['a', 'a/b.md'], 'the attachments `a` and `a/b.md` in a.pdf would overwrite each other']
  ])('%j are rejected', async (paths, said) => {
    await expect(read(...paths)).rejects.toThrow(said)
  })

  test('a PDF without attachments, one of another program, a truncated one and an empty one have none', async () => {
    const read = (pdf: Uint8Array) => () => readAttachedPaper('a.pdf', pdf, inflate)
    const pdf = await carrying('a.md')
    const none = 'a.pdf contains no sources; `galley build --attach-sources` attaches them'
    expect(read(await carrying())).toThrow(none)
    expect(read(raw)).toThrow(none)
    const cut = 'cannot read the sources in a.pdf: it was cut short, or galley did not write it'
    expect(read(pdf.subarray(0, 500))).toThrow(cut)
    expect(read(new Uint8Array())).toThrow('cannot read the sources in a.pdf: it is empty')
  })

  test('an attachment that cannot be decompressed', async () => {
    const pdf = await carrying('a.md')
    const at = Buffer.from(pdf).indexOf('stream\n', Buffer.from(pdf).indexOf('/EmbeddedFile')) + 9
    expect(() => readAttachedPaper('a.pdf', tampered(pdf, {at, byte: 0xff}), inflate)).toThrow(
      'the attachment `a.md` in a.pdf cannot be unpacked: the file was altered'
    )
  })
})

test('for a picture, its file and its substitute are attached', async () => {
  const files = {
    'paper.md': '![A](plot.eps) ![B](plot) ![C](drawn.svg) ![D](absent.png)',
    'plot.eps': '%!PS-Adobe-3.0 EPSF-3.0',
    'plot.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    'drawn.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
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

test('for a style of the project, its files, extended styles and the parent of its CSL are attached, but no fonts', async () => {
  const csl = readFileSync(new URL('../../../styles/csl/apa.csl', import.meta.url), 'utf8')
  const dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><link href="https://www.zotero.org/styles/mine" rel="independent-parent"/></info></style>`
  const files = {
    'manuscript.yaml': 'title: A\nstyle: near\n',
    '01.md': 'Words.\n',
    'styles/near/style.yaml':
      'extends: far\nfonts:\n  - {family: Own, file: own.woff2, weight: 400, style: normal}\n',
    'styles/near/own.woff2': 'wOF2',
    'styles/near/citations.csl': dependent,
    'styles/near/notes.txt': 'Not read.',
    'styles/near/mine.csl': csl,
    'styles/far/style.yaml': 'extends: plain\n',
    'styles/far/print.css': 'p { color: red }\n'
  }
  const world = textWorld(files)
  const {manuscript} = await build(world, createMemo(), {entry: '', outputs: [], draft: true})
  const sources = await sourcesOf(manuscript, world)
  expect(sources.map(({description}) => description).sort()).toEqual([
    'Journal style: styles/far/print.css',
    'Journal style: styles/far/style.yaml',
    'Journal style: styles/near/citations.csl',
    'Journal style: styles/near/mine.csl',
    'Journal style: styles/near/style.yaml',
    'Metadata and settings: manuscript.yaml',
    'Text: 01.md'
  ])
})
