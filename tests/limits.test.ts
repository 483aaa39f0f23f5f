import {readFileSync} from 'node:fs'
import type {Root} from 'mdast'
import {describe, expect, test} from 'vitest'
import {locator} from '../src/core/position.ts'
import {walk} from '../src/core/walk.ts'
import {faultsOfMacros} from '../src/csl/check/macros.ts'
import type {CslElement} from '../src/csl/xml/reader.ts'
import {inMegabytes, readRegularFile} from '../src/node/files/read-file.ts'
import {
  mostOf,
  mostOfAnswers,
  mostOfManuscript,
  mostOfOutput,
  mostOfPaper,
  mostOfPdf,
  mostOfRecord,
  mostOfReferences,
  mostOfRetractions,
  mostOfWord
} from '../src/node/files/size-limits.ts'
import {parseBibliography} from '../src/parse/bibliography.ts'
import {parseChapter} from '../src/parse/markdown/chapter.ts'
import {excessOfPaper, LimitFault, limitDepth, limitLines} from '../src/parse/markdown/text-limits.ts'
import {readYaml} from '../src/parse/values/yaml.ts'
import {mostManifestBytes} from '../src/reproduce/read-manifest.ts'
import {mostReadings} from '../src/review/answers/most-readings.ts'
import {isRoundNumber} from '../src/review/proofs/map/format.ts'

/**
 * Every limit that docs/limits.md states is the one at which input is refused, and every number of the page is in the
 * code.
 */

const page = readFileSync(new URL('../docs/limits.md', import.meta.url), 'utf8')
const lines = page.split('\n')

/** The number in the last cell of a row of the page. */
function numberOf(row: string): number {
  const found = lines.filter(line => line.startsWith(`| ${row} | `))
  expect(found, row).toHaveLength(1)
  return Number(/([\d,]+)(?: MB)? \|$/.exec(found[0]!)![1]!.replaceAll(',', ''))
}

/** The value in its source of a constant that no other module imports. */
function constant(file: string, name: string): number {
  const text = readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
  const [, written = ''] = new RegExp(`\\b${name}\\b(?: =|:| \\?\\?) ([\\d_ *]+)`).exec(text) ?? []
  expect(written, name).not.toBe('')
  return written
    .split('*')
    .map(part => Number(part.trim().replaceAll('_', '')))
    .reduce((product, factor) => product * factor, 1)
}

/** Returns the reason why input of a size is refused; undefined if it is accepted. */
type Refusal = (size: number) => string | undefined

function refused(text: string): string | undefined {
  const {findings} = parseChapter({path: '01.md', text}, 'en')
  return findings.find(({rule}) => rule === 'chapter-unreadable')?.message
}

function thrown(act: () => void): string | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (!(error instanceof LimitFault)) throw error
    return error.message
  }
}

function nested(levels: number): Root {
  let inner: unknown = {type: 'text', value: 'x'}
  for (let level = 1; level < levels; level++) inner = {type: 'blockquote', children: [inner]}
  return {type: 'root', children: [inner]} as Root
}

/** The first element of HTML that stays raw; undefined if none does. */
function rawIn(text: string): string | undefined {
  const raw: string[] = []
  walk(parseChapter({path: '01.md', text}, 'en').tree, node => {
    if (node.type === 'html') raw.push(node.value)
  })
  return raw.at(0)
}

const inYaml = (text: string): string | undefined =>
  readYaml(text, 'a', 0, locator(text)).findings.at(0)?.message
const inBibliography = (path: string, text: string): string | undefined =>
  parseBibliography([{path, text}]).findings.find(({message}) =>
    /nested|tags|characters|expected a/.test(message)
  )?.message

const called = (name: string, attributes: Record<string, string>, children: readonly CslElement[] = []) =>
  ({name, attributes, children, start: count++, end: 0}) as unknown as CslElement
let count = 0
const macro = (name: string, children: readonly CslElement[]) => called('macro', {name}, children)
const call = (name: string) => called('text', {macro: name})

function inStyle(children: readonly CslElement[]): string | undefined {
  const root = called('style', {}, children)
  const places = {element: () => ({})} as unknown as Parameters<typeof faultsOfMacros>[1]
  return faultsOfMacros(root, places).find(({kind}) => kind === 'fatal')?.message
}

/**
 * Limits of counts that cheap input reaches, with the refusal of input just beyond each; `step` leads to the next
 * larger input.
 */
const counts: ReadonlyArray<readonly [row: string, refusal: Refusal, step?: number]> = [
  ['a chapter | lines that are not blank', size => thrown(() => limitLines('a\n\n'.repeat(size)))],
  [
    'all chapters together | lines that are not blank; the chapters beyond the limit are printed as written',
    size => excessOfPaper(['a\n\n'.repeat(size - 3), 'a\n\nb\n', 'c'])?.fault.message
  ],
  [
    'a chapter | nested quotations, lists and definitions that begin on one line; brackets open at once',
    size => refused(`${'> '.repeat(size)}x`)
  ],
  ['a chapter | levels of the tree', size => thrown(() => limitDepth(nested(size)))],
  [
    'a paragraph, heading or cell | runs of `*`, `_`, `~` and `^`',
    size => refused('b*_'.repeat(size / 2)),
    2
  ],
  ['a paragraph, heading or cell | brackets `[` and `]`', size => refused(']'.repeat(size))],
  ['a paragraph, heading or cell | `<`', size => refused(`a ${'<!--'.repeat(size)}`)],
  [
    'a quotation or list item, up to a blank line | lines without its `>` or its indentation',
    size => refused(`> a\n${'b\n'.repeat(size - 1)}c`),
    2
  ],
  [
    'a chapter | nested HTML elements; deeper ones are printed as written',
    size => rawIn(`a ${'<b>'.repeat(size)}x${'</b>'.repeat(size)}`)
  ],
  [
    'a BibTeX field, or a work to import | characters of a value; in BibTeX, a longer value is left out',
    size => inBibliography('a.bib', `@book{a, title = {${'a'.repeat(size)}}}`)
  ],
  [
    'an item of CSL-JSON or CSL-YAML | nested lists, or nested tags in a text; the value is left out',
    size =>
      inBibliography('a.json', JSON.stringify([{id: 'a', type: 'book', title: `${'<i>'.repeat(size)}x`}]))
  ],
  [
    'the settings and front matter | nested brackets',
    size => inYaml(`a: ${'['.repeat(size)}${']'.repeat(size)}`)
  ],
  ['the settings and front matter | aliases', size => inYaml(`a: &a b\nc: [${'*a,'.repeat(size)}]`)],
  [
    'a CSL style | nested macro calls',
    size =>
      inStyle([
        ...Array.from({length: size}, (_, at) => macro(`m${at}`, at === 0 ? [] : [call(`m${at - 1}`)])),
        call(`m${size - 1}`)
      ])
  ],
  [
    'a CSL style | elements evaluated for one citation or entry, including those of macros',
    size =>
      inStyle([
        macro(
          'm',
          Array.from({length: 998}, () => called('text', {}))
        ),
        called(
          'group',
          {},
          Array.from({length: Math.floor((size - 1) / 1000)}, () => call('m'))
        )
      ]),
    1000
  ],
  ['a map in a PDF | the number of its round', size => (isRoundNumber(size) ? undefined : 'none')]
]

describe('a text at the limit is read, and one beyond it is refused', () => {
  test.each(counts.map(([row, refusal, step = 1]) => ({row, refusal, step})))(
    '$row',
    ({row, refusal, step}) => {
      const most = numberOf(row)
      expect(refusal(most)).toBeUndefined()
      expect(refusal(most + step)).toEqual(expect.any(String))
    }
  )
})

/** Limits tested in the tests of their rooms, or with expensive inputs. */
const elsewhere: ReadonlyArray<readonly [row: string, file: string, name: string]> = [
  [
    'consecutive lines without a blank line, with any of these characters | characters',
    'parse/markdown/text-limits.ts',
    'length'
  ],
  ['the settings and front matter | values', 'parse/values/yaml.ts', 'mostValues'],
  ['the sources attached to a PDF | files', 'node/commands/attached-paper.ts', 'mostAttached'],
  [
    'a returned Word file | paragraphs, including those of cells and notes',
    'review/word/read/limits.ts',
    'paragraphs'
  ],
  ['a returned Word file | comments', 'review/word/read/limits.ts', 'comments'],
  [
    'a paragraph of a returned Word file | tracked changes; a change of several runs counts once',
    'review/word/read/limits.ts',
    'changes'
  ],
  ['a paragraph of a returned Word file | characters', 'review/word/read/limits.ts', 'characters'],
  ['a returned Word file | nested elements', 'core/xml.ts', 'deepestXml'],
  ['a part of a returned Word file | elements', 'review/word/read/main-part.ts', 'mostElements'],
  [
    'a returned Word file | moved paragraphs, items and rows; further ones are only listed',
    'review/word/moved-runs.ts',
    'mostMoves'
  ],
  [
    'a returned PDF | annotations; further ones are counted but not read',
    'review/answers/pdf/annotations.ts',
    'mostAnnotations'
  ],
  ['a returned PDF | bytes of one text string', 'review/answers/pdf/long-texts.ts', 'mostWritten'],
  [
    'a returned mark, comment or answer | characters; longer ones are only listed',
    'review/answers/pdf/index.ts',
    'longestText'
  ],
  ['a returned answer file | answers', 'review/proofs/answers.ts', 'mostAnswers']
]

test.each(elsewhere)('%s is the number of the code', (row, file, name) => {
  expect(constant(file, name)).toBe(numberOf(row))
})

test('comments of Word files and answers have the length of marks', () => {
  const most = constant('review/answers/pdf/index.ts', 'longestText')
  expect(constant('review/word/comments.ts', 'longestComment')).toBe(most)
  expect(constant('review/proofs/place-answers.ts', 'longestAnswer')).toBe(most)
})

/** Sizes of files, which are checked before a file is read. */
const sizes: ReadonlyArray<readonly [row: string, most: number]> = [
  ['the file of a chapter', mostOf('01.md')],
  ['a bibliography, settings, a style sheet, a template or a CSL style', mostOf('a.bib')],
  ['a picture, a font or another file of a paper', mostOf('a.png')],
  ['a font, unpacked', constant('node/fonts/woff2/unpack.ts', 'mostUnpacked')],
  ['all files of a paper together', mostOfPaper],
  ['a list of references for `galley import`, also from standard input', mostOfReferences],
  ['a list of retractions', mostOfRetractions],
  ['a file of answers', mostOfAnswers],
  ['a returned PDF, or one that `galley verify` or `--against` reads', mostOfPdf],
  ['a returned Word file as a whole', mostOfWord],
  ['a Word manuscript for `galley import`', mostOfManuscript],
  [
    'a picture in a Word manuscript, unpacked',
    constant('node/commands/read-manuscript.ts', 'mostBytesOfPicture')
  ],
  ['a part of a returned Word file, unpacked', constant('node/files/word-file.ts', 'mostBytesOfPart')],
  [
    'a part of a reference document, unpacked',
    constant('node/files/reference-document.ts', 'mostBytesOfPart')
  ],
  ['a manifest', mostManifestBytes],
  ['a record, a map, or the queries, answers or marks of a round', mostOfRecord],
  ['a published file, or the sources of a round', mostOfOutput]
]

test.each(sizes)('the size of %s', async (row, most) => {
  expect(inMegabytes(most)).toBe(`${numberOf(row)} MB`)
  let opened = 0
  const status = (size: number) => ({isDirectory: () => false, isFile: () => true, size, mtimeMs: 0})
  const files = (size: number) => ({
    stat: async () => status(size) as never,
    open: async () => {
      opened++
      throw new Error('opened')
    }
  })
  expect(await readRegularFile('a', most, files(most + 1))).toEqual({
    fault: 'large',
    reason: `file larger than ${numberOf(row)} MB`
  })
  expect(opened).toBe(0)
  await expect(readRegularFile('a', most, files(most))).rejects.toThrow('opened')
})

test.each(['a.yaml', 'a.yml', 'a.json', 'a.css', 'a.html', 'a.csl'])(
  '%s is as large as a bibliography may be',
  path => {
    expect(mostOf(path)).toBe(mostOf('a.bib'))
  }
)

const megabytes = (bytes: number): string => `${bytes / 2 ** 20} MB`
const readingsOf = (length: number): number =>
  mostReadings({project: {texts: [{path: 'a'}]} as never, textOf: () => 'a'.repeat(length)})

test('the numbers of sentences are those of the code', () => {
  const kept = [
    `at most ${readingsOf(0)} times, or ${readingsOf(400_000)} times for a paper of 400,000 characters or more`,
    `unpacks at most ${megabytes(constant('outputs/pdf/file/scanned-objects.ts', 'mostUnpacked'))} of objects and ${megabytes(constant('outputs/pdf/file/plain-file.ts', 'mostUnpacked'))} of other streams`,
    `at most ${constant('node/files/zip.ts', 'files').toLocaleString('en')} parts with ${constant('node/files/zip.ts', 'bytes') / 1e6} MB`,
    `A browser must respond within ${constant('node/print/print-launch.ts', 'mostSilence')} seconds, and git within ${constant('node/git/git-command.ts', 'mostSeconds')}`,
    `more than ${constant('node/program/wall.ts', 'mostWithoutWall') / 1024} KB of text, one step may take ${constant('node/program/wall.ts', 'mostSeconds')} seconds`,
    `A sequence that more than ${constant('review/word/like-texts.ts', 'mostTexts')} entries contain`,
    'typesetting may take two minutes, and the download of a browser an hour',
    'prints a progress line on standard error after 2, 10 and 50 seconds and then every 60 seconds'
  ]
  expect(kept.filter(sentence => !page.includes(sentence))).toEqual([])
  expect(readingsOf(399_000)).toBe(readingsOf(400_000))
  expect(constant('node/print/typesetter.ts', 'timeLimit')).toBe(120_000)
  expect(constant('node/program/child.ts', 'longestInstallation')).toBe(3_600_000)
  // Outside its tables, the page states no number.
  const prose = lines.filter(line => !line.startsWith('|')).join('\n')
  const rest = kept.reduce((text, sentence) => text.replace(sentence, ''), prose)
  expect(rest.match(/\d+/g)?.sort()).toEqual(['0', '2', '2', '504'])
})

test('each row of the page is tried here', () => {
  const rows = lines.filter(line => line.startsWith('| ') && !/^\| (?:in|file) \|/.test(line))
  const known = [...counts, ...elsewhere, ...sizes].map(([row]) => `| ${row} | `)
  expect(rows.filter(row => known.filter(each => row.startsWith(each)).length !== 1)).toEqual([])
  expect(known).toHaveLength(rows.length)
})
