import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {reports} from '../../../src/check/report/index.ts'
import {flagsOf, optionsOf} from '../../../src/node/commands/flags.ts'
import {commands} from '../../../src/node/commands/index.ts'
import {projectRoot} from '../../project.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

/** The galley commands in a text, each as the list of its words. */
function callsIn(text: string): ReadonlyArray<readonly string[]> {
  return [...text.matchAll(/\bgalley ((?:check|build|verify|proof)\b[^\n`#|]*)/g)].map(match =>
    match[1]!.trim().split(/\s+/)
  )
}

describe.each(['docs/ci/github-action.yml', 'docs/ci/README.md', 'docs/guide-editor.md'])('%s', path => {
  test('calls galley with existing options', () => {
    const calls = callsIn(read(path))
    expect(calls.length).toBeGreaterThan(1)
    for (const [name, ...args] of calls) {
      const command = commands.find(candidate => candidate.name === name)!
      const {values} = parseArgs({args, options: optionsOf(command), allowPositionals: true, strict: true})
      const {format = 'text'} = flagsOf(command, values)
      expect(Object.keys(reports)).toContain(format)
    }
  })
})

test('the page on CI names every format of the report', () => {
  const rows = [...read('docs/ci/README.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, form]) => form)
  expect(rows.toSorted()).toEqual(Object.keys(reports).toSorted())
})

describe('the workflow', () => {
  const text = read('docs/ci/github-action.yml')
  const {jobs, permissions, on} = parse(text)
  const steps = jobs.paper.steps as ReadonlyArray<Readonly<Record<string, unknown>>>

  test('uploads the files that it writes', () => {
    const written = [...text.matchAll(/(?:--output|>) (\S+)/g)].map(([, file]) => file)
    expect(written).toEqual(
      expect.arrayContaining(['reports/galley.sarif', 'reports/open.sarif', 'reports/report.html'])
    )
    expect(steps.find(({uses}) => String(uses).includes('upload-sarif'))?.with).toMatchObject({
      sarif_file: 'reports/open.sarif'
    })
    expect(on).toHaveProperty('pull_request')
    expect(permissions).toEqual({contents: 'read', 'security-events': 'write'})
  })

  test('names existing targets of make', () => {
    const targets = [...text.matchAll(/\bmake ([\w/. ]+?) &&/g)].flatMap(([, names]) => names!.split(' '))
    expect(targets.length).toBeGreaterThan(0)
    for (const target of targets) expect(read('Makefile')).toMatch(new RegExp(`^${target}:`, 'm'))
  })
})
