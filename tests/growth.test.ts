import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {bundleGrowingInputs} from '../bench/growth.mjs'
import {growingInputs} from './growing-inputs.ts'
import {part, tier} from './tier.ts'

/** Steps for an input and for four times as much; they are counted, so every machine gives the same result. */
type Steps = readonly [small: number, large: number]

const program = fileURLToPath(new URL('../bench/steps.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-test-growth-'))
/**
 * Two inputs that one test compares; of the other inputs, `make corpus` counts the steps of a quarter, chosen by the
 * commit.
 */
const compared: readonly [string, string] = ['chapter: "T\\n: a\\n\\n"', 'chapter: "> a\\n\\n"']
const chosen = growingInputs.filter(
  input =>
    compared.includes(input.name) ||
    part(growingInputs, tier === 'quick' ? 3 : 4, ({name}) => name).includes(input)
)
let steps: Readonly<Record<string, Steps>>

beforeAll(async () => {
  steps = count(
    await bundleGrowingInputs(folder),
    chosen.map(({name}) => name)
  )
}, 300_000)
afterAll(() => rmSync(folder, {recursive: true}))

/** The steps of a bundle for all `growingInputs`, or for those named, by name. */
function count(bundle: string, names: readonly string[] = []): Readonly<Record<string, Steps>> {
  const args = ['--no-opt', program, bundle, ...names]
  return JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8'}))
}

test.each(chosen)('$name', ({name, most = 6}) => {
  const [small, large] = steps[name]!
  expect(small).toBeGreaterThan(100)
  expect(large / small).toBeLessThan(most)
})

test('a definition takes hardly more steps than a quotation', () => {
  const [, definitions] = steps[compared[0]]!
  const [, quotations] = steps[compared[1]]!
  expect(definitions / quotations).toBeLessThan(2)
})

test('steps count loops, calls and searches, and are the same in every run', () => {
  const bundle = join(folder, 'sample.cjs')
  writeFileSync(
    bundle,
    `const loop = n => { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum }
     const twice = n => { for (let i = 0; i < n; i++) loop(n) }
     const calls = n => n === 0 ? 0 : calls(n - 1)
     const searches = n => { for (let i = 0; i < n; i++) 'a'.repeat(n).indexOf('b') }
     const matches = n => { for (let i = 0; i < n; i++) /b/.test('a'.repeat(n)) }
     exports.growingInputs = Object.entries({loop, twice, calls, searches, matches})
       .map(([name, read]) => ({name, size: 100, read}))`
  )
  const counted = count(bundle)
  const growth = Object.entries(counted).map(([name, [small, large]]) => [name, Math.round(large / small)])
  expect(Object.fromEntries(growth)).toEqual({loop: 4, twice: 16, calls: 4, searches: 16, matches: 16})
  expect(count(bundle)).toEqual(counted)
})
