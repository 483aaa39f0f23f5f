import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {buildSync} from 'esbuild'
import {expect, test} from 'vitest'
import {packProgram} from '../../tools/pack-program.mjs'
import {compiled} from '../compiled.ts'
import {project, projectRoot} from '../project.ts'

/** A folder with a program of these chunks, and a file that starts `main.cjs`. */
function program(chunks: Readonly<Record<string, string>>): string {
  const files = Object.entries(chunks).map(([name, text]) => [`chunks/${name}`, text] as const)
  const folder = project(Object.fromEntries(files))
  buildSync({
    stdin: {
      contents: "import {loadProgram} from './load-program.ts'\nloadProgram(import.meta.url, 'main')",
      resolveDir: join(projectRoot, 'src/node/program')
    },
    outfile: join(folder, 'start.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node'
  })
  return folder
}

function run(folder: string, env: Readonly<Record<string, string>> = {}): string {
  const {stdout, stderr} = spawnSync(process.execPath, [join(folder, 'start.mjs')], {
    env: {...process.env, ...env},
    encoding: 'utf8'
  })
  expect(stderr).toBe('')
  return stdout
}

test('a chunk loads others and packages once each, and knows its own path', () => {
  const folder = program({
    'main.cjs': `
      const {name} = require('./name.cjs')
      galleyImport('./name.cjs').then(async later => {
        const {sep} = await galleyImport('node:path')
        console.log(name, later.name === name, sep === require('node:path').sep, galleyUrl.endsWith('/chunks/main.cjs'))
      })`,
    'name.cjs': "console.log('once'); module.exports = {name: Symbol('é')}"
  })
  expect(run(folder)).toBe('once\nSymbol(é) true true true\n')
})

test('compiled code is cached on demand, and used afterwards', () => {
  const folder = program({'main.cjs': "console.log('old')"})
  const chunk = join(folder, 'chunks/main.cjs')
  run(folder)
  expect(existsSync(`${chunk}.v8`)).toBe(false)
  run(folder, {GALLEY_KEEP_CODE: ''})
  // V8 compares sources only by length, so the output `old` shows that the cached code was used.
  writeFileSync(chunk, "console.log('new')")
  expect(run(folder)).toBe('old\n')
  writeFileSync(chunk, "console.log('newer')")
  expect(run(folder)).toBe('newer\n')
})

test('a damaged cache, or one of V8 with other flags, is not used', () => {
  const folder = program({'main.cjs': "console.log('old')"})
  const chunk = join(folder, 'chunks/main.cjs')
  run(folder, {GALLEY_KEEP_CODE: ''})
  writeFileSync(chunk, "console.log('new')")
  expect(run(folder, {NODE_OPTIONS: '--stack-trace-limit=20'})).toBe('new\n')
  writeFileSync(`${chunk}.v8`, 'damaged')
  expect(run(folder)).toBe('new\n')
})

test('the compiled program has code caches for all its chunks, including those of threads', () => {
  const places: Record<string, readonly number[]> = JSON.parse(
    readFileSync(join(compiled, 'program.json'), 'utf8')
  )
  for (const name of [/^cli\./, /^lsp-thread\./, /^print-thread\./, /^chapter-/, /^cite-/, /^build-paper-/])
    expect(Object.entries(places).filter(([chunk, [, code]]) => name.test(chunk) && code! > 0)).not.toEqual(
      []
    )
  expect(existsSync(join(compiled, 'chunks'))).toBe(false)
})

test('a packed program takes its chunks and their code from one file, also if galley is replaced meanwhile', () => {
  const folder = program({
    'main.cjs': `
      const {rmSync} = require('node:fs')
      console.log(require('./name.cjs').name)
      rmSync(galleyUrl.replace('file://', '').replace('chunks/main.cjs', 'program.pack'), {force: true})
      galleyImport('./late.cjs').then(late => console.log(late.name))`,
    'name.cjs': "module.exports = {name: 'éin'}",
    'late.cjs': "module.exports = {name: 'late'}"
  })
  run(folder, {GALLEY_KEEP_CODE: ''})
  packProgram(folder)
  expect(existsSync(join(folder, 'chunks'))).toBe(false)
  const pack = readFileSync(join(folder, 'program.pack'))
  expect(run(folder)).toBe('éin\nlate\n')
  // V8 compares sources only by length, so the old output shows that the code cache next to the sources was used.
  writeFileSync(
    join(folder, 'program.pack'),
    Buffer.from(pack.toString('latin1').replace("{name: 'éin'}", "{name: 'two'}"), 'latin1')
  )
  expect(run(folder)).toBe('éin\nlate\n')
  writeFileSync(join(folder, 'program.pack'), pack.subarray(0, 100))
  const {stderr} = spawnSync(process.execPath, [join(folder, 'start.mjs')], {encoding: 'utf8'})
  expect(stderr).toContain('program.pack ends within main.cjs')
})

test('exports of chunks are values, and a chunk that changes one is named when code is kept', () => {
  const chunk = (last: string) => ({
    'main.cjs': `
      const name = require('./name.cjs')
      console.log(Object.getOwnPropertyDescriptor(name, 'first').value, name.__esModule, name.count())`,
    'name.cjs': `
      let first = 'one'
      Object.defineProperty(module.exports, 'first', {get: () => first, enumerable: true})
      module.exports.count = () => ${last}`
  })
  const same = program(chunk('first'))
  expect(run(same, {GALLEY_KEEP_CODE: ''})).toBe('one true one\n')
  expect(existsSync(join(same, 'chunks/changed-exports'))).toBe(false)
  const changing = program(chunk("(first = 'two')"))
  expect(run(changing, {GALLEY_KEEP_CODE: ''})).toBe('one true two\n')
  expect(readFileSync(join(changing, 'chunks/changed-exports'), 'utf8')).toBe('name.cjs')
})
