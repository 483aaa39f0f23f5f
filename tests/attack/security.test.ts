import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {rules} from '../../src/check/rules/index.ts'
import {projectRoot} from '../project.ts'

const page = readFileSync(join(projectRoot, 'SECURITY.md'), 'utf8')
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| a manuscript can'))
  .map(line => line.split('|').map(cell => cell.trim()))

test('each promise names the tests that check it', () => {
  expect(rows.length).toBeGreaterThan(15)
  for (const [, promise, , , tests = ''] of rows) {
    const names = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    expect(names, promise).not.toEqual([])
    const isThere = (name: string | undefined) => existsSync(join(projectRoot, `tests/${name}.test.ts`))
    expect(
      names.filter(name => !isThere(name)),
      promise
    ).toEqual([])
  }
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
