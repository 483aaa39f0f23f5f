import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {zipSync} from 'fflate'
import {afterAll, expect, test} from 'vitest'
import {unzipWithin} from '../../src/node/files/zip.ts'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'
import {wordFile} from '../review/word/word-file.ts'

afterAll(removeProjects)

const text = '# Dogs\n\nThe big dog runs over the hill [@smith2000].\n\nIt slept in the sun all day long.\n'
const paper = {
  'manuscript/manuscript.yaml': 'title: Dogs\nlicense: CC-BY-4.0\nbibliography: refs.bib\n',
  'manuscript/01.md': text,
  'manuscript/refs.bib':
    '@book{smith2000, author={Smith, Ann}, title={Dogs}, publisher={Press}, date={2000}}\n'
}

// The title, and the heading of the chapter.
const titles = ['Dogs', 'Dogs']
const sentence = 'The big dog runs over the hill {cite {}|(1)}.'
const last = 'It slept in the sun all day long.'

/** A paper with a round of proofs. */
async function sentPaper(): Promise<string> {
  const folder = project(paper)
  await galley(['proof', folder, '--to', 'html'])
  return folder
}

let unchanged: Promise<string> | undefined

/** A paper for tests of refused files, which do not change it. */
function unchangedPaper(): Promise<string> {
  unchanged ??= sentPaper()
  return unchanged
}

/** Imports a Word file of these paragraphs. */
function take(
  folder: string,
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>> = {}
): Promise<Outcome> {
  writeFileSync(join(folder, 'edited.docx'), wordFile(paragraphs, more))
  return galley(['proof', '--answers', join(folder, 'edited.docx'), folder])
}

const chapter = (folder: string): string => readFileSync(join(folder, 'manuscript/01.md'), 'utf8')

test('what a co-author changed in Word stands in the text, and the same file adds nothing', async () => {
  const folder = await sentPaper()
  const paragraphs = [
    ...titles,
    sentence.replace('big', '[-Ann Doe:big-][+Ann Doe:small+]'),
    last.replace('sun', 'shade')
  ]
  const {code, out} = await take(folder, paragraphs)
  const expected = text
    .replace('big', '{~~big~>small~~}{>>@Ann-Doe<<}')
    .replace('sun', '{~~sun~>shade~~}{>>changed with tracking off<<}')
  expect([code, chapter(folder)]).toEqual([0, expected])
  expect(out).toContain('2 of 2 changes and comments have a place, written into manuscript/01.md')
  expect((await take(folder, paragraphs)).out).toContain('nothing new; everything in it was imported before')
  expect(chapter(folder)).toBe(expected)
})

test('two co-authors’ files of a round come home, where the text is what it was', async () => {
  const folder = await sentPaper()
  await take(folder, [...titles, sentence.replace('big', '[-Ann:big-][+Ann:small+]'), last])
  const {code, out} = await take(folder, [
    ...titles,
    sentence.replace('big dog', '[-Bo:big dog-][+Bo:cat+]'),
    last.replace('all', '[-Bo:all-][+Bo:the whole+]')
  ])
  expect(code).toBe(1)
  expect(chapter(folder)).toBe(
    text.replace('big', '{~~big~>small~~}{>>@Ann<<}').replace('all day', '{~~all~>the whole~~}{>>@Bo<<} day')
  )
  expect(out).toContain(
    'not placed: replacement of Bo, “big dog”, paragraph “The big dog runs over the hill (1).”: cat (the text there has changed since the round)'
  )
})

test('a citation that somebody added with Zotero gets a key and an entry to add', async () => {
  const folder = await sentPaper()
  const item = {
    id: 7,
    type: 'book',
    title: 'Cats',
    author: [{family: 'Müller', given: 'Jo'}],
    issued: {'date-parts': [['2019']]}
  }
  const json = JSON.stringify({citationItems: [{id: 7, itemData: item, locator: '12'}]})
  const {out} = await take(folder, [...titles, sentence, last.replace('.', `[+Ann: {cite ${json}|(2)}+].`)])
  expect(chapter(folder)).toBe(text.replace('long.', 'long{++ [@muller2019, p. 12]++}{>>@Ann<<}.'))
  expect(out).toContain('@muller2019')
  expect(readFileSync(join(folder, 'proofs/round-1/new-references.bib'), 'utf8')).toContain(
    '@book{muller2019,'
  )
})

test.each([
  [
    'another paper',
    ['Something quite different', 'that nobody has sent to anybody', 'at all'],
    {},
    'contains too few of the paragraphs of round 1 to belong to it'
  ],
  [
    'another round',
    [...titles, sentence, last],
    {
      'docProps/custom.xml':
        '<Properties><property name="galley.proof"><vt:lpwstr>2 abc</vt:lpwstr></property></Properties>'
    },
    'does not belong to round 2 of this paper'
  ],
  ['damaged text', [], {'word/document.xml': '<w:document><w:body>'}, 'its text is not sound XML'],
  ['another kind of file', [], {'word/document.xml': '<w:styles/>'}, 'is not a Word file']
])('%s is refused in one line', async (_, paragraphs, more, line) => {
  const folder = await unchangedPaper()
  const {code, err} = await take(folder, paragraphs, more)
  expect([code, err.trim().split('\n').length]).toEqual([2, 1])
  expect(err).toContain(line)
  expect(chapter(folder)).toBe(text)
  expect(existsSync(join(folder, 'proofs/round-1/returned.json'))).toBe(false)
})

test.each([
  [
    'an old document',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'is a document of an old version of Word; save it as .docx'
  ],
  [
    'one with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'is protected by a password'
  ],
  ['nothing', Buffer.alloc(0), 'is empty'],
  ['a cut file', Buffer.from(wordFile(['Dogs'])).subarray(0, 100), 'is damaged'],
  ['text', Buffer.from('Dogs'), 'is not a Word file']
])('%s is refused in one line', async (_, bytes, line) => {
  const folder = await unchangedPaper()
  writeFileSync(join(folder, 'edited.docx'), bytes)
  const {code, err} = await galley(['proof', '--answers', join(folder, 'edited.docx'), folder])
  expect([code, err.trim().split('\n').length]).toEqual([2, 1])
  expect(err).toContain(line)
})

test('a part that unpacks to more than is allowed is not unpacked', () => {
  const bomb = zipSync({'word/document.xml': new Uint8Array(1_000_000)})
  expect(unzipWithin(bomb, 'word/document.xml', 999_999)).toBe('too large')
  expect(unzipWithin(bomb, 'word/document.xml', 1_000_000)).toHaveLength(1_000_000)
})

test('a comment of ten megabytes is listed, not written', async () => {
  const folder = await sentPaper()
  const comments = `<w:comments><w:comment w:id="1" w:author="Ann"><w:p><w:r><w:t>${'why '.repeat(2_500_000)}</w:t></w:r></w:p></w:comment></w:comments>`
  const {code, out} = await take(folder, [...titles, sentence, last.replace('sun', '[>1>]sun[<1<]')], {
    'word/comments.xml': comments
  })
  expect([code, chapter(folder)]).toEqual([1, text])
  expect(out).toContain('it is longer than 10000 characters')
  expect(out.length).toBeLessThan(2000)
})
