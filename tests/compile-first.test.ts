import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, test} from 'vitest'
import {compileIfStale, compilers, hashOfSources} from '../tools/compiled.mjs'
import {needCompiled} from './compile-first.ts'
import {project, projectRoot} from './project.ts'

/**
 * A compiler that, each time it runs, adds a line to the file `compiles` and copies the only source; it fails if the
 * source contains `fault`.
 */
const compiler = `
import {appendFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {hashOfSources, stampCompiled} from './compiled.mjs'
const hash = hashOfSources('.')
appendFileSync('compiles', 'once\\n')
await new Promise(settle => setTimeout(settle, 50))
const source = readFileSync('src/a.ts', 'utf8')
if (source.includes('fault')) throw new Error('a.ts:1:1 is no code')
mkdirSync('dist', {recursive: true})
writeFileSync('dist/galley.js', source)
stampCompiled('dist', hash)
`

/** A repository of one source, with the compiler above. */
function repository(): string {
  const root = project({
    'src/a.ts': 'one',
    'package.json': '{}',
    'styles/plain/style.yaml': 'accent: "#000"',
    'tools/compile.mjs': compiler
  })
  symlinkSync(join(projectRoot, 'tools/compiled.mjs'), join(root, 'tools/compiled.mjs'))
  return root
}

const compiles = (root: string): number => readFileSync(join(root, 'compiles'), 'utf8').split('\n').length - 1

/** Requests the compiled program; returns the messages printed meanwhile, and the fault if there is one. */
async function ask(root: string): Promise<readonly string[]> {
  const said: string[] = []
  await compileIfStale(root, line => said.push(line)).catch(({message}) => said.push(message))
  return said
}

/** Requests the compiled program in a separate process. */
function askBeside(root: string): Promise<unknown> {
  const tool = pathToFileURL(join(projectRoot, 'tools/compiled.mjs')).href
  const script = `import {compileIfStale} from '${tool}'\nawait compileIfStale(process.argv[1], console.log)`
  return once(spawn(process.execPath, ['--input-type=module', '--eval', script, root]), 'close')
}

describe('dist/', () => {
  test('is compiled if it is missing or its sources have changed, and by one of several processes', async () => {
    const root = repository()
    await Promise.all([ask(root), askBeside(root), askBeside(root)])
    expect(compiles(root)).toBe(1)
    expect(await ask(root)).toEqual([])
    writeFileSync(join(root, 'src/a.ts'), 'two')
    expect(await ask(root)).toEqual(['compiling dist/, since its sources have changed …'])
    expect(readFileSync(join(root, 'dist/galley.js'), 'utf8')).toBe('two')
    rmSync(join(root, 'dist'), {recursive: true})
    await ask(root)
    expect(compiles(root)).toBe(3)
    expect(readdirSync(join(root, '.galley'))).toEqual([])
  })

  test('is not compiled again if a source only has another time, or after a killed process', async () => {
    const root = repository()
    await ask(root)
    writeFileSync(join(root, 'src/a.ts'), 'one')
    expect(await ask(root)).toEqual([])
    writeFileSync(join(root, 'src/a.ts'), 'two')
    mkdirSync(join(root, '.galley'), {recursive: true})
    // The largest process number, which no process has.
    writeFileSync(join(root, '.galley/compiling'), String(2 ** 31 - 1))
    await ask(root)
    expect(compiles(root)).toBe(2)
  })

  test('of sources that do not compile is a fault of one line', async () => {
    const root = repository()
    writeFileSync(join(root, 'src/a.ts'), 'fault')
    const [, fault] = await ask(root)
    expect(fault).toBe('dist/ cannot be compiled: Error: a.ts:1:1 is no code')
  })

  test.each([
    'src/a.ts',
    'src/b.ts',
    'styles/plain/style.yaml',
    'tools/compile.mjs',
    'package-lock.json',
    'tsconfig.json'
  ])('is stale after a change of %s', file => {
    const root = repository()
    const before = hashOfSources(root)
    writeFileSync(join(root, file), 'other')
    expect(hashOfSources(root)).not.toBe(before)
  })

  test('is compiled by these programs and no others', () => {
    const found = new Set(['compile'])
    for (const name of found)
      for (const [, imported] of readFileSync(join(projectRoot, `tools/${name}.mjs`), 'utf8').matchAll(
        /from '\.\/([\w-]+)\.mjs'/g
      ))
        found.add(imported!)
    expect(compilers).toEqual([...found].sort())
  })
})

describe('the tests that need dist/', () => {
  const needs = (file: string) => needCompiled([join(projectRoot, 'tests', file)])

  test('are those that run the compiled program, directly or through a file that they import', () => {
    expect(needs('csl/document.test.ts')).toBe(true)
    expect(needs('galley.ts')).toBe(true)
    expect(needs('node/variations.test.ts')).toBe(true)
    expect(needs('compile-first.test.ts')).toBe(false)
    expect(needs('architecture.test.ts')).toBe(false)
    expect(
      needCompiled(
        ['architecture.test.ts', 'csl/document.test.ts'].map(file => join(projectRoot, 'tests', file))
      )
    ).toBe(true)
  })

  test('are known, whatever else their texts hold', () => {
    const files = readdirSync(join(projectRoot, 'tests'), {recursive: true, encoding: 'utf8'})
    const found = files.filter(file => file.endsWith('.test.ts')).filter(needs)
    expect(found.length).toBeGreaterThan(50)
    expect(found).not.toContain('node/pdf-print.test.ts')
  })

  test('get its path from compiled.ts, by which they are known', () => {
    const files = readdirSync(join(projectRoot, 'tests'), {recursive: true, encoding: 'utf8'}).filter(
      file => file.endsWith('.ts') && !/^(?:compile-first\.test|data)\b/.test(file)
    )
    const named = files.filter(file =>
      /projectRoot[^\n]*['/]dist\b|^import .*'(?:\.\.\/)+dist\//m.test(
        readFileSync(join(projectRoot, 'tests', file), 'utf8')
      )
    )
    expect(named.sort()).toEqual(['compile-first.ts', 'compiled.ts'])
  })
})
