import {Script} from 'node:vm'
import {build} from 'esbuild'
import {expect, test} from 'vitest'
import {type Rule, rules} from '../../src/check/rules/index.ts'
import {lazyExamples} from '../../tools/lazy-examples.mjs'

test('compiled rules have their examples when they are read', async () => {
  const {outputFiles} = await build({
    entryPoints: ['src/check/rules/index.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    plugins: [lazyExamples]
  })
  const module: {exports: {rules?: readonly Rule[]}} = {exports: {}}
  const run = new Script(`(function (module, exports) {${outputFiles[0]!.text}\n})`).runInThisContext()
  run(module, module.exports)
  const compiled = module.exports.rules!
  expect(JSON.stringify(compiled)).toBe(JSON.stringify(rules))
  expect(
    compiled
      .filter(rule => typeof Object.getOwnPropertyDescriptor(rule, 'examples')?.get !== 'function')
      .map(({name}) => name)
  ).toEqual([])
})
