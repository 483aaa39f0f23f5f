import {decodePDFRawStream, PDFDocument, PDFName, PDFRawStream} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {type Build, build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {isPdfFault, SlowPdf} from '../../../src/core/pdf-picture.ts'
import type {World} from '../../../src/core/world.ts'
import {createPdfReader} from '../../../src/node/pdf-picture.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {contentObstacles} from '../../../src/outputs/pdf/publication/archive.ts'
import {withoutResources} from '../../../src/outputs/pdf/publication/named-resources.ts'
import {obstaclesTo} from '../../../src/outputs/pdf/publication/obstacles.ts'
import {keepPdf, pdfOutput} from '../../built-pdfs.ts'
import {galley, project} from '../../galley.ts'
import {mapStore} from '../../map-store.ts'
import {colouredBox, type FigureOptions, figurePdf, quarters, readPng} from '../../pdf-figure.ts'
import {readStructureAloud} from '../../pdf-structure.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {quickPart} from '../../tier.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000})

type Files = Readonly<Record<string, string | Uint8Array>>

function worldOf(files: Files): World {
  const front = '---\ntitle: Maps\nlicense: CC0-1.0\ndate: 2025-01-02\n---\n\n'
  return {
    ...textWorld({'paper.md': `${front}![A map.](map.pdf){#fig:map}`, ...files}),
    typeset: typesetter.typeset
  }
}

async function printed(files: Files): Promise<{built: Build; pdf: Uint8Array}> {
  const built = await build(worldOf(files), createMemo(), {entry: 'paper.md', outputs: [pdfOutput]})
  const pdf = built.artifacts[0]!.bytes
  keepPdf('picture', pdf)
  return {built, pdf}
}

async function pageOf(files: Files): Promise<string> {
  const built = await build(worldOf(files), createMemo(), {entry: 'paper.md', outputs: [htmlOutput]})
  return new TextDecoder().decode(built.artifacts[0]!.bytes)
}

/** The first page of a PDF as pixels. */
async function pixelsOf(pdf: Uint8Array) {
  const picture = await textWorld({}).readPdf!(pdf)
  if (isPdfFault(picture)) throw new Error(picture.fault)
  return readPng(picture.png)
}

async function pictureTypes(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const type = object instanceof PDFRawStream ? object.dict.get(PDFName.of('Subtype')) : undefined
    return type === PDFName.of('Image') ? ['Image'] : type === PDFName.of('Form') ? ['Form'] : []
  })
}

const turns: readonly [string, FigureOptions][] = [
  ['as it lies', {}],
  ['turned by a quarter', {rotate: 90}],
  ['upside down', {rotate: 180}],
  ['turned by three quarters', {rotate: 270}],
  ['cropped', {crop: [50, 25, 100, 50]}],
  ['cropped and turned', {crop: [50, 25, 100, 50], rotate: 270}]
]
test.each(quickPart(turns, turns.length, ([name]) => name))(
  'a PDF %s stays a drawing of its size in the PDF',
  async (_, options) => {
    const figure = await figurePdf(options)
    const {built, pdf} = await printed({'map.pdf': figure})
    expect(built.problems).toEqual([])
    expect(await pictureTypes(pdf)).toEqual(['Form'])
    const page = await pixelsOf(pdf)
    const box = colouredBox(page)
    expect(quarters(page, box)).toBe(quarters(await pixelsOf(figure)))
    const points = 595 / page.width
    const [width, height] = options.crop ? [100, 50] : [200, 100]
    const [across, down] =
      options.rotate === undefined || options.rotate === 180 ? [width, height] : [height, width]
    expect(Math.abs(box.width * points - across)).toBeLessThan(1.5)
    expect(Math.abs(box.height * points - down)).toBeLessThan(1.5)
  }
)

test('its text stays text, and its tag has the alternative text', async () => {
  const {pdf} = await printed({'map.pdf': await figurePdf({text: 'North'})})
  const aloud = (await readStructureAloud(pdf)).map(line => line.trim())
  expect(aloud).toContain('Figure alt Figure 1')
  // The font of the text is not embedded, so nothing is claimed.
  expect(await uaFaults(pdf)).toEqual(['no claim [06-002] ×1'])
  const document = await PDFDocument.load(pdf)
  expect(formContents(document).join('')).toContain('Tj')
})

function formContents(document: PDFDocument): readonly string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Form'))
      return []
    return [new TextDecoder('latin1').decode(decodePDFRawStream(object).decode())]
  })
}

test('tags, layers, actions, files and annotations of the drawing are removed', async () => {
  const figure = await figurePdf({
    before: '/P <</MCID 0>> BDC /Span <</ActualText (x)>> BDC',
    after: 'EMC EMC /OC /L BDC EMC /X Do',
    change: document => {
      const {context, catalog} = document
      const node = document.getPage(0).node
      const script = context.register(context.obj({S: 'JavaScript', JS: 'app.alert(1)'}))
      catalog.set(PDFName.of('OpenAction'), script)
      node.set(PDFName.of('AA'), context.obj({O: script}))
      node.set(
        PDFName.of('Annots'),
        context.obj([{Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: script}])
      )
      node.set(PDFName.of('StructParents'), context.obj(0))
      node.set(PDFName.of('Metadata'), context.register(context.flateStream('secret')))
      const inner = {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 9, 9],
        StructParents: 1,
        PieceInfo: {Secret: 1}
      }
      const form = context.register(context.flateStream('/P <</MCID 0>> BDC 0 0 5 5 re f EMC', inner))
      const group = context.register(context.obj({Type: 'OCG', Name: 'L'}))
      node.set(PDFName.of('Resources'), context.obj({Properties: {L: group}, XObject: {X: form}}))
    }
  })
  const {built, pdf} = await printed({'map.pdf': figure})
  expect(built.problems).toEqual([])
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  expect(formContents(document).join('\n')).toContain('0 0 5 5 re')
  expect(formContents(document).join('\n')).not.toMatch(/BDC|EMC|MCID/)
  const words = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? String(object.dict) : String(object)))
  expect(words.join('\n').match(/JavaScript|PieceInfo|OCG|secret|\/AA\b/g)).toBeNull()
  expect(await uaFaults(pdf)).toEqual([])
})

const claim = async (pdf: Uint8Array): Promise<boolean> => {
  const {catalog} = await PDFDocument.load(pdf, {updateMetadata: false})
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  if (!(metadata instanceof PDFRawStream)) throw new Error('no metadata')
  return new TextDecoder().decode(metadata.getContents()).includes('pdfaid:part')
}

test.each<[string, boolean, FigureOptions]>([
  ['lines and areas', true, {}],
  ['a font that is only named', false, {text: 'A'}],
  ['colours for a printing press', false, {after: '0 0 0 1 k 0 0 1 1 re f'}]
])('a paper with a drawing of %s, PDF/A claimed: %s', async (_, isClaimed, options) => {
  const {pdf} = await printed({'map.pdf': await figurePdf(options)})
  expect(await claim(pdf)).toBe(isClaimed)
})

test('a paper with a drawing that has its fonts with it claims PDF/A', async () => {
  const text = '---\nlicense: CC0-1.0\n---\n\nWords.'
  const {pdf: figure} = await printed({'paper.md': text})
  const {built, pdf} = await printed({'map.pdf': figure})
  expect(built.diagnostics.map(({code}) => code)).not.toContain('G322')
  expect(await claim(figure)).toBe(true)
  expect(await claim(pdf)).toBe(true)
})

/** A figure whose form draws another one from the resources of its page, as PDF 1.1 allowed. */
const inheriting: FigureOptions = {
  after: '/X Do',
  change: document => {
    const {context} = document
    const form = (content: string, more = {}) =>
      context.register(
        context.flateStream(content, {Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 100], ...more})
      )
    const inner = form('1 0 0 rg 100 50 100 50 re f', {Resources: {}})
    document
      .getPage(0)
      .node.set(PDFName.of('Resources'), context.obj({XObject: {X: form('/Y Do'), Y: inner}}))
  }
}

test('a form in a drawing that takes its resources from its page gets them', async () => {
  const {built, pdf} = await printed({'map.pdf': await figurePdf(inheriting)})
  expect(built.problems).toEqual([])
  const page = await pixelsOf(pdf)
  expect(quarters(page, colouredBox(page))).toBe('red red blue black')
  expect(await claim(pdf)).toBe(true)
  const file = await openPdf(pdf)
  expect(withoutResources(file).map(({streams}) => streams.length)).toEqual([])
})

test.each([
  ['a form', {Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9]}],
  ['a pattern', {PatternType: 1, PaintType: 1, TilingType: 1, BBox: [0, 0, 9, 9], XStep: 9, YStep: 9}]
])('%s without the resources that it names keeps a file from the archive', async (_, dict) => {
  const found = async (content: string, more = {}) => {
    const document = await PDFDocument.create()
    document.addPage()
    document.context.register(document.context.flateStream(content, {...dict, ...more}))
    const kinds = contentObstacles(await openPdf(await document.save()), []).map(({kind}) => kind)
    return obstaclesTo(
      'a-4f',
      kinds.map(kind => ({kind}))
    ).map(({kind}) => kind)
  }
  expect(await found('/F1 9 Tf')).toEqual(['resources-absent'])
  expect(await found('q /Y Do Q')).toEqual(['resources-absent'])
  expect(await found('/F1 9 Tf', {Resources: {}})).toEqual([])
  expect(await found('1 0 0 rg 0 0 9 9 re f')).toEqual([])
})

test('a drawing with a hidden layer is embedded as pixels, with a warning', async () => {
  const change: FigureOptions['change'] = document => {
    const {context, catalog} = document
    const group = context.register(context.obj({Type: 'OCG', Name: 'L'}))
    catalog.set(PDFName.of('OCProperties'), context.obj({OCGs: [group], D: {OFF: [group]}}))
    document.getPage(0).node.set(PDFName.of('Resources'), context.obj({Properties: {L: group}}))
  }
  const {built, pdf} = await printed({
    'map.pdf': await figurePdf({after: '/OC /L BDC 1 1 0 rg 0 0 200 100 re f EMC', change})
  })
  expect(built.problems).toEqual([
    'The drawing in `map.pdf` cannot be taken into the PDF as lines and is printed as pixels: save it again without layers, or as SVG'
  ])
  expect(await pictureTypes(pdf)).toEqual(['Image'])
  const page = await pixelsOf(pdf)
  expect(quarters(page, colouredBox(page))).toBe('red green blue black')
})

test('in the HTML a PDF is a PNG of the same width', async () => {
  const page = await pageOf({'map.pdf': await figurePdf()})
  const [, picture = '', width] =
    /<img src="data:image\/png;base64,([^"]+)" width="(\d+)" alt="A map\."/.exec(page) ?? []
  expect(width).toBe('267')
  expect(quarters(readPng(Buffer.from(picture, 'base64')))).toBe('red green blue black')
})

test('the author’s width takes precedence', async () => {
  const text = '![A map.](map.pdf){width=50%}'
  const page = await pageOf({'map.pdf': await figurePdf(), 'paper.md': text})
  expect(page).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="A map\." style="width:50%"/)
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><path d="M0 0h9"/></svg>'

test('an SVG of the same name is used in the HTML, the PDF in the PDF', async () => {
  const files = {'map.pdf': await figurePdf(), 'map.svg': svg}
  expect(await pageOf(files)).toContain('<img src="data:image/svg+xml;')
  const {pdf} = await printed(files)
  const page = await pixelsOf(pdf)
  expect(quarters(page, colouredBox(page))).toBe('red green blue black')
})

test.each([
  ['no ending', 'map'],
  ['the ending of an EPS', 'map.eps']
])('a picture with %s is replaced by the PDF of the same name', async (_, name) => {
  const files = {'map.eps': '%!PS-Adobe-3.0', 'map.pdf': await figurePdf(), 'paper.md': `![A map.](${name})`}
  expect(await pageOf(files)).toContain('<img src="data:image/png;')
})

test('a picture in two figures is embedded once', async () => {
  const files = {'map.pdf': await figurePdf(), 'paper.md': '![One.](map.pdf)\n\nText.\n\n![Two.](map.pdf)'}
  expect(await pictureTypes((await printed(files)).pdf)).toEqual(['Form'])
})

test('facts about a PDF are cached for the next run', async () => {
  const store = mapStore()
  const files = {'map.pdf': await figurePdf({text: 'A'})}
  const run = (readPdf: World['readPdf']) =>
    build({...worldOf(files), readPdf}, createMemo(store), {
      entry: 'paper.md',
      outputs: [htmlOutput, pdfOutput]
    })
  const first = await run(createPdfReader())
  const second = await run(async () => ({fault: 'broken'}))
  expect(second.artifacts).toEqual(first.artifacts)
  const [page, pdf] = second.artifacts.map(({bytes}) => bytes)
  expect(new TextDecoder().decode(page)).toContain('<img src="data:image/png;')
  expect(await pictureTypes(pdf!)).toEqual(['Form'])
  expect(second.diagnostics).toEqual(first.diagnostics)
})

test('a PDF that takes too long is named, and not cached', async () => {
  const store = mapStore()
  const run = async (readPdf: World['readPdf']) => {
    const world = {...worldOf({'map.pdf': await figurePdf()}), readPdf}
    const {diagnostics} = await build(world, createMemo(store), {entry: 'paper.md', outputs: []})
    return diagnostics.filter(({code}) => code === 'G307').map(({message}) => message)
  }
  await expect(run(() => Promise.reject(new SlowPdf(20)))).rejects.toThrow(
    'cannot draw map.pdf within 20 s; export it again with less detail, or replace it with a PNG'
  )
  expect(await run(createPdfReader())).toEqual([])
})

test('the manifest lists the PDF, and a second build gives the same bytes', async () => {
  const folder = project({
    'paper.md': '---\nlicense: CC0-1.0\n---\n\n![A map.](map.pdf)',
    'map.pdf': await figurePdf({text: 'A'})
  })
  expect(await galley(['build', 'paper.md'], {cwd: folder})).toMatchObject({code: 0})
  const verified = await galley(['verify', 'paper.md'], {cwd: folder})
  expect(verified).toMatchObject({code: 0})
  expect(verified.out + verified.err).toMatch(/same/)
})

test('a proof shows it, too', async () => {
  const folder = project({
    'paper.md': '---\nlicense: CC0-1.0\n---\n\n![A map.](map.pdf)',
    'map.pdf': await figurePdf()
  })
  expect(await galley(['proof', 'paper.md'], {cwd: folder})).toMatchObject({code: 0})
})

test('a drawing that was not embedded is reported', async () => {
  const world = worldOf({'map.pdf': await figurePdf()})
  const typeset: World['typeset'] = job =>
    typesetter.typeset({...job, html: serialized(job.html.replace(/<img src="data:image[^>]*>/, 'Nothing.'))})
  const options = {entry: 'paper.md', outputs: [pdfOutput]}
  const {problems} = await build({...world, typeset}, createMemo(), options)
  expect(problems).toEqual([
    'The drawing in `map.pdf` is missing from its page: save it as SVG or PNG, and please report it'
  ])
})

test('a drawing under two names is embedded in both places', async () => {
  const figure = await figurePdf()
  const files = {'a.pdf': figure, 'b.pdf': figure, 'paper.md': '![One.](a.pdf)\n\n![Two.](b.pdf)'}
  const {built, pdf} = await printed(files)
  expect(built.problems).toEqual([])
  expect(await pictureTypes(pdf)).toEqual(['Form'])
})
