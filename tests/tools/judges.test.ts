import {join} from 'node:path'
import {PDFDict, PDFDocument, PDFName, type PDFRawStream, StandardFonts} from 'pdf-lib'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {postprocess} from '../../src/outputs/pdf/publication/postprocess.ts'
import {keepPdf} from '../built-pdfs.ts'
import {judge} from '../judge.ts'
import {article, metadata} from '../pdf-article.ts'
import {project} from '../project.ts'

/** Every judge finds a deliberate fault; html-validate and axe do in `paper.test.ts`. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const [pdfinfo, pdffonts, pdftotext] = [judge('pdfinfo'), judge('pdffonts'), judge('pdftotext')]
const [qpdf, mutool, exiftool, verapdf] = [
  judge('qpdf'),
  judge('mutool'),
  judge('exiftool'),
  judge('verapdf')
]
const [xmllint, vnu, pandoc, typst] = [judge('xmllint'), judge('vnu'), judge('pandoc'), judge('typst')]

let sound: Uint8Array
beforeAll(async () => {
  const typesetter = createTypesetter({warn: () => undefined})
  const {pdf} = await typesetter.typeset({html: article, scripts: []})
  await typesetter.close()
  sound = await postprocess(pdf, metadata)
  keepPdf('judges', sound)
})

function fileOf(name: string, content: string | Uint8Array): string {
  return join(project({[name]: content}), name)
}

/** The PDF, changed and rewritten. */
async function changed(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(sound, {updateMetadata: false})
  change(document)
  return document.save({useObjectStreams: false})
}

/** The PDF with another XMP. */
function withXmp(from: string, to: string): Promise<Uint8Array> {
  return changed(({catalog, context}) => {
    const xmp = new TextDecoder().decode((catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).contents)
    expect(xmp).toContain(from)
    const stream = context.stream(new TextEncoder().encode(xmp.replace(from, to)), {
      Type: 'Metadata',
      Subtype: 'XML'
    })
    catalog.set(PDFName.of('Metadata'), context.register(stream))
  })
}

describe('a PDF', () => {
  test('that is truncated: qpdf, pdfinfo, mutool', () => {
    const whole = fileOf('whole.pdf', sound)
    const cut = fileOf('cut.pdf', sound.subarray(0, 5000))
    expect([qpdf(['--check', whole]), qpdf(['--check', cut])].map(({status}) => status)).toEqual([0, 2])
    expect([pdfinfo([whole]), pdfinfo([cut])].map(({status}) => status)).toEqual([0, 1])
    expect(mutool(['info', whole]).stderr).toBe('')
    expect(mutool(['info', cut]).stderr).toMatch(/error|warning/)
  })

  test('whose font is not embedded: pdffonts', async () => {
    const document = await PDFDocument.create()
    document.addPage().drawText('Words', {font: await document.embedFont(StandardFonts.Helvetica)})
    const file = fileOf('font.pdf', await document.save())
    expect(pdffonts([file]).stdout).toMatch(/^Helvetica +Type 1 +\S+ +no +no +no /m)
    expect(pdftotext([file, '-']).stdout).toMatch(/^Words$/m)
  })

  test('whose XMP is not XML: exiftool', async () => {
    const validate = (file: string): string => exiftool(['-validate', '-XMP:all', file]).stdout
    expect(validate(fileOf('sound.pdf', sound))).toMatch(/^Validate +: OK$/m)
    const broken = await withXmp('</cc:attributionName>', '</cc:attributionNane>')
    expect(validate(fileOf('broken.pdf', broken))).toMatch(/^Validate +: .*Warning/m)
  })
})

describe('veraPDF', () => {
  const verdict = (
    pdfs: Readonly<Record<string, Uint8Array>>
  ): Readonly<{status: number | null; lines: string[]}> => {
    const {status, stdout} = verapdf([project(pdfs)])
    return {status, lines: stdout.trim().split('\n')}
  }

  test('confirms our claims, and reports a file without claims', async () => {
    const silent = await PDFDocument.create()
    silent.addPage()
    const pdfs = {'a.pdf': sound, 'b.pdf': await changed(() => undefined), 'c.pdf': await silent.save()}
    expect(verdict(pdfs)).toEqual({
      status: 0,
      lines: ['veraPDF: 3 PDFs, 2 claim PDF/A-2a, 2 claim PDF/UA-1, 1 claims nothing: all true']
    })
  })

  test('finds false claims, damaged maps from glyphs to characters, and truncated files', async () => {
    const part = '<pdfaid:part>2</pdfaid:part>'
    const {status, lines} = verdict({
      // The file does not describe the schema of its PDF/UA claim, as PDF/A requires.
      'accessible.pdf': await withXmp(
        ':namespaceURI>http://www.aiim.org/pdfua/',
        ':namespaceURI>http://other.example/'
      ),
      'cut.pdf': sound.subarray(0, 5000),
      'map.pdf': await changed(withoutMaps),
      'part.pdf': await withXmp(part, '<pdfaid:part>1</pdfaid:part>'),
      'seven.pdf': await withXmp(part, '<pdfaid:part>7</pdfaid:part>')
    })
    expect(status).toBe(1)
    expect(lines.filter(line => !line.startsWith(' '))).toEqual([
      'accessible.pdf: is not PDF/A-2a',
      expect.stringMatching(/^cut\.pdf: unreadable: /),
      'map.pdf: is not PDF/A-2a',
      'map.pdf: is not PDF/UA-1',
      'part.pdf: is not PDF/A-1a',
      'seven.pdf: claims 7a, which is no standard',
      'veraPDF: 5 PDFs, 1 claims PDF/A-1a, 2 claim PDF/A-2a, 1 claims PDF/A-7a, 4 claim PDF/UA-1: 6 false'
    ])
    expect(lines.slice(lines.indexOf('map.pdf: is not PDF/A-2a')).join('\n')).toMatch(
      /^ {2}6\.2\.11\.7\.2-1: /m
    )
  })

  test('reports that no file has a claim', async () => {
    const silent = await PDFDocument.create()
    silent.addPage()
    expect(verdict({'a.pdf': await silent.save()})).toEqual({
      status: 1,
      lines: ['veraPDF: 1 PDF, 1 claims nothing: nothing to judge']
    })
  })
})

function withoutMaps({context}: PDFDocument): void {
  const map = context.register(context.flateStream(''))
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.has(PDFName.of('ToUnicode')))
      object.set(PDFName.of('ToUnicode'), map)
  }
}

describe('a text', () => {
  test('whose XML is not well-formed: xmllint', () => {
    expect(xmllint(['--noout', fileOf('sound.xml', '<a><b/></a>')]).status).toBe(0)
    expect(xmllint(['--noout', fileOf('broken.xml', '<a><b></a>')]).status).toBe(1)
  })

  test('whose HTML lacks a quotation mark: the Nu checker', () => {
    const page = '<!doctype html><html lang="en"><title>T</title><p class="a">Words.</p></html>'
    expect(vnu([fileOf('sound.html', page)]).status).toBe(0)
    expect(vnu([fileOf('broken.html', page.replace('"a"', '"a'))]).status).toBe(1)
  })

  test('whose BibTeX has an entry without an end: Pandoc, Typst', () => {
    const sound = '@book{doe, title = {A Book}, author = {Doe, Jane}, date = {1999}}\n'
    const read = (bibliography: string): readonly (number | null)[] => {
      const folder = project({'all.bib': bibliography, 'all.typ': '#bibliography("all.bib", full: true)'})
      return [
        pandoc(['all.bib', '--from=biblatex', '--to=csljson'], {cwd: folder}).status,
        typst(['compile', 'all.typ', 'all.pdf'], {cwd: folder}).status
      ]
    }
    expect(read(sound)).toEqual([0, 0])
    expect(read(sound.replace('}}', '}'))).toEqual([expect.any(Number), 1])
  })
})
