import {PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {pdfOutput} from '../../../src/outputs/pdf/index.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {archiveFaults} from '../../pdf-a.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000})

const name = PDFName.of

/** The PDF of a proof. */
async function proofPdf(text: string, settings = 'lang: en\n'): Promise<Uint8Array> {
  const files = {'manuscript.yaml': `title: Bricks\n${settings}`, '01.md': text}
  const world = {...textWorld(files), asset: readAsset, typeset: typesetter.typeset}
  const {artifacts} = await build(world, createMemo(), {
    entry: '',
    outputs: [pdfOutput],
    draft: true,
    proof: content => proofMarks(content, {round: 1, date: undefined, revision: undefined}, 'abc', {})
  })
  return artifacts[0]!.bytes
}

type Note = Readonly<{title: string; text: string; left: number; hasOwner: boolean; flags: number}>

/** The notes of a PDF as readers list them. */
async function notesOf(pdf: Uint8Array): Promise<readonly Note[]> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const textOf = (note: PDFDict, key: string): string => note.lookup(name(key), PDFHexString).decodeText()
  return document.getPages().flatMap(({node}) =>
    (node.Annots()?.asArray() ?? []).flatMap(reference => {
      const note = document.context.lookup(reference, PDFDict)
      if (note.get(name('Subtype')) !== name('Text')) return []
      return [
        {
          title: textOf(note, 'T'),
          text: textOf(note, 'Contents'),
          left: (note.lookup(name('Rect')) as unknown as {asRectangle: () => {x: number}}).asRectangle().x,
          hasOwner: note.has(name('StructParent')),
          flags: note.lookup(name('F'), PDFNumber).asNumber()
        }
      ]
    })
  )
}

const text =
  'Old <!-- AQ: How old? -->bricks\n\n<!-- AQ: A picture? -->\n\n- of *clay <!-- AQ: “Red”? --><!-- A (Ann): No. -->*.'

test('each query of a proof is a note in its PDF beside its line, with its answer', async () => {
  const pdf = await proofPdf(text)
  const notes = await notesOf(pdf)
  expect(notes.map(note => [note.title, note.text])).toEqual([
    ['AQ1', 'How old?'],
    ['AQ2', 'A picture?'],
    ['AQ3', '“Red”?\nAnn: No.']
  ])
  for (const note of notes) expect(note).toMatchObject({hasOwner: true, flags: 28})
  expect(await archiveFaults(pdf)).toEqual([])
  expect(await uaFaults(pdf)).toEqual([])
})

test('the mark of a query has its question as alternative text', async () => {
  const document = await PDFDocument.load(await proofPdf('Old <!-- AQ: How old? -->bricks.'))
  const contents = document
    .getPages()
    .flatMap(({node}) => node.Annots()?.asArray() ?? [])
    .map(each => document.context.lookup(each, PDFDict).lookup(name('Contents')))
  expect(contents.map(each => (each as PDFHexString).decodeText())).toContain('AQ1: How old?')
})

test('the outline has the headings without the marks in them', async () => {
  const text = '# On bricks <!-- AQ: All? -->\n\nWords.\n\n## Of <!-- AQ: Which? -->clay\n\nWords.'
  const document = await PDFDocument.load(await proofPdf(text))
  const titles = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && object.has(name('Title')) ? [object] : []))
    .map(each => (each.lookup(name('Title')) as PDFHexString).decodeText())
  expect(titles.filter(title => /bricks|clay/.test(title))).toEqual(['1 On bricks', '1.1 Of clay'])
})

test('the notes of one line are side by side, and its margin names all', async () => {
  const notes = await notesOf(await proofPdf('Old <!-- AQ: a? -->red <!-- AQ: b? -->bricks <!-- AQ: c? -->.'))
  expect(notes.map(({left}) => Math.round(left - notes[2]!.left))).toEqual([26, 13, 0])
})

test('the notes are at the edge where lines end', async () => {
  const [end] = await notesOf(await proofPdf(text))
  const [start] = await notesOf(await proofPdf('کلام <!-- AQ: چرا؟ -->', 'lang: fa\n'))
  expect(end!.left).toBeGreaterThan(500)
  expect(start!.left).toBeLessThan(50)
})
