import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {fix} from '../../../src/check/fix/index.ts'
import {rules} from '../../../src/check/rules/index.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import type {World} from '../../../src/core/world.ts'
import {parseRetractions} from '../../../src/parse/retractions.ts'
import {textWorld} from '../../world.ts'

describe.each(rules)('$code $name', rule => {
  test.each(rule.examples)(
    '$name',
    async ({
      files,
      today,
      retractions,
      destinations,
      missedStandards,
      smallFormulas,
      brokenTables,
      brokenWords,
      expect: expected
    }) => {
      const notices = retractions === undefined ? undefined : parseRetractions(retractions, 'notices.csv', '')
      const options = {
        entry: '',
        outputs: [],
        today,
        retractions: notices,
        destinations,
        finished: {missedStandards, smallFormulas, brokenTables, brokenWords}
      }
      const {diagnostics} = await build(textWorld(files), createMemo(), options)
      expect(diagnostics.filter(diagnostic => diagnostic.rule === rule.name).map(line)).toEqual(expected)
    }
  )

  const repaired = rule.examples.flatMap(({name, files, fixed}) => (fixed ? [{name, files, fixed}] : []))
  test.runIf(repaired.length > 0).each(repaired)('$name, repaired', async ({files, fixed}) => {
    const options = {entry: '', outputs: [], only: ({name}: {name: string}) => name === rule.name}
    const check = async (world: World) => (await build(world, createMemo(), options)).diagnostics
    const world = textWorld(files)
    const outcome = await fix(world, await check(world), check)
    expect(Object.fromEntries(outcome.files.map(({path, after}) => [path, after]))).toEqual(fixed)
  })

  test('has an example with a finding and one without, and a reason', () => {
    const speaks = rule.examples.map(({expect}) => expect.length > 0)
    expect(speaks).toContain(true)
    expect(speaks).toContain(false)
    expect(rule.why).toMatch(/\.$/)
    expect(rule.summary).toMatch(/\.$/)
  })
})

test('codes and names are unique', () => {
  expect(new Set(rules.map(rule => rule.code)).size).toBe(rules.length)
  expect(new Set(rules.map(rule => rule.name)).size).toBe(rules.length)
})

function line({file, start, end, message}: Diagnostic): string {
  return `${file}${start && end ? `:${start.line}:${start.column}-${end.line}:${end.column}` : ''} ${message}`
}

test('every rule that a parser reports is in the table', () => {
  const folder = new URL('../../../src/', import.meta.url)
  const names = new Set<string>()
  for (const file of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
    if (!file.endsWith('.ts')) continue
    const text = readFileSync(new URL(file, folder), 'utf8')
    for (const match of text.matchAll(/\b(?:rule|ruleId): '([a-z-]+)'/g)) names.add(match[1]!)
  }
  expect(names.size).toBeGreaterThan(10)
  const known = rules.map(rule => rule.name)
  for (const name of names) expect(known).toContain(name)
})
