import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {Serialized} from '../../src/core/serialize.ts'
import {keepJobs} from '../../src/node/print/kept-jobs.ts'
import {createTrace} from '../../src/node/trace.ts'
import {galley, project} from '../galley.ts'

test('stages are listed in the order in which they began', () => {
  let time = 0
  const {stage, table} = createTrace(() => time)
  const ends = ['load', 'render citations', 'typeset'].map(name => {
    time += 10
    return stage(name)
  })
  time = 1234
  ends[1]!()
  ends[0]!()
  expect(table()).toBe(`stage             began at      took
load                 10 ms   1224 ms
render citations     20 ms   1214 ms
typeset              30 ms    no end
`)
})

test('GALLEY_TRACE=1 prints the stages of a command on standard error; by default, nothing is printed', async () => {
  const folder = project({'paper.md': '---\ntitle: A\nauthor: B\nlicense: CC-BY-4.0\n---\n\nWords.\n'})
  const args = ['build', join(folder, 'paper.md'), '--to', 'html']
  const {err} = await galley(args, {env: {GALLEY_TRACE: '1'}})
  expect(err.split('\n').map(line => line.split(/ {2,}/)[0])).toEqual([
    'stage',
    'load',
    'parse',
    'load files',
    'resolve',
    'unprinted fields',
    'check',
    'render citations',
    'compose',
    'render html',
    ''
  ])
  expect((await galley(args)).err).toBe('')
})

test('GALLEY_KEEP saves the page and the PDF of each job, even of one that fails', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'galley-test-')), 'kept')
  const job = (html: string) => ({html: html as Serialized, scripts: [`"${html}"`]})
  try {
    const typeset = keepJobs(async ({html}) => {
      if (html === 'two') throw new Error('no browser')
      return {
        pdf: new TextEncoder().encode(`pdf of ${html}`),
        undrawn: [],
        problems: [],
        results: [],
        browser: ''
      }
    }, folder)
    await Promise.all([typeset(job('one')), expect(typeset(job('two'))).rejects.toThrow('no browser')])
    const kept = readdirSync(folder).sort()
    expect(kept.map(name => `${name} ${readFileSync(join(folder, name), 'utf8')}`)).toEqual([
      '1-page.html one',
      '1-script-1.js "one"',
      '1-typeset.pdf pdf of one',
      '2-page.html two',
      '2-script-1.js "two"'
    ])
  } finally {
    rmSync(folder, {recursive: true})
  }
})
