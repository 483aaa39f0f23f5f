import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {rules} from '../../src/check/rules/index.ts'
import {projectRoot} from '../project.ts'

const page = readFileSync(join(projectRoot, 'SECURITY.md'), 'utf8')
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| ') && !/^\| (?:a manuscript can|part) /.test(line))
  .map(line => line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, '').trim()))

test('each promise names the tests that check it', () => {
  expect(rows.length).toBeGreaterThan(15)
  for (const [promise, ...others] of rows) {
    const tests = others.at(-1) ?? ''
    const names = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(names, promise).not.toEqual([])
    const isThere = (name: string | undefined) => existsSync(join(projectRoot, `tests/${name}.test.ts`))
    expect(
      names.filter(name => !isThere(name)),
      promise
    ).toEqual([])
  }
})

test('each test of `make attack` is named', () => {
  const [, recipe = ''] =
    /^attack:[^\n]*\n((?:\t.*\n)+)/m.exec(readFileSync(join(projectRoot, 'Makefile'), 'utf8')) ?? []
  const written = [...recipe.matchAll(/tests\/(\S+)\.test\.ts/g)].map(([, name]) => name!)
  const escapes = readdirSync(join(projectRoot, 'tests'), {recursive: true, encoding: 'utf8'}).flatMap(
    path => {
      const [, found] = /^(.*\bescape-[^/]*)\.test\.ts$/.exec(path) ?? []
      return found === undefined ? [] : [found]
    }
  )
  const all = ['attack/hostile', ...escapes, ...written]
  expect(all.length).toBeGreaterThan(12)
  const tried = page.slice(page.indexOf('## Attacks in the tests'), page.indexOf('## Known limits'))
  expect(all.filter(name => !tried.includes(`\`${name}\``))).toEqual([])
})

test('each rule that it names is protecting', () => {
  const named = [...page.matchAll(/`([a-z-]+)` \((G\d+)\)/g)]
  expect(named.length).toBeGreaterThan(4)
  for (const [, name, code] of named)
    expect(
      rules.find(rule => rule.code === code),
      code
    ).toMatchObject({name, protects: true})
})
