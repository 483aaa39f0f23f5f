import {PDFArray, PDFName} from 'pdf-lib'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {type PdfStandard, standardName} from '../../../src/core/pdf-standard.ts'
import {openPdf, type PdfFile} from '../../../src/outputs/pdf/file/index.ts'
import {contentObstacles} from '../../../src/outputs/pdf/publication/archive.ts'
import {obstaclesTo} from '../../../src/outputs/pdf/publication/obstacles.ts'
import {secondEditionObstacles} from '../../../src/outputs/pdf/publication/second-edition/obstacles.ts'
import {structureObstacles} from '../../../src/outputs/pdf/publication/structure-obstacles.ts'
import {readStructure} from '../../../src/outputs/pdf/structure/reading.ts'
import {contentsOf} from '../../../src/outputs/pdf/text/page-content.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {firstBreaks} from '../../first-edition-breaks.ts'
import {secondEditionFaults} from '../../pdf-second-edition.ts'
import {readStructureAloud} from '../../pdf-structure.ts'
import {breaks, elements} from '../../second-edition-breaks.ts'
import {everyConstruct} from '../../second-edition-paper.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

async function printed(
  pdfStandards: readonly PdfStandard[] | undefined,
  attachSources: boolean,
  files: Readonly<Record<string, string | Uint8Array>> = everyConstruct
) {
  const world = {...textWorld(files), typeset: typesetter.typeset}
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true, pdfStandards, attachSources}
  const {artifacts, problems} = await build(world, createMemo(), options)
  return {...artifacts[0]!, problems}
}

let paper: Awaited<ReturnType<typeof printed>>
let tags: readonly string[]
beforeAll(async () => {
  paper = await printed(['a-4f', 'ua-2'], true)
  tags = await readStructureAloud(paper.bytes)
})

const name = PDFName.of
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

test('a paper that asks for PDF/UA-2 and PDF/A-4f is a PDF 2.0 that claims both and WTPDF', async () => {
  const text = ascii(paper.bytes)
  expect(paper.standards).toEqual(['PDF/A-4f', 'PDF/UA-2', 'WTPDF 1.0'])
  expect(text.slice(0, 9)).toBe('%PDF-2.0\n')
  expect(text).not.toMatch(/\/Info \d/)
  expect(text).toContain('<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>')
  expect(text).toContain('<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0<')
  expect(ascii((await printed(undefined, false)).bytes)).not.toMatch(/pdfd|%PDF-2/)
})

test('so is one with a table that lacks several cells', async () => {
  const text = '---\ntitle: A\nlang: en\n---\n\nWords.\n\n| a | b | c |\n|---|---|---|\n| 1 |\n| 2 |\n'
  const {standards} = await printed(['a-4f', 'ua-2'], true, {'paper.md': text})
  expect(standards).toEqual(['PDF/A-4f', 'PDF/UA-2', 'WTPDF 1.0'])
})

test('its bytes are the same each time', async () => {
  expect(Buffer.compare((await printed(['a-4f', 'ua-2'], true)).bytes, paper.bytes)).toBe(0)
})

test('every place that a link, a note or the outline leads to is in its element, and every reference goes back', async () => {
  expect(await secondEditionFaults(paper.bytes)).toEqual([])
})

describe('its tags', () => {
  const of = (type: string): readonly string[] =>
    tags.map(tag => tag.trim()).filter(tag => tag.split(' ')[0] === type)

  test('are a title, and sections of the first level', () => {
    expect(of('Title')).toEqual(['Title “A stress”', 'Title “Of structures”'])
    expect(of('H1')).toContainEqual(expect.stringContaining('Law'))
  })

  test('are notes, asides, and lines', () => {
    expect(of('FENote')).toHaveLength(2)
    expect(of('Aside')).toHaveLength(1)
    expect(of('Sub')).toEqual(['Sub “Roses are red”', 'Sub “Violets ”', 'Sub “   indented”'])
    expect(of('Em').length).toBeGreaterThan(0)
    expect(of('Strong').length).toBeGreaterThan(0)
    expect(of('Note')).toEqual([])
  })

  test('have each caption in what it names', () => {
    const holders = tags.flatMap((tag, index) => {
      if (!tag.trim().startsWith('Caption')) return []
      const depth = tag.search(/\S/)
      return (
        tags
          .slice(0, index)
          .findLast(before => before.search(/\S/) === depth - 1)
          ?.trim()
          .split(' ')[0] ?? []
      )
    })
    expect(holders).toEqual(['Figure', 'Figure', 'Figure', 'Sect', 'Table', 'Sect', 'Table', 'Sect'])
  })
})

test('each formula has its MathML, and the same formula one file', async () => {
  const file = await openPdf(paper.bytes)
  const attached = elements(file, 'Formula').map(formula =>
    String(formula.lookup(name('AF'), PDFArray).get(0))
  )
  expect(attached).toHaveLength(9)
  expect(new Set(attached).size).toBe(7)
  const square = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'
  expect(filesOf(file)).toContain(square)
})

test.each<[standards: string, attachSources: boolean, files: number]>([
  ['a-4,ua-2', false, 0],
  ['a-3a,ua-1', true, 7],
  ['', true, 0]
])('a paper that asks for %s (sources: %s) has %i files of MathML', async (names, attachSources, files) => {
  const asked = names === '' ? undefined : (names.split(',') as PdfStandard[])
  const {bytes, standards} = await printed(asked, attachSources)
  expect(standards).toEqual(expect.arrayContaining(asked?.map(standardName) ?? ['PDF/A-3a', 'PDF/UA-1']))
  expect(filesOf(await openPdf(bytes))).toHaveLength(files)
})

/** The attached files that are MathML. */
function filesOf({document, library}: PdfFile): readonly string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof library.PDFRawStream)) return []
    if (!String(object.dict.get(name('Subtype'))).includes('mathml')) return []
    return [new TextDecoder().decode(library.decodePDFRawStream(object).decode())]
  })
}

/** The standards that a file as built can no longer claim after its objects are changed by hand. */
async function obstaclesAfter(change: (file: PdfFile) => void): Promise<readonly string[]> {
  const file = await openPdf(paper.bytes)
  change(file)
  const root = readStructure(file)?.root
  const found = [...structureObstacles(file, root), ...secondEditionObstacles(file, root)]
  return obstaclesTo('ua-2', found).map(({kind}) => kind)
}

describe('a paper of the first edition without one of its parts does not claim what it claimed', () => {
  let first: Uint8Array
  beforeAll(async () => {
    first = (await printed(undefined, false)).bytes
  })

  async function kindsAfter(change: (file: PdfFile) => void): Promise<readonly string[]> {
    const file = await openPdf(first)
    change(file)
    const root = readStructure(file)?.root
    const found = [...contentObstacles(file, [...contentsOf(file)]), ...structureObstacles(file, root)]
    return (['a-2a', 'ua-1'] as const).flatMap(standard => obstaclesTo(standard, found).map(({kind}) => kind))
  }

  test('as built it claims both', async () => {
    expect(await kindsAfter(() => undefined)).toEqual([])
  })

  test.each(firstBreaks)('%s: %s', async (_, obstacle, change) => {
    expect(await kindsAfter(change)).toContain(obstacle)
  })
})

describe('without one of its parts it claims PDF/UA-2 no more', () => {
  test('as built it does', async () => {
    expect(await obstaclesAfter(() => undefined)).toEqual([])
  })

  test.each(breaks)('%s: %s', async (_, obstacle, change) => {
    expect(await obstaclesAfter(change)).toContain(obstacle)
  })
})
