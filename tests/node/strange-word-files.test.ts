import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {deflateRawSync} from 'node:zlib'
import {strToU8, type Zippable, zipSync} from 'fflate'
import {afterAll, expect, test} from 'vitest'
import {parseWordFile} from '../../src/node/files/word-file.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {cameHome, paragraphXml} from '../review/word/word-file.ts'
import {tier} from '../tier.ts'

afterAll(removeProjects)

const chapter = 'The big dog runs over the hill.\n\nIt slept in the sun all day long.\n'

let paper: Promise<string> | undefined

/** A paper with a round of proofs, which no file of this test changes. */
function sentPaper(): Promise<string> {
  paper ??= (async () => {
    const folder = project({
      'manuscript/manuscript.yaml': 'title: Dogs\nlicense: CC-BY-4.0\n',
      'manuscript/01.md': chapter
    })
    await galley(['proof', folder, '--to', 'html'])
    return folder
  })()
  return paper
}

const [first, second] = chapter.trimEnd().split('\n\n')
const sent = ['Dogs', first!, second!].map(paragraphXml).join('')
const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'

/** The main part of a Word file, with this body. */
function main(body: string, name = space): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="${name}"><w:body>${body}</w:body></w:document>`
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
}

type Parts = Readonly<Record<string, string | Uint8Array>>

/** A Word file with the main part that was sent, and with other parts. */
function word(parts: Parts = {}): Uint8Array {
  const all: Parts = {'word/document.xml': main(sent), ...parts}
  const bytes = Object.entries(all).map(([path, part]) => [
    path,
    typeof part === 'string' ? strToU8(part) : part
  ])
  return zipSync(Object.fromEntries(bytes) as Zippable)
}

const withBody = (body: string): Uint8Array => word({'word/document.xml': main(body)})

/** A copy of an archive that `patch` changes; `entry` is the offset of the first entry in its directory. */
function patched(bytes: Uint8Array, patch: (view: DataView, entry: number) => void): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  patch(view, view.getUint32(copy.length - 6, true))
  return copy
}

/** An archive of one entry as written by a streaming program, with sizes after the data, or with 64-bit numbers. */
function archive(form: 'streamed' | 'wide', content = main(sent)): Uint8Array {
  const whole = zipSync({'word/document.xml': strToU8(content)})
  const view = new DataView(whole.buffer)
  const directory = view.getUint32(whole.length - 6, true)
  const [crc, size, full] = [16, 20, 24].map(field => view.getUint32(directory + field, true))
  const name = strToU8('word/document.xml')
  const packed = deflateRawSync(strToU8(content))
  const numbers = (...values: ReadonlyArray<readonly [bytes: 2 | 4 | 8, value: number]>): Uint8Array =>
    Buffer.concat(
      values.map(([bytes, value]) => {
        const field = Buffer.alloc(bytes)
        if (bytes === 8) field.writeBigUInt64LE(BigInt(value))
        else field.writeUIntLE(value, 0, bytes)
        return field
      })
    )
  const isWide = form === 'wide'
  const none = 0xffffffff
  const local = Buffer.concat([
    numbers([4, 0x04034b50], [2, 45], [2, isWide ? 0 : 8], [2, 8], [4, 0], [4, isWide ? crc! : 0]),
    numbers([4, isWide ? none : 0], [4, isWide ? none : 0], [2, name.length], [2, isWide ? 20 : 0]),
    name,
    isWide ? numbers([2, 1], [2, 16], [8, full!], [8, packed.length]) : Buffer.alloc(0),
    packed,
    isWide ? Buffer.alloc(0) : numbers([4, 0x08074b50], [4, crc!], [4, size!], [4, full!])
  ])
  const entry = Buffer.concat([
    numbers([4, 0x02014b50], [2, 45], [2, 45], [2, isWide ? 0 : 8], [2, 8], [4, 0], [4, crc!]),
    numbers([4, isWide ? none : packed.length], [4, isWide ? none : full!], [2, name.length]),
    numbers([2, isWide ? 28 : 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, isWide ? none : 0]),
    name,
    isWide ? numbers([2, 1], [2, 24], [8, full!], [8, packed.length], [8, 0]) : Buffer.alloc(0)
  ])
  const at = local.length
  const wideEnd = Buffer.concat([
    numbers(
      [4, 0x06064b50],
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, 1],
      [8, 1],
      [8, entry.length],
      [8, at]
    ),
    numbers([4, 0x07064b50], [4, 0], [8, at + entry.length], [4, 1])
  ])
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, 1],
    [2, 1],
    [4, entry.length],
    [4, isWide ? none : at],
    [2, 0]
  )
  return Buffer.concat([local, entry, isWide ? wideEnd : Buffer.alloc(0), end])
}

/** A Word file with two entries of one name, made by renaming one with a name of the same length. */
function twice(): Uint8Array {
  const bytes = Buffer.from(word({'word/documenu.xml': main('')}))
  for (let at = bytes.indexOf('word/documenu.xml'); at >= 0; at = bytes.indexOf('word/documenu.xml', at))
    bytes.write('word/document.xml', at)
  return bytes
}

const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const many = Object.fromEntries(Array.from({length: 5000}, (_, at) => [`word/media/${at}`, '']))
const nested = '<w:r>'.repeat(100_000) + '</w:r>'.repeat(100_000)

/** Refused files: how each is made, and the text of the message. */
const refused: ReadonlyArray<
  readonly [how: string, bytes: () => Uint8Array, line: string, extension?: string]
> = [
  [
    'another paper',
    () => withBody(['One of many', 'quite other words', 'that nobody sent'].map(paragraphXml).join('')),
    'contains too few of the paragraphs of round 1 to belong to it'
  ],
  [
    'another round',
    () =>
      word({
        'docProps/custom.xml':
          '<Properties><property name="galley.proof"><vt:lpwstr>2 abc</vt:lpwstr></property></Properties>'
      }),
    'does not belong to round 2 of this paper'
  ],
  ['an archive within an archive', () => zipSync({'inner.docx': word()}), 'it contains no text'],
  [
    'a file that was cut',
    () => word().subarray(0, 300),
    'is damaged: it was cut short or altered on the way'
  ],
  [
    'a file with a changed byte',
    () => patched(word(), (view, entry) => view.setUint32(entry + 16, 1, true)),
    'is damaged: it was cut short or altered on the way'
  ],
  ['an empty file', () => new Uint8Array(), 'is empty'],
  ['a text', () => strToU8('Dogs'), 'is not a Word file'],
  ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'is not a Word file'],
  ['a document of old Word', () => old, 'is a document of an old version of Word; save it as .docx', 'doc'],
  [
    'one with a password',
    () => Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]),
    'is protected by a password; save it without one'
  ],
  [
    'an archive with a password',
    () => patched(word(), (view, entry) => view.setUint16(entry + 8, 1, true)),
    'is protected by a password; save it without one'
  ],
  [
    'an unknown compression',
    () => patched(word(), (view, entry) => view.setUint16(entry + 10, 93, true)),
    'is compressed in a way that Word does not know'
  ],
  ['two parts of one name', twice, 'it has two parts with the name `word/document.xml`'],
  [
    'OpenDocument',
    () =>
      zipSync({mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x/>')}),
    'is an OpenDocument file; save it as .docx',
    'odt'
  ],
  ['RTF', () => strToU8('{\\rtf1\\ansi Dogs}'), 'is in the format RTF; save it as .docx', 'rtf'],
  ['a PDF', () => strToU8('%PDF-1.7'), 'is a PDF; give it a name that ends in .pdf'],
  [
    'one XML file',
    () =>
      strToU8(
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
      ),
    'is a Word document in one XML file; save it as .docx',
    'xml'
  ],
  [
    'the XML of Word 2003',
    () =>
      strToU8(
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
      ),
    'is in the XML format of Word 2003; save it as .docx',
    'xml'
  ],
  ['no main part', () => zipSync({'word/styles.xml': strToU8('<w:styles/>')}), 'it contains no text'],
  [
    'a table of figures',
    () =>
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        'xl/workbook.xml': strToU8('<workbook/>')
      }),
    'its main part has another type'
  ],
  ['an absolute path', () => zipSync({'/word/document.xml': strToU8(main(sent))}), 'it contains no text'],
  [
    'a path out of the file',
    () =>
      zipSync({
        '../word/document.xml': strToU8(main(sent)),
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="http://x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
        )
      }),
    'it contains no text'
  ],
  [
    'a document type with entities',
    () =>
      word({
        'word/document.xml': `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${main(sent).slice(38)}`
      }),
    'has a document type'
  ],
  [
    'an external entity',
    () => word({'word/document.xml': `<!DOCTYPE w SYSTEM "file:///etc/passwd">${main(sent).slice(38)}`}),
    'has a document type'
  ],
  [
    'text that is not XML',
    () => word({'word/document.xml': main(sent).slice(0, -9)}),
    'its text is not sound XML'
  ],
  ['100,000 nested runs', () => withBody(`<w:p>${nested}</w:p>`), 'nested more than 200 deep'],
  [
    'another file within the text',
    () => withBody(`${sent}<w:altChunk r:id="r1"/>`),
    'has other files within its text'
  ]
]

/** Files that take a second each to make. */
const large: typeof refused = [
  [
    'a zip bomb',
    () => word({'word/document.xml': new Uint8Array(101_000_000)}),
    '`word/document.xml` unpacks to more than 100 MB'
  ],
  [
    'a zip bomb in the notes',
    () => word({'word/footnotes.xml': new Uint8Array(101_000_000)}),
    '`word/footnotes.xml` unpacks to more than 100 MB'
  ],
  [
    'a million paragraphs',
    () => withBody('<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(1_000_000)),
    'elements; at most 2,000,000 are read'
  ]
]

const allRefused = [...refused, ...(tier === 'quick' ? [] : large)]

test.each(allRefused.map(([how, bytes, line, extension = 'docx']) => ({how, bytes, line, extension})))(
  '$how is refused in one line',
  async ({bytes, line, extension}) => {
    const folder = await sentPaper()
    const path = join(folder, `edited.${extension}`)
    writeFileSync(path, bytes())
    const {code, out, err} = await galley(['proof', '--answers', path, folder])
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1])
    expect(err).toContain(line)
    expect(err).toContain('nothing was written')
    expect(readFileSync(join(folder, 'manuscript/01.md'), 'utf8')).toBe(chapter)
    expect(existsSync(join(folder, 'proofs/round-1/returned.json'))).toBe(false)
  }
)

const utf16 = Buffer.from(`\ufeff${main(sent).replace('UTF-8', 'UTF-16')}`, 'utf16le')
const swapped = Buffer.from(utf16).swap16()

/** Valid files in unusual forms, and how each is made. */
const read: ReadonlyArray<readonly [how: string, bytes: () => Uint8Array, extension?: string]> = [
  ['a strict document', () => word({'word/document.xml': main(sent, strict)})],
  [
    'a document with other prefixes',
    () => word({'word/document.xml': main(sent).replaceAll('w:', 'ns0:').replace('xmlns:w', 'xmlns:ns0')})
  ],
  ['a document with macros', () => word({'word/vbaProject.bin': new Uint8Array(9)}), 'docm'],
  ['a template', () => word(), 'dotx'],
  ['a signed document', () => word({'_xmlsignatures/sig1.xml': '<Signature/>'})],
  ['wrong types of content', () => word({'[Content_Types].xml': '<Types/>'})],
  [
    'a main part of another name',
    () =>
      zipSync({
        '_rels/.rels': strToU8(
          '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
        ),
        'word/document2.xml': strToU8(main(sent))
      })
  ],
  ['5000 entries', () => word(many)],
  ['an archive of 64 bits', () => archive('wide')],
  ['sizes behind the data', () => archive('streamed')],
  ['UTF-16', () => word({'word/document.xml': utf16})],
  ['UTF-16, high bytes first', () => word({'word/document.xml': swapped})],
  ['a byte order mark', () => word({'word/document.xml': `\ufeff${main(sent)}`})],
  [
    'two forms of a text',
    () =>
      withBody(
        `${sent}<mc:AlternateContent><mc:Choice><w:p/></mc:Choice><mc:Fallback><w:p>${run('old')}</w:p></mc:Fallback></mc:AlternateContent>`
      )
  ]
]

test.each(read.map(([how, bytes, extension = 'docx']) => ({how, bytes, extension})))(
  '$how is read as any other',
  async ({bytes, extension}) => {
    const folder = await sentPaper()
    const path = join(folder, `edited.${extension}`)
    writeFileSync(path, bytes())
    const {code, out, err} = await galley(['proof', '--answers', path, folder])
    expect([code, out.replace(/^.*edited/, 'edited'), err]).toEqual([
      0,
      `edited.${extension}, round 1: nothing has changed\n`,
      ''
    ])
  }
)

const change = 'w:id="1" w:author="Ann" w:date="yesterday"'
const inserted = `<w:ins ${change}>${run(' new')}</w:ins>`
const lastPart = `${run(second!.slice(0, -1))}`
const long = 'A'.repeat(10_000)

test.each([
  [
    'a change without a true date',
    `<w:p>${lastPart}${inserted}${run('.')}</w:p>`,
    'long{++ new++}{>>@Ann<<}.'
  ],
  [
    'a deletion within an insertion',
    `<w:p>${lastPart}<w:ins ${change}><w:del ${change}>${run(' gone')}</w:del></w:ins>${inserted}${run('.')}</w:p>`,
    'long{++ new++}{>>@Ann<<}.'
  ],
  [
    'an insertion within a deletion',
    `<w:p>${lastPart}<w:del ${change}>${inserted}</w:del>${run('.')}</w:p>`,
    'unchanged'
  ],
  [
    'an author of 10,000 letters',
    `<w:p>${lastPart}${inserted.replace('Ann', long)}${run('.')}</w:p>`,
    `long{++ new++}{>>@${long.slice(0, 255)}<<}.`
  ],
  [
    'a text box',
    `<w:p>${lastPart}${run('.')}<w:r><w:pict><v:textbox><w:txbxContent><w:p>${run('In a box.')}</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
    'unchanged\ninsertion “” “In a box.”: its paragraph is not in the article'
  ]
])('%s comes home or is listed', async (_, paragraph, expected) => {
  const document = parseWordFile('edited.docx', withBody(paragraphXml(first!) + paragraph))
  const {texts, listed} = await cameHome({'01.md': chapter}, document)
  const text = texts['01.md']?.slice(texts['01.md'].indexOf('long')).trimEnd() ?? 'unchanged'
  expect([text, ...listed].join('\n')).toBe(expected)
})
