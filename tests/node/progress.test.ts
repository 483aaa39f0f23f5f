import {afterAll, expect, test} from 'vitest'
import {project, removeProjects, spawnGalley} from '../galley.ts'

afterAll(removeProjects)

/** A paper with far more words than galley reads in a hundredth of a second. */
const paper = () => project({'manuscript.yaml': 'title: T\n', '01.md': 'Words of a paper.\n\n'.repeat(3000)})

test('a command that works for long says so on standard error, where it is asked for or a terminal', async () => {
  const folder = paper()
  const quiet = await spawnGalley(['check', folder])
  const asked = await spawnGalley(['check', folder], {env: {GALLEY_PROGRESS: '0.01'}})
  expect(quiet.err).toBe('')
  expect(asked.err).toMatch(/^galley: check is still at work after 0\.01 s; Ctrl-C ends it\n/)
  expect(asked.err.trim().split('\n').slice(1)).toEqual(
    expect.arrayContaining(['galley: check is still at work after 0.05 s; Ctrl-C ends it'])
  )
  expect([asked.out, asked.code]).toEqual([quiet.out, quiet.code])
})

test('no line comes from a command that is over before', async () => {
  const folder = project({'manuscript.yaml': 'title: T\n', '01.md': 'Words.\n'})
  expect((await spawnGalley(['check', folder], {env: {GALLEY_PROGRESS: '30'}})).err).toBe('')
})
