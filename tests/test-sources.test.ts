import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {compiledSources} from '../tools/test-sources.mjs'
import {projectRoot} from './project.ts'

const tests = join(projectRoot, 'tests/some.test.ts')

/** What the plugin resolves an import of a test file to. */
async function resolved(path: string, watch: boolean, others: string[] = []) {
  const plugin = compiledSources()
  await plugin.configResolved({test: {watch}, plugins: others.map(name => ({name}))})
  return plugin.resolveId(path, tests)
}

test('a test that imports a module of src/ loads its compiled file, which Node reads itself', async () => {
  const answer = await resolved('../src/core/csl-name.ts', false)
  expect(answer).toMatchObject({external: true})
  expect(answer?.id).toMatch(/node_modules\/\.galley-sources\/core\/csl-name\.mjs$/)
  expect(existsSync(answer?.id ?? '')).toBe(true)
})

test.each([
  ['a helper of the tests', './project.ts', false, []],
  ['a script for a page', '../src/browser/morph.ts?script', false, []],
  ['a package', 'unified', false, []],
  ['a module that Vitest watches', '../src/core/csl-name.ts', true, []],
  ['a module that make mutants changes', '../src/core/csl-name.ts', false, ['mutants']]
])('%s is left to Vite', async (_, path, watch, others) => {
  expect(await resolved(path, watch, others)).toBeUndefined()
})
