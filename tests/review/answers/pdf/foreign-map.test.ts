import {PDFDocument, PDFHexString, PDFName} from 'pdf-lib'
import {expect, test} from 'vitest'
import {mapName} from '../../../../src/outputs/pdf/publication/attachments.ts'
import {readAnnotations} from '../../../../src/review/answers/pdf/annotations.ts'
import {foreignMap} from '../../../../src/review/answers/pdf/attached-map.ts'
import {printedTexts} from '../../../../src/review/proofs/map/printed-texts.ts'
import {composed} from '../../word/word-file.ts'

const settings = 'title: Of dogs\nlicense: CC-BY-4.0\n'
const chapter =
  'A *big* half*open* dog \\& a cat; see @fig:dog. {++New++} words.\n\n![The dog](dog.png){#fig:dog}\n\n[^n]: A note.\n\n- One [@roe].'
const files = {'manuscript.yaml': settings, '01.md': chapter, 'references.bib': '@book{roe,}'}

/** Reads a map whose only word comes from a stretch of a file and has these printed letters; returns the word. */
async function wordAt(file: keyof typeof files, source: string, letters: string) {
  const {manuscript, textOf} = await composed(files)
  const start = textOf(file)!.indexOf(source)
  const length = letters === source ? source.length : -source.length
  const map = {
    ...{galley: 'map', version: 1, round: 1, content: 'f', firstPage: 1, files: [file], targets: []},
    pages: [[[[0, 10, 1, 0, 90, 0, length, start]], letters === source ? '' : letters, []]]
  }
  const found = foreignMap(JSON.stringify(map), textOf, printedTexts(manuscript, textOf))
  return found?.pages[0]?.lines[0]?.words[0]
}

test.each<readonly [what: string, file: keyof typeof files, source: string, letters: string]>([
  ['a word', '01.md', 'dog', 'dog'],
  ['a word in italics', '01.md', 'big', 'big'],
  ['words on both sides of a mark', '01.md', 'half*open', 'halfopen'],
  ['an escaped sign', '01.md', '\\&', '&'],
  ['a new word', '01.md', 'New', 'New'],
  ['a word of a note', '01.md', 'note', 'note'],
  ['a word of the title', 'manuscript.yaml', 'dogs', 'dogs'],
  ['a word in capitals', '01.md', 'words', 'WORDS']
])('a map can lead to %s', async (_, file, source, letters) => {
  const start = files[file].indexOf(source)
  expect((await wordAt(file, source, letters))?.source).toEqual({start, end: start + source.length})
})

test.each<readonly [what: string, file: keyof typeof files, source: string, letters: string]>([
  ['another setting', 'manuscript.yaml', 'CC-BY-4.0', 'CC-BY-4.0'],
  ['the name of a setting', 'manuscript.yaml', 'license', 'license'],
  ['a label', '01.md', 'fig:dog}', 'fig:dog}'],
  ['the name of a picture', '01.md', 'dog.png', 'dog.png'],
  ['a key', '01.md', 'roe', 'roe'],
  ['the bibliography', 'references.bib', 'book', 'book'],
  ['other words than the printed ones', '01.md', 'cat', 'dog'],
  ['more than the printed word', '01.md', 'big* half', 'big']
])('a map cannot lead to %s', async (_, file, source, letters) => {
  const word = await wordAt(file, source, letters)
  expect(word?.letters).toBe(letters)
  expect(word?.source).toBeUndefined()
})

test.each<readonly [file: keyof typeof files, start: number, isText: boolean]>([
  ['01.md', 30, true],
  ['manuscript.yaml', 7, true],
  ['manuscript.yaml', 20, false],
  ['references.bib', 0, false]
])('what stands for something else in %s at %i can be told: %s', async (file, start, isText) => {
  const {manuscript, textOf} = await composed(files)
  const map = {
    ...{galley: 'map', version: 1, round: 1, content: 'f', firstPage: 1, files: [file], pages: []},
    targets: [['citation', 0, start, start + 3]]
  }
  const found = foreignMap(JSON.stringify(map), textOf, printedTexts(manuscript, textOf))
  expect(found?.targets[0]?.kind).toBe(isText ? 'citation' : 'metadata')
})

test.each([-1, 0, 1.5, 1e21, 2 ** 53, '1', null])('%s is the number of no round', async round => {
  const {manuscript, textOf} = await composed(files)
  const map = {
    galley: 'map',
    version: 1,
    content: 'f',
    firstPage: 1,
    files: [],
    targets: [],
    pages: [],
    round
  }
  expect(foreignMap(JSON.stringify(map), textOf, printedTexts(manuscript, textOf))).toBeUndefined()
})

const word = [0, 10, 1, 0, 90, 0, 3, text('dog')]
const sound = {
  ...{galley: 'map', version: 1, round: 1, content: 'f', firstPage: 1, files: ['01.md']},
  targets: [
    ['citation', 0, 0, 5],
    ['metadata', 'a number']
  ],
  pages: [[[word, [20, 10, 2, 0, 90, 5, 0, 1]], '7', [[1, 2, 3, 4, 0]]]]
}

function text(words: string): number {
  return chapter.indexOf(words)
}

/** The sound map with another value at a path; `undefined` is written as null. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const map = JSON.parse(JSON.stringify(sound))
  const holder = path.slice(0, -1).reduce((at, name) => at[name], map)
  holder[path.at(-1)!] = value
  return JSON.stringify(map)
}

const first = ['pages', 0, 0, 0]
const box = ['pages', 0, 2, 0]
test.each<readonly [string, readonly (string | number)[], unknown]>([
  ['another version', ['version'], 2],
  ['another format', ['galley'], 'answers'],
  ['a file that the paper does not read', ['files', 0], '/etc/passwd'],
  ['no height of a line', [...first, 0], null],
  ['a height that is no number', [...first, 1], 'x'],
  ['a number of a line that is none', [...first, 2], 'x'],
  ['a line of a file that is not listed', [...first, 3], 7],
  ['a word at no place', [...first, 5], 'x'],
  ['a line without an edge', [...first, 4], 'x'],
  ['a word that begins before its text', [...first, 7], -1],
  ['a word that begins within a letter', [...first, 7], 0.5],
  ['a word that ends behind its text', [...first, 7], chapter.length - 2],
  ['a word of a target that is not listed', ['pages', 0, 0, 1, 7], 2],
  ['a box at no place', [...box, 0], 'x'],
  ['a box without a height', [...box, 3], 'x'],
  ['a box of a target that is not listed', [...box, 4], -1],
  ['a target that ends before it begins', ['targets', 0, 3], -1],
  ['a target that begins before its text', ['targets', 0, 2], -2],
  ['a target within a letter', ['targets', 0, 2], 0.5],
  ['too many pages', ['pages'], Array.from({length: 10_001}, () => [[], '', []])]
])('a map with %s is none', async (_, path, value) => {
  const {manuscript, textOf} = await composed(files)
  const read = (own: string) => foreignMap(own, textOf, printedTexts(manuscript, textOf))
  expect(
    read(JSON.stringify(sound))?.pages[0]?.lines.map(({words}) => words.map(({letters}) => letters))
  ).toEqual([['dog'], ['7']])
  expect(read(withValue(path, value))).toBeUndefined()
})

/** A PDF with attachments, each with its name, and filters of its stream. */
async function withFiles(
  all: readonly (readonly [name: string, filter: string | undefined])[],
  isNested = false
): Promise<string | undefined> {
  const document = await PDFDocument.create({updateMetadata: false})
  document.addPage()
  const {context} = document
  const names = all.flatMap(([name, filter], at) => {
    const stream = context.stream(`bytes ${at}`, filter === undefined ? {} : {Filter: filter})
    const specification = context.obj({Type: 'Filespec', EF: {F: context.register(stream)}})
    return [PDFHexString.fromText(name), context.register(specification)]
  })
  const leaf = context.obj({Names: names})
  const tree = isNested
    ? context.obj({Kids: [context.register(context.obj({Kids: [context.register(leaf)]}))]})
    : leaf
  document.catalog.set(PDFName.of('Names'), context.obj({EmbeddedFiles: tree}))
  const read = await readAnnotations(await document.save({useObjectStreams: false}))
  const map = 'map' in read ? read.map : undefined
  return map && `${new TextDecoder().decode(map.bytes)}${map.isPacked ? ', packed' : ''}`
}

test.each<readonly [string, Parameters<typeof withFiles>, string | undefined]>([
  ['without packing', [[[mapName, undefined]]], 'bytes 0'],
  ['packed', [[[mapName, 'FlateDecode']]], 'bytes 0, packed'],
  ['in another packing', [[[mapName, 'LZWDecode']]], undefined],
  [
    'behind other files',
    [
      [
        ['a.txt', undefined],
        [mapName, undefined]
      ]
    ],
    'bytes 1'
  ],
  ['in a tree of names', [[[mapName, undefined]], true], 'bytes 0'],
  ['under another name', [[['map.json', undefined]]], undefined],
  ['not at all', [[]], undefined]
])('a map is found %s', async (_, [all, isNested], expected) => {
  expect(await withFiles(all, isNested)).toBe(expected)
})
