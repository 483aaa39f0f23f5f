import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {deflateSync} from 'node:zlib'
import {PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, StandardFonts} from 'pdf-lib'
import {afterAll, describe, expect, test} from 'vitest'
import {recordBytes, recordedFiles} from '../../src/review/proofs/record.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {tier} from '../tier.ts'

afterAll(removeProjects)

const hash = 'abcdefabcdef0123'
const printed = `PROOF round 1 content ${hash.slice(0, 12)}`

type Change = (document: PDFDocument) => void
type Values = Readonly<Record<string, unknown>>

/** A PDF of one page with a text. */
async function made(text: string, ...changes: readonly Change[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({updateMetadata: false})
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage().drawText(text, {x: 50, y: 700, size: 12, font})
  for (const change of changes) change(document)
  return document.save({useObjectStreams: false})
}

const set =
  (key: string, value: unknown): Change =>
  ({catalog, context}) =>
    catalog.set(PDFName.of(key), context.obj(value as never))

const annotated =
  (...rows: readonly Values[]): Change =>
  document => {
    for (const row of rows) {
      const dict = {
        Type: 'Annot',
        Subtype: 'Text',
        Rect: [0, 0, 9, 9],
        Contents: PDFString.of('Why?'),
        ...row
      }
      document.getPage(0).node.addAnnot(document.context.register(document.context.obj(dict as never)))
    }
  }

/** A stream whose page content inflates to 1 GB. */
const bomb: Change = document => {
  const packed = deflateSync(new Uint8Array(1_000_000))
  const dict = document.context.obj({Filter: ['FlateDecode', 'FlateDecode'], Length: packed.length})
  // A thousand megabytes of zeros, packed twice.
  const content = deflateSync(Buffer.concat(Array.from({length: 1000}, () => packed)))
  const stream = PDFRawStream.of(dict as PDFDict, content)
  document.getPage(0).node.set(PDFName.of('Contents'), document.context.register(stream))
}

const attached =
  (bytes: Uint8Array, name = 'galley-map.json'): Change =>
  document => {
    const {context, catalog} = document
    const packed = deflateSync(bytes)
    const stream = context.register(
      PDFRawStream.of(context.obj({Filter: 'FlateDecode', Length: packed.length}) as PDFDict, packed)
    )
    const tree = {Names: [PDFHexString.fromText(name), {Type: 'Filespec', EF: {F: stream}}]}
    catalog.set(PDFName.of('Names'), context.obj({EmbeddedFiles: tree} as never))
  }

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const foreign = {galley: 'map', version: 1, round: 1, content: 'ffff', firstPage: 1, targets: [], pages: []}
const otherRound = 'PROOF round 1 content 0123456789ab'

/** A PDF with `from` replaced by `to` in its bytes. */
function edited(pdf: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(pdf).toString('latin1').replace(from, to), 'latin1'))
}

/** A paper with a round whose map has no words. */
function sent(): string {
  const files = [
    {path: 'queries.json', bytes: json({version: 1, queries: []})},
    {path: 'map.json', bytes: json({...foreign, content: hash, files: []})}
  ]
  const record = {
    schema: 1,
    galley: '1',
    round: 1,
    content: hash,
    entry: '',
    sources: [],
    files: recordedFiles(files)
  } as const
  return project({
    'manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
    '01.md': 'Words.',
    'proofs/round-1/proof.json': new TextDecoder().decode(recordBytes(record)),
    ...Object.fromEntries(files.map(({path, bytes}) => [`proofs/round-1/${path}`, bytes]))
  })
}

const damaged = 'is damaged, or no PDF'
const noMarks =
  'has no marks: they were never saved, or they became part of the pages when the file was printed to a new PDF'
const noProof = 'is not a proof made by galley'
const elsewhere = 'is a proof of another paper, or of a round that is not here'
const misfit = 'carries a map that does not fit the files of this paper'
const harmful = 'carries a map that is damaged, or larger than 64 MB'
const scan = 'has no text on its first pages: it is a scan, or pictures of pages'

describe('a strange PDF is refused in one line, and nothing is written', () => {
  test.each<readonly [what: string, bytes: () => Promise<Uint8Array> | Uint8Array, line: string]>([
    ['an empty file', () => new Uint8Array(), damaged],
    ['JSON', () => json({}), damaged],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), damaged],
    ['a page of HTML', () => new TextEncoder().encode('<!doctype html><p>PDF'), damaged],
    ['a head alone', () => new TextEncoder().encode('%PDF-1.7\n'), damaged],
    ['a file that was cut in its pages', async () => (await made(printed)).slice(0, 300), damaged],
    ['zeros behind a head', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_000)]), damaged],
    ['pages that lead to themselves', () => made(printed, pageLoop), damaged],
    [
      'a catalog that is none',
      async () => edited(await made(printed), '/Type /Catalog', '/Type /Cat'),
      damaged
    ],
    ['another paper', () => made(otherRound), elsewhere],
    ['another program’s PDF', () => made('Hello'), noProof],
    ['a copy for reviewers, cut at the head', () => made('PROOF round 1'), noProof],
    ['a proof without marks', () => made(printed), noMarks],
    ['a proof that was printed again', () => made(`${printed} Why?`), noMarks],
    ['links alone', () => made(printed, annotated({Subtype: 'Link'})), noMarks],
    ['annotations without a kind', () => made(printed, annotated({Subtype: 3})), noMarks],
    ['a scan', () => made(''), scan],
    ['a page whose content inflates to 1 GB', () => made(printed, bomb), scan],
    [
      'an XFA form',
      () => made(printed, set('AcroForm', {XFA: ''})),
      'is an XFA form, which has no pages of the proof'
    ],
    [
      'a portfolio',
      () => made(printed, set('Collection', {})),
      'is a portfolio; extract the proof, and save it as a separate file'
    ],
    [
      'a password',
      async () => edited(await made(printed), '/Root', '/Encrypt << /Filter /Standard /V 1 >> /Root'),
      'is encrypted; save it without a password'
    ],
    [
      'a note of a library',
      () => made(printed, annotated({Contents: PDFString.of('a'.repeat(2_000_000))})),
      'contains text of 2,000,002 bytes in object 6; at most 1,000,000 are read'
    ],
    ['a map that is no JSON', () => made(otherRound, attached(json('x').slice(1))), misfit],
    ['a map of another program', () => made(otherRound, attached(json({galley: 'mop'}))), misfit],
    [
      'a map of another paper',
      () => made(otherRound, attached(json({...foreign, files: ['other.md']}))),
      misfit
    ],
    [
      'a map that leads out',
      () => made(otherRound, attached(json({...foreign, files: ['../secret.md']}))),
      misfit
    ],
    [
      'a map with words behind the end of a text',
      () =>
        made(
          otherRound,
          attached(json({...foreign, files: ['01.md'], pages: [[[[0, 9, 1, 0, 9, 0, 9, 5000]], '', []]]}))
        ),
      misfit
    ],
    [
      'a map with words for numbers',
      () =>
        made(
          otherRound,
          attached(json({...foreign, files: ['01.md'], pages: [[[['a', 9, 1, 0, 9]], '', []]]}))
        ),
      misfit
    ],
    [
      'a map of another state of the paper',
      () => made(otherRound, attached(json({...foreign, files: ['01.md']}))),
      'is of round 1, which is not here, and the paper has changed since: take it where that round is'
    ],
    ['a map of 100 MB', () => made(otherRound, attached(new Uint8Array(100_000_000))), harmful],
    ['another attachment', () => made(otherRound, attached(json({}), 'data.json')), elsewhere]
  ])('%s', async (_, bytes, line) => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    writeFileSync(file, await bytes())
    const {code, out, err} = await galley(['proof', folder, '--answers', file])
    expect([code, out, err]).toEqual([2, '', `galley: ${file} ${line}; nothing was written\n`])
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toBe('Words.')
  })
})

const pageLoop: Change = ({catalog}) => {
  const pages = catalog.Pages()
  pages.set(PDFName.of('Kids'), pages.context.obj([catalog.get(PDFName.of('Pages'))!]))
}

describe('strange marks are only listed', () => {
  const nowhere = 'its page contains no words of the paper'
  test.each<readonly [what: string, change: Change, lines: number, reason: string]>([
    [
      'a comment of 1 MB',
      annotated({Contents: PDFString.of('x'.repeat(999_990))}),
      1,
      'it is longer than 10000'
    ],
    ['a rectangle without numbers', annotated({Rect: ['NaN', 0, 1, 1]}), 1, nowhere],
    ['a huge rectangle', annotated({Rect: [-1e30, -1e30, 1e30, 1e30], Subtype: 'Square'}), 1, nowhere],
    ['a hidden mark', annotated({F: 2}), 1, 'it is hidden'],
    ['replies in a circle', circle, 2, nowhere]
  ])('%s', async (_, change, lines, reason) => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    writeFileSync(file, await made(printed, change))
    const {code, out, err} = await galley(['proof', folder, '--answers', file])
    expect([code, err]).toEqual([1, ''])
    const listed = out.split('\n').filter(line => line.startsWith('not placed: '))
    expect(listed).toHaveLength(lines)
    expect(listed[0]).toContain(reason)
    expect(readFileSync(join(folder, '01.md'), 'utf8')).toBe('Words.')
  })

  test.runIf(tier !== 'quick')('of 100,000 marks the first 20,000', async () => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    const marks = Array.from(
      {length: 100_000},
      (_, index) => `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Why ${index}?) >>`
    )
    const one = await made(printed, annotated({}))
    writeFileSync(file, edited(one, /\/Annots \[[^\]]*\]/, `/Annots [${marks.join('\n')}]`))
    const {code, out} = await galley(['proof', folder, '--answers', file])
    expect(code).toBe(1)
    expect(out).toContain('has 80000 more annotations than galley reads')
    expect(out.split('\n').filter(line => line.startsWith('not placed: '))).toHaveLength(20_000)
  })

  test('a signature is no hindrance, and not checked', async () => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    writeFileSync(file, await made(printed, set('AcroForm', {SigFlags: 3}), annotated({})))
    const {out} = await galley(['proof', folder, '--answers', file])
    expect(out).toMatch(/^.* is signed; its marks are read, but its signature is not checked\n/)
  })
})

function circle(document: PDFDocument): void {
  annotated({Contents: PDFString.of('One')}, {Contents: PDFString.of('Two')})(document)
  const [one, two] = document.getPage(0).node.Annots()!.asArray()
  document.context.lookup(one, PDFDict).set(PDFName.of('IRT'), two!)
  document.context.lookup(two, PDFDict).set(PDFName.of('IRT'), one!)
}
