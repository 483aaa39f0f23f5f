import {expect, test} from 'vitest'
import type {World} from '../../src/core/world.ts'
import {paragraphsOf, partsOf} from '../docx-file.ts'
import {documentOf, proofDocument, redlineDocument} from '../docx-redline.ts'
import {type Side, settledParagraphs} from '../review/word/settled-word.ts'
import {textWorld} from '../world.ts'
import {askForLibreOffice, savedByLibreOffice} from './libreoffice.ts'
import {inPandoc} from './pandoc-lines.ts'

function worldOf(text: string): World {
  return textWorld({'01.md': `---\ntitle: T\n---\n\n${text}`})
}

/** Errors of reading programs in correct tracked changes (Pandoc 3.9, LibreOffice 7.4). */
type Fault = readonly [name: string, old: string, next: string, side: Side, read: string]

async function redlineOf(old: string, next: string): Promise<Uint8Array> {
  return redlineDocument(worldOf(old), worldOf(next))
}

const first = 'The first sentence stands here.'
const second = 'The second sentence stands there.'

test.each<Fault>([
  ['keeps the new formats', 'A plain word.', 'A *plain* word.', 'reject', 'A *plain* word.'],
  ['drops tracked listings', 'One.', 'One.\n\n```\ncode\n```', 'accept', 'One.'],
  ['leaves emptied items', '- one\n- two', '- one', 'accept', '- one\n\n-'],
  [
    'puts the words of a paragraph into the note of the next, with which it is joined',
    `${first}\n\n${second}^[A note.]`,
    `${first} ${second}^[A note.]`,
    'accept',
    `${second}[^1]\n\n[^1]: ${first} A note.`
  ]
])('Pandoc %s', async (_, old, next, side, read) => {
  const text = inPandoc(await redlineOf(old, next), side, 'commonmark_x')
  expect(text.trim()).toBe(read)
})

test('LibreOffice leaves formulas, and empty cells of columns', async () => {
  askForLibreOffice()
  const table = (...rows: readonly string[]): string => rows.map(row => `| ${row} |`).join('\n')
  const formula = await redlineOf('So $a$ is.', 'So $b$ is.')
  const column = await redlineOf(
    table('a | c', '---|---', '1 | 2'),
    table('a | b | c', '---|---|---', '1 | x | 2')
  )
  const [accepted, rejected, cells] = savedByLibreOffice([
    {bytes: formula, side: 'accept'},
    {bytes: formula, side: 'reject'},
    {bytes: column, side: 'reject'}
  ]).map(bytes => settledParagraphs(bytes, 'accept'))
  expect([accepted, rejected].map(lines => lines?.slice(1))).toEqual([
    ['TextBody: So <a><b> is.'],
    ['TextBody: So <a><b> is.']
  ])
  expect(cells?.slice(1)).toEqual(['TableHead 0: a', 'TableHead 2: c', 'TableText 0: 1', 'TableText 2: 2'])
}, 120_000)

/**
 * A document, and its paragraphs after the title, as read by LibreOffice after all changes are accepted or rejected.
 */
type Reading = Readonly<{document: Uint8Array; side?: Side; read: readonly string[]}>

async function expectInLibreOffice(readings: Readonly<Record<string, Reading>>): Promise<void> {
  const all = Object.values(readings)
  const saved = savedByLibreOffice(
    all.map(({document, side}) => ({bytes: document, ...(side !== undefined && {side})}))
  )
  const read = saved.map(bytes => settledParagraphs(bytes, 'accept').slice(1))
  expect(Object.fromEntries(Object.keys(readings).map((name, index) => [name, read[index]]))).toEqual(
    Object.fromEntries(Object.entries(readings).map(([name, {read: wanted}]) => [name, wanted]))
  )
}

const linked =
  'See [there](https://a.example), where a paragraph of many words is that moves to another place.'
const third =
  'A third sentence stays where it is, and has more words than the one that moves, so that it stays.'

test('LibreOffice has notes at their calls, whatever comes between the first and the second', async () => {
  askForLibreOffice()
  const notes = ['TextBody: One^[Footnote: a].', 'TextBody: Two^[Footnote: b].'] as const
  await expectInLibreOffice({
    queries: {
      document: await proofDocument(
        worldOf('One^[a].\n\nWhich?{>>This?<<} Or which?{>>That?<<}\n\nTwo^[b].')
      ),
      read: [notes[0], 'TextBody: Which? Or which?', notes[1]]
    },
    'a changed formula': {
      document: await redlineOf('One^[a].\n\nSo $x$ is.\n\nTwo^[b].', 'One^[a].\n\nSo $y$ is.\n\nTwo^[b].'),
      side: 'accept',
      read: [notes[0], 'TextBody: So <x><y> is.', notes[1]]
    },
    'a caption above its table': {
      document: (await documentOf(worldOf('| Two^[b]. |\n|---|\n\n: One^[a].'))).bytes,
      read: ['Caption1: ‹bold›Table ‹›1‹bold›. ‹›One^[Footnote: a].', 'TableHead 0: Two^[Footnote: b].']
    }
  })
}, 120_000)

test('LibreOffice makes one paragraph of two', async () => {
  askForLibreOffice()
  const joined = `TextBody: ${first}^[Footnote: a] ${second}`
  await expectInLibreOffice({
    'between which one with a link was moved': {
      document: await redlineOf(
        `${first} ${second}\n\n${third}\n\n${linked}\n\nLast.`,
        `${first}\n\n${linked}\n\n${second}\n\n${third}\n\nLast.`
      ),
      side: 'reject',
      read: [
        `TextBody: ${first} ${second}`,
        `TextBody: ${third}`,
        `TextBody: ${linked.replace('[there](https://a.example)', 'there')}`,
        'TextBody: Last.'
      ]
    },
    'that were divided after the first note': {
      document: await redlineOf(`${first}^[a] ${second}`, `${first}^[a]\n\n${second}`),
      side: 'reject',
      read: [joined]
    },
    'that were joined after the first note': {
      document: await redlineOf(`${first}^[a]\n\n${second}`, `${first}^[a] ${second}`),
      side: 'accept',
      read: [joined]
    },
    'between which one with the first note was inserted': {
      document: await redlineOf(`${first} ${second}`, `${first}\n\nNew^[a].\n\n${second}`),
      side: 'reject',
      read: [`TextBody: ${first} ${second}`]
    }
  })
}, 120_000)

test('LibreOffice leaves an empty paragraph of one with the first note, and of one before a table', async () => {
  askForLibreOffice()
  const table = '| a |\n|---|'
  const note = await redlineOf(`${first}\n\n${second}`, `${first}\n\nNew^[a].\n\n${second}`)
  const beforeTable = await redlineOf(`${first}\n\n${table}`, `${first}\n\nNew.\n\n${table}`)
  const read = savedByLibreOffice([
    {bytes: note, side: 'reject'},
    {bytes: beforeTable, side: 'reject'}
  ]).map(bytes => paragraphsOf(partsOf(bytes)['word/document.xml']).slice(1, 4))
  expect(read).toEqual([
    [`TextBody: ${first}`, 'TextBody: ', `TextBody: ${second}`],
    [`TextBody: ${first}`, 'TextBody: ', '| TableHead: a |']
  ])
}, 120_000)
