import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {readWordFile} from '../../src/node/files/word-file.ts'
import type {WordDocument} from '../../src/review/word/read/document.ts'
import {documentOf} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {homeFaults} from '../review/word/home-check.ts'
import {manuscript as files} from '../review/word/manuscript.ts'
import {cameHome, composed} from '../review/word/word-file.ts'
import {rounds} from '../tier.ts'
import {textWorld} from '../world.ts'
import {askForLibreOffice} from './libreoffice.ts'
import {editInLibreOffice, type MadeEdit} from './office-edits.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-word-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** The edits with faults in the paper. */
async function missedIn(
  document: WordDocument,
  sent: WordDocument,
  made: readonly MadeEdit[]
): Promise<readonly string[]> {
  const {texts, listed} = await cameHome(files, document, {sent: [sent]})
  const {missed, invented} = homeFaults(await composed(files), await composed({...files, ...texts}), made)
  return [...missed.map(each => JSON.stringify(each)), ...invented, ...listed.slice(0, 20)]
}

test('what LibreOffice changes comes home to the letter, and opening and saving changes nothing', {
  timeout: 900_000
}, async () => {
  askForLibreOffice()
  const {bytes} = await documentOf(textWorld(files))
  const path = join(folder, 'sent.docx')
  writeFileSync(path, bytes)
  const edits = {body: rounds(24), cell: rounds(16), note: rounds(20)}
  const jobs = [
    {in: path, out: join(folder, 'saved.docx'), tracked: false, seed: 1, edits: {}},
    {in: path, out: join(folder, 'tracked.docx'), tracked: true, seed: 2, edits},
    {in: path, out: join(folder, 'untracked.docx'), tracked: false, seed: 3, edits}
  ]
  const made = editInLibreOffice(folder, jobs)
  const sent = await readWordFile(path)
  const missed = await Promise.all(
    jobs.map(async ({out}, index) => missedIn(await readWordFile(out), sent, made[index]!))
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
