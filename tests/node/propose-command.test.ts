import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {galley, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const text = 'A judgement, “a judgement” and wood, clay and lime of 5kg.\r\n\r\n`5kg` of _Judgement_.\r\n'
const files = {
  'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC0-1.0\nstyle: quarterly\n',
  'styles/quarterly/style.yaml':
    'extends: plain\nhouse: {words: {judgement: judgment}, serial-comma: true, unit-space: true}\n',
  'manuscript/01.md': text
}

test('a house style is proposed as edits; accepted, they give its text, rejected, the old one', async () => {
  const folder = project(files)
  const chapter = (): string => readFileSync(join(folder, 'manuscript/01.md'), 'utf8')
  const trial = await galley(['check', folder, '--propose', '--dry-run'])
  expect([trial.code, trial.err, chapter()]).toEqual([
    1,
    'galley: would propose 3 edits in manuscript/01.md; nothing was written\n',
    text
  ])
  expect(await galley(['check', folder, '--propose'])).toMatchObject({
    code: 0,
    err: 'galley: proposed 3 edits in manuscript/01.md\n'
  })
  expect(chapter()).toBe(
    'A {~~judgement~>judgment~~}{>>@quarterly<<}, “a judgement” and wood, {~~clay~>clay,~~}{>>@quarterly<<} and lime of {~~5kg~>5\u00a0kg~~}{>>@quarterly<<}.\r\n\r\n`5kg` of _Judgement_.\r\n'
  )
  expect((await galley(['check', folder, '--propose'])).err).toBe('galley: nothing to propose\n')
  expect((await galley(['reject', folder, '--author', 'quarterly', '--number', '2'])).code).toBe(0)
  expect((await galley(['accept', folder])).code).toBe(0)
  expect(chapter()).toBe(
    'A judgment, “a judgement” and wood, clay and lime of 5\u00a0kg.\r\n\r\n`5kg` of _Judgement_.\r\n'
  )
})

test('without a house style nothing is proposed, and --fix is another thing', async () => {
  const folder = project({...files, 'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC0-1.0\n'})
  expect(await galley(['check', folder, '--propose'])).toMatchObject({
    code: 0,
    err: 'galley: the style plain has no `house` style, so nothing is proposed\n'
  })
  expect(await galley(['check', folder, '--propose', '--fix'])).toMatchObject({code: 2})
})
