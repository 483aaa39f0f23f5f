import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {PreviewAnswer} from '../../src/browser/messages.ts'
import {createLive} from '../../src/live/index.ts'
import {findProject} from '../../src/node/files/project.ts'
import {createKeptFiles} from '../../src/node/kept-files.ts'
import {createMender, type Mender, type MendRequest} from '../../src/node/preview/mend.ts'
import {readingWorld} from '../../src/node/preview/reading-world.ts'
import {project, removeProjects} from '../project.ts'

afterAll(removeProjects)

const settings = 'title: On Repairs\nlicense: CC-BY-4.0\nlang: en\n'
const bibliography =
  '@article{doe99,\n  author = {Doe, Jane},\n  title = {Tides},\n  journal = {J},\n  year = {1999},\n  volume = {3},\n  pages = {1-2}\n}\n'

type Desk = Readonly<{
  root: string
  mender: Mender
  textOf: (file: string) => string
  /** The codes of the findings after a build of the files as they are. */
  codes: () => Promise<readonly string[]>
  idOf: (code: string) => Promise<string>
}>

function desk(chapter: string, bib = bibliography): Desk {
  const root = project({
    'manuscript/manuscript.yaml': settings,
    'manuscript/01.md': chapter,
    'references.bib': bib
  })
  const place = findProject([root], undefined)
  const live = createLive({entry: place.entry, isShown: true})
  const kept = createKeptFiles()
  const built = async () => (await (await live.build(readingWorld(place, kept))).report()).findings
  return {
    root,
    mender: createMender({place, live, world: () => readingWorld(place, kept).world}),
    textOf: file => readFileSync(join(root, file), 'utf8'),
    codes: async () => (await built()).map(({code}) => code),
    idOf: async code => (await built()).find(finding => finding.code === code)!.id
  }
}

type Way = Readonly<{
  name: string
  chapter: string
  code: string
  ask: (finding: string) => MendRequest
  file?: string
  /** The resulting file, and the remaining findings. */
  written: string
  left: readonly string[]
}>

const ways: readonly Way[] = [
  {
    name: 'a misspelt key',
    chapter: 'Read [see @deo99, p. 3] twice.\n',
    code: 'G101',
    ask: finding => ({ask: 'mend', finding, choice: 0}),
    written: 'Read [see @doe99, p. 3] twice.\n',
    left: ['G243']
  },
  {
    name: 'a misspelt label',
    chapter: '# One {#sec:one}\n\nRead [@doe99] and @sec:on.\n',
    code: 'G301',
    ask: finding => ({ask: 'mend', finding, choice: 0}),
    written: '# One {#sec:one}\n\nRead [@doe99] and @sec:one.\n',
    left: ['G243']
  },
  {
    name: 'a safe repair in the bibliography',
    chapter: 'Read [@doe99].\n',
    code: 'G243',
    ask: finding => ({ask: 'mend', finding, choice: 0}),
    file: 'references.bib',
    written: bibliography.replace('1-2', '1--2'),
    left: []
  },
  {
    name: 'a waiver in a text with Windows line ends',
    chapter: '# One\r\n\r\nRead [@doe99] and\r\n[@deo99] twice.\r\n',
    code: 'G101',
    ask: finding => ({ask: 'waive', finding, words: 'not in print -->\nyet'}),
    written:
      '# One\r\n\r\n<!-- galley-ignore G101: not in print - -> yet -->\r\nRead [@doe99] and\r\n[@deo99] twice.\r\n',
    left: ['G243']
  },
  {
    name: 'a waiver in the bibliography',
    chapter: 'Read [@doe99].\n',
    code: 'G243',
    ask: finding => ({ask: 'waive', finding, words: 'as printed'}),
    file: 'references.bib',
    written: `% galley-ignore G243: as printed\n${bibliography}`,
    left: []
  },
  {
    name: 'a query after a citation',
    chapter: 'Read [@deo99, p. 3], and go on.\n',
    code: 'G101',
    ask: finding => ({ask: 'query', finding, words: 'Who is it?'}),
    written: 'Read [@deo99, p. 3]<!-- AQ: Who is it? -->, and go on.\n',
    left: ['G101', 'G711']
  }
]

test.each(ways)('$name: $code', async ({chapter, code, ask, file = 'manuscript/01.md', written, left}) => {
  const {mender, textOf, codes, idOf} = desk(chapter)
  const before = textOf(file)
  const answer: PreviewAnswer = await mender.act(ask(await idOf(code)))
  expect(answer).toEqual({done: expect.stringContaining(`${code} in ${file}`)})
  expect(textOf(file)).toBe(written)
  expect(await codes()).toEqual(expect.arrayContaining([...left]))
  expect(mender.undoable()).toBe(`${code} in ${file}`)
  expect(await mender.act({ask: 'undo'})).toEqual({done: `Undone: ${code} in ${file}`})
  expect(textOf(file)).toBe(before)
  expect(mender.undoable()).toBeUndefined()
})

test('a file that has changed since the build is left as it is', async () => {
  const {root, mender, textOf, idOf} = desk('Read [@deo99].\n')
  const finding = await idOf('G101')
  writeFileSync(join(root, 'manuscript/01.md'), 'Read [@deo99]. And more.\n')
  const stale = 'manuscript/01.md was changed in the meantime and is left as it is'
  expect(await mender.act({ask: 'mend', finding, choice: 0})).toEqual({fault: stale})
  expect(textOf('manuscript/01.md')).toBe('Read [@deo99]. And more.\n')
  await idOf('G101')
  await mender.act({ask: 'mend', finding, choice: 0})
  writeFileSync(join(root, 'manuscript/01.md'), 'Other words.\n')
  expect(await mender.act({ask: 'undo'})).toEqual({fault: stale})
  expect(textOf('manuscript/01.md')).toBe('Other words.\n')
})

test('what helps nothing, and what is not asked of a finding on show, is not written', async () => {
  const {mender, textOf, idOf} = desk('Read [@deo99].\n')
  const finding = await idOf('G101')
  const none = {fault: 'That does not help here, so nothing was written'}
  expect(await mender.act({ask: 'mend', finding: 'G101 of another paper', choice: 0})).toEqual({
    fault: 'This finding is gone'
  })
  expect(await mender.act({ask: 'mend', finding, choice: 7})).toEqual(none)
  expect(await mender.act({ask: 'waive', finding, words: '  '})).toEqual(none)
  expect(await mender.act({ask: 'undo'})).toEqual({fault: 'There is nothing to undo'})
  expect(textOf('manuscript/01.md')).toBe('Read [@deo99].\n')
})

test('of two requests at once the second sees what the first has written', async () => {
  const {mender, textOf, idOf} = desk('Read [@deo99].\n')
  const finding = await idOf('G101')
  const both = await Promise.all([
    mender.act({ask: 'mend', finding, choice: 0}),
    mender.act({ask: 'waive', finding, words: 'why'})
  ])
  expect(both).toEqual([
    {done: expect.any(String)},
    {fault: expect.stringContaining('changed in the meantime')}
  ])
  expect(textOf('manuscript/01.md')).toBe('Read [@doe99].\n')
})
