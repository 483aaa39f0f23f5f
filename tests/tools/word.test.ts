import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {type BlockText, blockText} from '../../src/docx/block-text.ts'
import {articleBlocks} from '../../src/docx/blocks.ts'
import type {WordDocument} from '../../src/docx/read/document.ts'
import {readWordFile} from '../../src/node/files/word-file.ts'
import {fold} from '../../src/word/fold.ts'
import {manuscript as files} from '../docx/manuscript.ts'
import {cameHome, composed} from '../docx/word-file.ts'
import {documentOf} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {rounds} from '../tier.ts'
import {textWorld} from '../world.ts'
import {inLibreOffice} from './libreoffice.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-word-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Has LibreOffice make edits, and says which. */
function edited(
  jobs: readonly object[]
): ReadonlyArray<ReadonlyArray<Readonly<{where: string; wanted: string}>>> {
  inLibreOffice('word-edits.py', jobs, folder)
  return JSON.parse(readFileSync(join(folder, 'jobs.json.made'), 'utf8'))
}

/** A text without white space and numbers, which galley and LibreOffice count each for itself. */
function plain(text: string): string {
  return fold(text.replaceAll('\ufffc', '')).text.replace(/[\s\d]/g, '')
}

function shown({text, atoms}: BlockText): string {
  let count = 0
  const isCounted = new Set(['formula', 'picture', 'note'])
  return text.replaceAll('\ufffc', () => {
    const atom = atoms[count++]!
    return isCounted.has(atom.kind) ? '' : atom.shown
  })
}

/** How many of the paragraphs of an article read as they should; a number and a label can stand before each. */
async function exact(
  document: WordDocument,
  sent: WordDocument,
  wanted: readonly Readonly<{wanted: string}>[]
): Promise<readonly string[]> {
  const {texts, listed} = await cameHome(files, document, {sent: [sent]})
  const {article} = await composed({...files, ...texts})
  const found = articleBlocks(article).map(({words}) => plain(shown(blockText(words))))
  const isThere = (words: string): boolean =>
    found.some(text => text !== '' && words.endsWith(text) && words.length - text.length <= 8)
  return [
    ...wanted.filter(each => !isThere(plain(each.wanted))).map(each => JSON.stringify(each)),
    ...listed.slice(0, 20)
  ]
}

test('what LibreOffice changes comes home to the letter, and opening and saving changes nothing', {
  timeout: 900_000
}, async () => {
  const {bytes} = await documentOf(textWorld(files))
  const path = join(folder, 'sent.docx')
  writeFileSync(path, bytes)
  const edits = {body: rounds(24), cell: rounds(16), note: rounds(20)}
  const jobs = [
    {in: path, out: join(folder, 'saved.docx'), tracked: false, seed: 1, edits: {}},
    {in: path, out: join(folder, 'tracked.docx'), tracked: true, seed: 2, edits},
    {in: path, out: join(folder, 'untracked.docx'), tracked: false, seed: 3, edits}
  ]
  const made = edited(jobs)
  const sent = await readWordFile(path)
  const missed = await Promise.all(
    jobs.map(async ({out}, index) => exact(await readWordFile(out), sent, made[index]!))
  )
  const counts = made.map(list => list.length)
  recordFigure(
    'edits of LibreOffice that came home',
    `${counts[1]! - missed[1]!.length} of ${counts[1]} tracked, ${counts[2]! - missed[2]!.length} of ${counts[2]} others`
  )
  expect({saved: missed[0], tracked: missed[1]}).toEqual({saved: [], tracked: []})
  expect(missed[2]!.length, missed[2]!.join('\n')).toBeLessThanOrEqual(counts[2]! / 20)
  expect((await cameHome(files, await readWordFile(jobs[0]!.out), {sent: [sent]})).home.returned).toEqual([])
})
