import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {galley, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const settings =
  'title: Verde\nauthors: [{name: Ann Doe, email: ann@example.org}]\nlicense: CC0-1.0\nstyle: quarterly\n'
const style = 'extends: plain\nproof: {reply-to: ed@example.org, reminder: "{author}, {late}: {queries}"}\n'

test('an editor sees what is late in several papers, and gets a reminder with the open queries', async () => {
  const folder = project({
    'verde/manuscript/manuscript.yaml': settings,
    'verde/manuscript/01.md': 'Text <!-- AQ: Which? --> of it.\n',
    'verde/styles/quarterly/style.yaml': style,
    'bricks/paper.md': '---\ntitle: Bricks\nlicense: CC0-1.0\n---\n\nText.\n',
    'bricks/paper.queries.yaml': '- {ask: What?}\n',
    'notes.txt': ''
  })
  const verde = join(folder, 'verde')
  const made = await galley(['proof', verde, '--to', 'html', '--due', '2001-02-03'])
  expect([made.code, made.err]).toEqual([0, expect.stringContaining('--due 2001-02-03 is in the past')])
  // Another output of the same round has the same date.
  expect((await galley(['proof', verde, '--to', 'html'])).code).toBe(0)
  expect(readFileSync(join(verde, 'proofs/round-1/verde.html'), 'utf8')).toContain('2001-02-03')
  await galley(['proof', join(folder, 'bricks/paper.md'), '--to', 'html'])
  const names = ['bricks', 'verde', 'notes.txt']
  const {code, out, err} = await galley(['proof', '--status', ...names], {cwd: folder})
  expect([code, err]).toEqual([1, expect.stringContaining('notes.txt is neither')])
  expect(out).toMatch(
    /^2 papers: 1 late, 1 waiting\nlate by \d+ days {2}2001-02-03 {2}round 1 {2}1 open {2}verde\nwaiting\s+round 1 {2}1 open {2}bricks\n\nverde, Ann Doe:\n {2}AQ1 {2}.*Which\?\n\nbricks:\n {2}AQ1 {2}.*What\?\n$/
  )
  const letters = await galley(['proof', '--letter', 'verde', 'bricks'], {cwd: folder})
  expect(letters.out).toBe(
    'wrote verde/proofs/round-1/reminder.txt\nwrote bricks/proofs/round-1/letter.txt\n'
  )
  const reminder = join(verde, 'proofs/round-1/reminder.txt')
  expect(readFileSync(reminder, 'utf8')).toMatch(/^Ann Doe, \d+ days: {3}AQ1 {2}Which\?\n {7}.*“Text”\n$/)
  writeFileSync(reminder, 'Mine.\n')
  expect(await galley(['proof', '--letter', verde])).toMatchObject({
    code: 1,
    err: expect.stringContaining('already exists with different words')
  })
  expect(readFileSync(reminder, 'utf8')).toBe('Mine.\n')
})
