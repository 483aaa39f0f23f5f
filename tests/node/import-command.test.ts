import {existsSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {crc32, deflateRawSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {galley, project, projectRoot} from '../galley.ts'

const ris = `TY  - JOUR
AU  - Roe, Ada
TI  - Kilns and Law
T2  - Journal of Clay
PY  - 2011
SP  - 1
EP  - 12
DO  - 10.5555/kiln
ER  -${' '}

TY  - BOOK
AU  - Roe, Ada
TI  - Bricks
PY  - 2011
ER  -${' '}
`
const kilns = `@article{roe2011,
  author       = {Roe, Ada},
  title        = {Kilns and {Law}},
  journaltitle = {Journal of Clay},
  date         = {2011},
  pages        = {1--12},
  doi          = {10.5555/kiln}
}
`
const bricks = `@book{roe2011a,
  author = {Roe, Ada},
  title  = {Bricks},
  date   = {2011}
}
`

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

describe('import', () => {
  test('writes BibLaTeX to standard output, the same each time', async () => {
    const cwd = project({'export.ris': ris})
    const outcome = await galley(['import', 'export.ris'], {cwd})
    expect(outcome).toEqual({code: 0, out: `${kilns}\n${bricks}`, err: 'galley: 2 references\n'})
    expect(await galley(['import', 'export.ris'], {cwd})).toEqual(outcome)
  })

  test.each([
    ['a.ris', `TY  - BOOK\nTI  - ${'a'.repeat(1_000_001)}\nER  - \n`, '1:1'],
    ['a.json', JSON.stringify([{id: 'a', type: 'book', title: 'a'.repeat(1_000_001)}]), '1:2']
  ])('refuses a work with a text of more than a million characters in %s', async (name, text, place) => {
    const cwd = project({[name]: text})
    expect(await galley(['import', name, '--to', 'refs.bib'], {cwd})).toEqual({
      code: 2,
      out: '',
      err: `galley: ${name}:${place} \`title\` has more than 1000000 characters; nothing was imported\n`
    })
    expect(existsSync(join(cwd, 'refs.bib'))).toBe(false)
  })

  test('--to creates a file and never overwrites one', async () => {
    const cwd = project({'export.ris': ris})
    expect(await galley(['import', 'export.ris', '--to', 'new/refs.bib'], {cwd})).toEqual({
      code: 0,
      out: '',
      err: 'galley: 2 references; 2 added to new/refs.bib\n'
    })
    expect(read(cwd, 'new/refs.bib')).toBe(`${kilns}\n${bricks}`)
    expect(await galley(['import', 'export.ris', '--to', 'new/refs.bib'], {cwd})).toEqual({
      code: 2,
      out: '',
      err: 'galley: new/refs.bib exists already; --append adds to it\n'
    })
    expect(read(cwd, 'new/refs.bib')).toBe(`${kilns}\n${bricks}`)
  })

  test('--append skips known works, avoids their keys, and keeps every other byte', async () => {
    const old =
      '\uFEFF% mine\r\n@misc{roe2011, title = {KILNS and law!}, author = {A. Roe}, year = 2011}\r\nwords'
    const cwd = project({'export.ris': ris, 'refs.bib': old})
    expect(await galley(['import', 'export.ris', '--to', 'refs.bib', '--append'], {cwd})).toEqual({
      code: 0,
      out: '',
      err: 'galley: export.ris:1:1 is there already: `roe2011`\ngalley: 2 references; 1 added to refs.bib, 1 there already\n'
    })
    expect(read(cwd, 'refs.bib')).toBe(`${old}\r\n\r\n${bricks.replaceAll('\n', '\r\n')}`)
    const again = await galley(['import', 'export.ris', '--to', 'refs.bib', '--append'], {cwd})
    expect(again.err).toContain('2 references; 0 added to refs.bib, 2 there already')
    expect(read(cwd, 'refs.bib')).toBe(`${old}\r\n\r\n${bricks.replaceAll('\n', '\r\n')}`)
  })

  test('a link stays a link', async () => {
    const cwd = project({'export.ris': ris, 'real.bib': ''})
    symlinkSync(join(cwd, 'real.bib'), join(cwd, 'refs.bib'))
    await galley(['import', 'export.ris', '--to', 'refs.bib', '--append'], {cwd})
    expect(read(cwd, 'real.bib')).toBe(`${kilns}\n${bricks}`)
  })

  test('several files become one list; works in two of them are reported', async () => {
    const cwd = project({
      'a.ris': ris,
      'b.json': '[{"id": "x", "type": "book", "title": "Bricks", "issued": {"date-parts": [[2011]]}}]'
    })
    const {code, out, err} = await galley(['import', 'a.ris', 'b.json'], {cwd})
    expect(code).toBe(0)
    expect(out).toContain('@book{x,')
    expect(err).toBe(
      'galley: b.json:1:2 `x` is most likely the same work as `roe2011a`\ngalley: 3 references\n'
    )
  })

  test('--format json has the work, its key, its line and its place', async () => {
    const cwd = project({'export.ris': ris})
    const {out} = await galley(['import', 'export.ris', '--format', 'json'], {cwd})
    const {references, findings} = JSON.parse(out)
    expect(findings).toEqual([])
    expect(references[1]).toEqual({
      key: 'roe2011a',
      place: {
        file: 'export.ris',
        start: {line: 11, column: 1, offset: expect.any(Number)},
        end: {line: 15, column: 7, offset: expect.any(Number)}
      },
      confidence: null,
      doubtful: [],
      sure: true,
      same: null,
      csl: {
        id: 'roe2011a',
        type: 'book',
        author: [{family: 'Roe', given: 'Ada'}],
        title: 'Bricks',
        issued: {'date-parts': [[2011]]}
      },
      raw: 'TY  - BOOK\nAU  - Roe, Ada\nTI  - Bricks\nPY  - 2011\nER  - '
    })
  })

  test('a broken record is an error and does not affect others', async () => {
    const cwd = project({'a.ris': `TY  - BOOK\nER  - \n${ris}`})
    const {code, out, err} = await galley(['import', 'a.ris'], {cwd})
    expect({code, out}).toEqual({code: 1, out: `${kilns}\n${bricks}`})
    expect(err).toBe(
      'galley: warning: a.ris:1:1 The record has no values, expected tags such as `TI`\ngalley: 2 references\n'
    )
  })

  test('Windows-1252 and UTF-16 are decoded', async () => {
    const text = 'TY  - BOOK\r\nTI  - Über Ton – ein Buch\r\nER  - \r\n'
    const old = Buffer.from(text.replace('–', '\x96'), 'latin1')
    const cwd = project({'old.ris': old, 'wide.ris': Buffer.from(`\uFEFF${text}`, 'utf16le')})
    const first = await galley(['import', 'old.ris'], {cwd})
    expect(first.out).toContain('Über')
    expect(first.out).toContain('–')
    expect(first.err).toBe(
      'galley: warning: old.ris is not UTF-8, so it is decoded as Windows-1252\ngalley: 1 reference\n'
    )
    expect(await galley(['import', 'wide.ris'], {cwd})).toEqual({...first, err: 'galley: 1 reference\n'})
  })

  test('repairs of a printed list are reported at their places, ten or more of a kind in one line', async () => {
    const lines = [...'abcdefghijk'].map(
      letter => `Roe, A. (2011). Kilns of ${letter}${letter} and law . London: Earth Press.`
    )
    const cwd = project({
      'list.txt': `${lines.join('\n')}\nPoe, E. (n.d.). Bricks and laws. London: Earth Press.\n`
    })
    const {code, err} = await galley(['import', 'list.txt', '--to', 'refs.bib'], {cwd})
    expect(code).toBe(0)
    expect(err).toContain(
      'galley: warning: list.txt A space precedes `.`: 11 of this kind; lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\n'
    )
    expect(err).toContain('galley: warning: list.txt:12:10 `n.d.` replaces a year\n')
  })

  test('each line of a printed list is kept in its entry', async () => {
    const line = 'Roe, A. (2011). Kilns and law. Journal of Clay, 4(2), 1–12.'
    const cwd = project({
      'list.txt': `${line}\n\nPoe, E. (1999). Bricks {and} me@example.org. London: Earth Press.\n`
    })
    const {code, out, err} = await galley(['import', 'list.txt', '--to', 'refs.bib'], {cwd})
    expect({code, out}).toEqual({code: 0, out: ''})
    expect(err).toMatch(/^galley: 2 references: \d sure, \d to look at; 2 added to refs\.bib$/m)
    const bib = read(cwd, 'refs.bib')
    expect(bib).toMatch(/^% \[1\] confidence [01]\.\d\d\n@article\{roe2011,$/m)
    expect(bib).toContain(`  printed      = {${line}}`)
    expect(bib).toMatch(
      /^ {2}printed\s+= \{Poe, E\. \(1999\)\. Bricks \\textbraceleft\{\}and\\textbraceright\{\} me@example\.org\. London: Earth Press\.\}/m
    )
  })

  test('a text that is not a list of references is refused, and nothing is written', async () => {
    const cwd = project({
      'export.ris': ris,
      'letter.txt': 'Dear Ada,\n\nIn 2019 we moved to London, which was cold.\n\nYours,\nBen\n'
    })
    const err =
      'galley: letter.txt is not a list of references: most of its paragraphs look like none; copy only the list into a file\n'
    expect(await galley(['import', 'letter.txt'], {cwd})).toEqual({code: 2, out: '', err})
    expect(await galley(['import', 'export.ris', 'letter.txt', '--to', 'refs.bib'], {cwd})).toEqual({
      code: 2,
      out: '',
      err
    })
    expect(await galley(['init', 'paper', '--references', 'letter.txt'], {cwd})).toEqual({
      code: 2,
      out: '',
      err
    })
    expect(['refs.bib', 'paper'].filter(path => existsSync(join(cwd, path)))).toEqual([])
  })

  test('checks show doubtful values with the printed line, until `doubtful` is removed', async () => {
    const line = 'king, L. (2022). International Law of Harbours. Vienna: Tide Office.'
    const cwd = project({'list.txt': `${line}\nRoe, A. (2011). Kilns and law. London: Earth Press.\n`})
    await galley(['init', 'paper', '--title', 'Tides', '--references', 'list.txt'], {cwd})
    const message = `The import was not sure about \`author\` of this printed line: \`${line}\``
    const {out} = await galley(['check', 'paper'], {cwd})
    expect(out.match(/G244.*/g)).toEqual([`G244] ${message}`])
    const html = (await galley(['check', 'paper', '--format', 'html'], {cwd})).out
    expect(html).toContain(`of this printed line: <code>${line}</code>`)
    const bib = read(cwd, 'paper/references.bib')
    writeFileSync(join(cwd, 'paper/references.bib'), bib.replace(/,\n {2}doubtful .*/, ''))
    expect((await galley(['check', 'paper'], {cwd})).out).not.toContain('G244')
  })

  test('the list within a page is imported, and the rest is reported as left out', async () => {
    const cwd = project({
      'page.txt':
        'Tides of the North\nWords about tides.\nReferences\nRoe, A. (2011). Kilns and law. London: Earth Press.\nDownloads\npdf\n'
    })
    const {code, out, err} = await galley(['import', 'page.txt'], {cwd})
    expect({code, works: out.match(/^@/gm)?.length}).toEqual({code: 0, works: 1})
    expect(err).toContain(
      'galley: warning: page.txt:5:1 Text outside the list of references is left out (“Downloads pdf”)\n'
    )
  })

  test('references of a Word document', async () => {
    const words = ['A paper', 'References', 'Roe, A. (2011). Kilns and law. Journal of Clay, 4(2), 1–12.']
    const xml = `<w:document>${words.map(word => `<w:p><w:r><w:t>${word}</w:t></w:r></w:p>`).join('')}</w:document>`
    const cwd = project({'paper.docx': zip('word/document.xml', xml), 'empty.docx': zip('other.xml', xml)})
    const {code, out} = await galley(['import', 'paper.docx'], {cwd})
    expect(code).toBe(0)
    expect(out).toContain(`printed      = {${words[2]}}`)
    expect(out).not.toContain('A paper')
    const {references} = JSON.parse((await galley(['import', 'paper.docx', '--format', 'json'], {cwd})).out)
    expect(references[0].place.start.line).toBe(3)
    expect((await galley(['import', 'empty.docx'], {cwd})).err).toBe(
      'galley: empty.docx is an archive without a Word document\n'
    )
  })

  test.each<[readonly string[], string]>([
    [[], 'name files of references, such as `galley import export.ris`'],
    [['none.ris'], 'no such file: none.ris'],
    [['.'], '. is a folder; name a file of references'],
    [
      ['a.ris', '--from', 'word'],
      'unknown form `word` after --from; choose one of ris, endnote, pubmed, csl-json, csl-yaml, bibtex, docx, text'
    ],
    [['a.ris', '--append'], '--append works only with --to FILE.bib'],
    [
      ['a.ris', '--to', 'x.txt'],
      '--to must name a file that ends with .bib, or a folder for a manuscript in Word, not x.txt'
    ],
    [['a.ris', '--format', 'xml'], 'unknown format `xml`; choose text or json'],
    [['broken.docx'], 'broken.docx is an archive without a Word document'],
    [['paper.pdf'], 'paper.pdf is a PDF; copy its list of references into a text file'],
    [['tool.bib'], 'tool.bib is not text, so it cannot be a file of references']
  ])('%j could not run', async (args, message) => {
    const cwd = project({
      'a.ris': ris,
      'broken.docx': 'PK\u0003\u0004 and no more',
      'paper.pdf': '%PDF-1.7\n',
      'tool.bib': 'ELF\0@misc{a,}'
    })
    expect(await galley(['import', ...args], {cwd})).toEqual({code: 2, out: '', err: `galley: ${message}\n`})
    expect(existsSync(join(cwd, 'x.txt'))).toBe(false)
  })
})

test('the commands in the documentation work', async () => {
  const page = readFileSync(join(projectRoot, 'docs/import.md'), 'utf8')
  const files = [...page.matchAll(/^`([\w.]+)`:\n\n```\n([\s\S]*?)```/gm)].map(match => [
    match[1]!,
    match[2]!
  ])
  const cwd = project(Object.fromEntries(files))
  const lines = [...page.matchAll(/^```sh\n([\s\S]*?)```/gm)].flatMap(match => match[1]!.trim().split('\n'))
  expect([files.length, lines.length]).toEqual([4, 8])
  for (const line of lines) {
    const [, command = '', said = ''] = /^galley (.*?)\s+# (.*)$/.exec(line) ?? []
    const args = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole)
    const {out, err} = await galley(args, {cwd})
    expect(out + err, line).toContain(said)
  }
  expect(readFileSync(join(cwd, 'list.bib'), 'utf8')).toMatch(
    /^% \[2\] confidence 1\.00\n@book\{kara2014,\n(?: {2}.*\n)*? {2}printed {3}= \{Kara, S\. /m
  )
})

/** An archive with one file, deflated. */
function zip(name: string, text: string): Uint8Array {
  const packed = deflateRawSync(Buffer.from(text))
  const sizes = (size: number): Buffer => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32LE(crc32(text))
    bytes.writeUInt32LE(packed.length, 4)
    bytes.writeUInt32LE(size, 8)
    return bytes
  }
  const numbers = (...values: readonly number[]): Buffer =>
    Buffer.concat(
      values.map(value => {
        const bytes = Buffer.alloc(2)
        bytes.writeUInt16LE(value)
        return bytes
      })
    )
  const size = sizes(Buffer.byteLength(text))
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    numbers(20, 0, 8, 0, 0),
    size,
    numbers(name.length, 0),
    Buffer.from(name)
  ])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    numbers(20, 20, 0, 8, 0, 0),
    size,
    numbers(name.length, 0, 0, 0, 0, 0, 0, 0, 0),
    Buffer.from(name)
  ])
  const start = Buffer.alloc(8)
  start.writeUInt32LE(central.length, 0)
  start.writeUInt32LE(local.length + packed.length, 4)
  return Buffer.concat([
    local,
    packed,
    central,
    Buffer.from('PK\x05\x06'),
    numbers(0, 0, 1, 1),
    start,
    numbers(0)
  ])
}
