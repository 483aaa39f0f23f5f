import {cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts} from 'pdf-lib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {readGlyphs} from '../../src/node/pdf-glyphs.ts'
import {recordBytes, recordedFiles} from '../../src/review/proofs/record.ts'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'
import {wordFinder} from '../review/marks/printed-words.ts'
import {fileBy} from '../review/marks/programs.ts'
import {type MarkKind, putMark} from '../review/marks/put-marks.ts'

afterAll(removeProjects)

const take = (folder: string, ...files: readonly string[]): Promise<Outcome> =>
  galley(['proof', folder, '--answers', ...files])

/** Changes to the files that identify a round; each file stays well formed. */
const alterations: ReadonlyArray<readonly [name: string, change: (bytes: Buffer) => Uint8Array]> = [
  ['map.json', bytes => Buffer.from(bytes.toString().replace(/"firstPage":\d+/, '"firstPage":7'))],
  ['sources.zip', bytes => Buffer.concat([bytes, Buffer.from('more')])],
  ['proof.json', bytes => Buffer.from(bytes.toString().replace('"round": 1', '"round": 1.0'))]
]

const read = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8')

describe('marks in a returned PDF are written into the paper', () => {
  const paper = `Words <!-- AQ: When? -->to ask about.

It was law in 1993 once, and
nobody *ever* knew why [@roe].
`
  let folder = ''
  let pdf: Uint8Array

  beforeAll(async () => {
    folder = project({
      'manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
      '01.md': paper,
      'references.bib': '@book{roe, author = {Roe, Ann}, title = {Zebras}, publisher = {P}, year = {1999}}'
    })
    await galley(['proof', folder, '--to', 'pdf'])
    pdf = new Uint8Array(readFileSync(join(folder, 'proofs/round-1/bricks.pdf')))
  })

  /** Saves the proof with marks on words. */
  async function save(
    name: string,
    person: string,
    marks: ReadonlyArray<readonly [MarkKind, string, string]>
  ) {
    const document = await PDFDocument.load(pdf, {updateMetadata: false})
    const glyphs = await readGlyphs(pdf, Array.from(document.getPageIndices()))
    if ('fault' in glyphs) throw new Error(glyphs.fault)
    const find = wordFinder(glyphs)
    for (const [kind, words, text] of marks) putMark(document, kind, find(words)!, text, person)
    const file = join(folder, name)
    writeFileSync(file, await document.save())
    return file
  }

  test('at their words, once, by several people, and listed where they have no place', async () => {
    const ann = await save('ann.pdf', 'Ann Doe', [
      ['StrikeOut', 'nobody', ''],
      ['Replace', '1993', '1992'],
      ['Caret', 'knew', 'exactly'],
      ['Highlight', 'Zebras', 'Quaggas?']
    ])
    const bob = await save('bob.pdf', 'Bob', [['Underline', 'law', 'Which?']])
    const {code, out} = await take(folder, ann, bob)
    expect([code, out]).toEqual([
      1,
      `round 1: 4 of 5 marks written into 01.md
Ann Doe: 1 insertion, 1 deletion, 1 replacement in the text; 1 comment not placed
Bob: 1 comment in the text
not placed: comment of Ann Doe, page 2, line 5, “Zebras”, reference roe, title (references.bib:1): Quaggas? (entries are changed in the bibliography)
`
    ])
    expect(read(folder, '01.md')).toBe(
      `Words <!-- AQ: When? -->to ask about.

It was {==law==}{>>Bob: Which?<<} in {~~1993~>1992~~}{>>@Ann-Doe<<} once, and
{--nobody --}{>>@Ann-Doe<<}*ever* knew{++ exactly++}{>>@Ann-Doe<<} why [@roe].
`
    )
    expect(await take(folder, ann)).toMatchObject({
      code: 0,
      out: 'round 1: no new marks; all of them were imported before\n'
    })
    expect((await galley(['proof', folder, '--status'])).out).toContain(
      'Ann Doe: 1 insertion, 1 deletion, 1 replacement in the text; 1 comment not placed\nBob: 1 comment in the text\n'
    )
    const settled = ['--by', 'Eve Ed', '--date', '2026-12-01']
    expect((await galley(['reject', folder, '--comments', ...settled])).code).toBe(0)
    expect(read(folder, '01.md')).toBe(paper)
    const status = await galley(['proof', folder, '--status'])
    expect(status.out).toContain('\n3 rejected by Eve Ed on 2026-12-01\n')
  })

  test('also where the round is not here, by the map that the PDF carries', async () => {
    const ann = await save('clone.pdf', 'Ann Doe', [['Replace', '1993', '1992']])
    const clone = project({
      'manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
      '01.md': paper,
      'references.bib': read(folder, 'references.bib')
    })
    expect(await take(clone, ann)).toMatchObject({code: 0})
    expect(read(clone, '01.md')).toContain('{~~1993~>1992~~}{>>@Ann-Doe<<}')
    // The round has been created, so the same marks bring nothing new.
    expect((await take(clone, ann)).out).toBe('round 1: no new marks; all of them were imported before\n')
    writeFileSync(join(clone, '01.md'), `${paper}\nMore.\n`)
    rmSync(join(clone, 'proofs'), {recursive: true})
    expect((await take(clone, ann)).err).toContain('which is not here, and the paper has changed since')
    expect(existsSync(join(clone, 'proofs'))).toBe(false)
  })

  test('also in a file that only forbids changes, but in none with a password', async () => {
    const ann = new Uint8Array(readFileSync(await save('open.pdf', 'Eve', [['Highlight', 'law', 'Hm?']])))
    const [open, closed] = ['', 'secret'].map((password, index) => {
      const file = join(folder, `locked-${index}.pdf`)
      writeFileSync(file, fileBy('qpdf', ['--encrypt', password, 'owner', '256', '--'], ann))
      return file
    })
    expect((await take(folder, closed!)).err).toContain('is encrypted; save it without a password')
    expect(await take(folder, open!)).toMatchObject({
      err: '',
      out: expect.stringContaining('Eve: 1 comment in the text')
    })
  })

  test('in doubt if the map or the sources of the round were altered after the proof was made', async () => {
    const eve = await save('eve.pdf', 'Eve', [
      ['Replace', '1993', '1991'],
      ['Underline', 'nobody', 'Who?']
    ])
    for (const [name, change] of alterations) {
      const copy = project({})
      cpSync(folder, copy, {recursive: true})
      writeFileSync(join(copy, '01.md'), paper)
      const file = join(copy, 'proofs/round-1', name)
      writeFileSync(file, change(readFileSync(file)))
      const {out, err} = await take(copy, eve)
      expect(err, name).toMatch(new RegExp(`^galley: warning: round 1: ${name} was altered[^\n]*\n$`))
      expect(out, name).toContain('Eve: 1 replacement, 1 comment in doubt')
      expect(read(copy, '01.md'), name).not.toContain('~>')
      expect((await galley(['proof', copy, '--status'])).err, name).toBe(err)
    }
  })

  test('and a reply to the note of a query is its answer', async () => {
    const document = await PDFDocument.load(pdf, {updateMetadata: false})
    const [page, note] = document
      .getPages()
      .flatMap(each => {
        const notes = each.node.Annots()?.asArray() ?? []
        return notes.map(reference => [each, reference] as const)
      })
      .find(([, reference]) => String(document.context.lookup(reference)).includes('/Subj'))!
    const reply = {Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], IRT: note}
    const words = {T: PDFHexString.fromText('Ann'), Contents: PDFHexString.fromText('In 1969.')}
    page.node.addAnnot(document.context.register(document.context.obj({...reply, ...words})))
    const file = join(folder, 'reply.pdf')
    writeFileSync(file, await document.save())
    expect(await take(folder, file)).toMatchObject({code: 0})
    expect(read(folder, '01.md')).toContain('<!-- AQ: When? --><!-- A (Ann): In 1969. -->')
  })
})

describe('a PDF that has no marks to take is told in one line', () => {
  const hash = 'abcdefabcdef0123'

  type Change = (document: PDFDocument) => void

  async function made(text: string, change: Change = () => undefined): Promise<Uint8Array> {
    const document = await PDFDocument.create({updateMetadata: false})
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage().drawText(text, {x: 50, y: 700, size: 12, font})
    change(document)
    return document.save({useObjectStreams: false})
  }

  const proof = `PROOF round 1 content ${hash.slice(0, 12)}`
  const set =
    (key: string, value: Parameters<PDFDocument['context']['obj']>[0]): Change =>
    ({catalog, context}) =>
      catalog.set(PDFName.of(key), context.obj(value as never))
  const note: Change = document => {
    const contents = PDFString.of('x'.repeat(900_000))
    const dict = {Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], Contents: contents}
    document.getPage(0).node.addAnnot(document.context.register(document.context.obj(dict)))
  }

  test.each<readonly [string, () => Promise<Uint8Array>, string]>([
    ['no PDF', async () => new TextEncoder().encode('{}'), 'is damaged, or no PDF'],
    ['a cut one', async () => (await made(proof)).slice(0, 300), 'is damaged, or no PDF'],
    [
      'without marks',
      () => made(proof),
      'has no marks: they were never saved, or they became part of the pages when the file was printed to a new PDF'
    ],
    [
      'of another round',
      () => made('PROOF round 1 content 0123456789ab'),
      'is a proof of another paper, or of a round that is not here'
    ],
    ['of something else', () => made('Hello'), 'is not a proof made by galley'],
    ['a scan', () => made(''), 'has no text on its first pages: it is a scan, or pictures of pages'],
    [
      'a form',
      () => made(proof, set('AcroForm', {XFA: ''} as never)),
      'is an XFA form, which has no pages of the proof'
    ],
    [
      'a portfolio',
      () => made(proof, set('Collection', {})),
      'is a portfolio; extract the proof, and save it as a separate file'
    ],
    ['encrypted', async () => encrypted(await made(proof)), 'is encrypted; save it without a password']
  ])('%s', async (_, bytes, expected) => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    writeFileSync(file, await bytes())
    const {code, err} = await take(folder, file)
    expect([code, err]).toEqual([2, `galley: ${file} ${expected}; nothing was written\n`])
    expect(read(folder, '01.md')).toBe('Words.')
  })

  test('and a comment of 900 KB, or on a page that is none of the proof, is only listed', async () => {
    const folder = sent()
    const file = join(folder, 'back.pdf')
    writeFileSync(file, await made(proof, note))
    const {code, out} = await take(folder, file)
    expect(code).toBe(1)
    expect(out).toContain('not placed: comment, page 1: xxx')
    expect(out).toContain('it is longer than 10000 characters')
    expect(read(folder, '01.md')).toBe('Words.')
  })

  function encrypted(pdf: Uint8Array): Uint8Array {
    const text = new TextDecoder('latin1').decode(pdf)
    return new Uint8Array(
      Buffer.from(text.replace('/Root', '/Encrypt << /Filter /Standard /V 1 >> /Root'), 'latin1')
    )
  }

  /** A paper with a round whose map has no words. */
  function sent(): string {
    const map = {
      galley: 'map',
      version: 1,
      round: 1,
      content: hash,
      firstPage: 1,
      files: [],
      targets: [],
      pages: []
    }
    const files = Object.entries({'map.json': map, 'queries.json': {version: 1, queries: []}}).map(
      ([path, content]) => ({path, bytes: new TextEncoder().encode(JSON.stringify(content))})
    )
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
})
