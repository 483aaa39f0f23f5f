import {expect, test} from 'vitest'
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
