import {expect, test} from 'vitest'
import {type Side, settledParagraphs} from '../docx/settled-word.ts'
import {redlineDocument} from '../docx-redline.ts'
import {textWorld} from '../world.ts'
import {savedByLibreOffice} from './libreoffice.ts'
import {inPandoc} from './pandoc-lines.ts'

/** What reading programs make of tracked changes that are right (Pandoc 3.9, LibreOffice 7.4). */
type Fault = readonly [name: string, old: string, next: string, side: Side, read: string]

async function redlineOf(old: string, next: string): Promise<Uint8Array> {
  const [before, after] = [old, next].map(text => textWorld({'01.md': `---\ntitle: T\n---\n\n${text}`}))
  return redlineDocument(before!, after!)
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
