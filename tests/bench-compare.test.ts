import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {compare} from '../bench/compare.mjs'

const folder = mkdtempSync(join(tmpdir(), 'galley-test-compare-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** A program that writes its name and its cache into a file, and ends with an exit code. */
function program(name: string, code = 0): string {
  const file = join(folder, `${name}.cjs`)
  writeFileSync(
    file,
    `const said = ['${name}', process.argv.slice(2).join(' '), process.env.GALLEY_CACHE].join('|') + '\\n'
     require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'runs'))}, said)
     process.exitCode = ${code}`
  )
  return file
}

function comparing(before: string, now: string, signal = new AbortController().signal) {
  const told: string[] = []
  writeFileSync(join(folder, 'runs'), '')
  const options = {wanted: ['small'], pairs: 3, only: 'check, again', folder, signal}
  return {told, rows: compare({before, now, ...options, tell: line => told.push(line)})}
}

const runs = () => readFileSync(join(folder, 'runs'), 'utf8').trim().split('\n')

test('pairs are run in turn, the older program first in every other pair, each with its own cache', async () => {
  const {told, rows} = comparing(program('old'), program('new'))
  const [row, ...others] = await rows
  expect(others).toEqual([])
  expect(row?.title).toBe('small: check, again')
  expect(row?.quantities.wall?.pairs).toHaveLength(3)
  expect(runs().map(run => run.split('|')[0])).toEqual([
    'old',
    'new',
    'new',
    'old',
    'old',
    'new',
    'new',
    'old'
  ])
  expect(new Set(runs().map(run => run.split('|')[1]))).toEqual(new Set(['check']))
  expect(new Set(runs().map(run => run.split('|')[2])).size).toBe(2)
  expect(told[1]).toMatch(/^1 rows?, 3 pairs each: about \d+ min$/)
})

test('a program that fails ends the comparison with its name and row', async () => {
  const {rows} = comparing(program('old'), program('broken', 3))
  await expect(rows).rejects.toThrow('small: check, again, now: exit code 3')
})

test('an interrupted comparison ends after the current run', async () => {
  const interrupt = new AbortController()
  interrupt.abort()
  await expect(comparing(program('old'), program('new'), interrupt.signal).rows).rejects.toThrow('aborted')
  expect(runs()).toHaveLength(1)
})
