import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {findJudge, groupBeyondCi, judges} from '../tools/oracles/find.mjs'
import {defaultGroups, oracles} from '../tools/oracles/table.mjs'
import {projectRoot} from './project.ts'

/** Runs tests, two of which use a missing qpdf, and one a missing LibreOffice. */
function runWithoutJudges(
  ci: string,
  tier = 'ci'
): Readonly<{status: number | null; output: string; last: readonly string[]}> {
  const folder = join(projectRoot, 'tests/data/judge')
  const {status, stdout, stderr} = spawnSync(
    process.execPath,
    [join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        CI: ci,
        GALLEY_TIER: tier,
        PATH: '',
        GALLEY_ORACLES: join(folder, 'none'),
        NO_COLOR: '1'
      }
    }
  )
  return {status, output: stdout + stderr, last: stdout.trimEnd().split('\n').slice(-3)}
}

test('in CI, a missing judge fails the tests that use it, which the last lines of the run name', () => {
  const {status, output, last} = runWithoutJudges('true')
  expect(status).toBe(1)
  expect(output).toMatch(/Tests +2 failed \| 1 passed \| 1 skipped \(4\)/)
  expect(output).toContain('Error: no qpdf (`make oracles`)')
  expect(output.match(/^.*checks? skipped.*$/gm)).toEqual([
    '1 check skipped: libreoffice is asked by `make long` only'
  ])
  expect(last).toEqual([
    '2 failures:',
    '  tests/data/judge/asking.ts › asks qpdf: no qpdf (`make oracles`)',
    '  tests/data/judge/asking.ts › asks qpdf again: no qpdf (`make oracles`)'
  ])
})

test('elsewhere they are skipped, and one line at the end reports it', () => {
  const {status, output} = runWithoutJudges('')
  expect(status).toBe(0)
  expect(output).toMatch(/Tests +1 passed \| 3 skipped \(4\)/)
  expect(output.match(/^.*no qpdf.*$/gm)).toEqual(['2 checks skipped: no qpdf (`make oracles`)'])
})

test('the long checks ask every judge, also those that CI does not need', () => {
  const {status, output} = runWithoutJudges('true', 'long')
  expect(status).toBe(1)
  expect(output).toMatch(/Tests +3 failed \| 1 passed \(4\)/)
  expect(output).toContain('Error: no libreoffice (`make oracles GROUP=libreoffice`)')
})

test('LibreOffice, LuaLaTeX, Firefox, Neovim and VS Code are groups that CI does not need', () => {
  expect(['soffice', 'lualatex', 'firefox-esr', 'nvim', 'code-server'].map(groupBeyondCi)).toEqual([
    'libreoffice',
    'lualatex',
    'firefox',
    'neovim',
    'vscode'
  ])
  expect(['qpdf', 'vnu', 'pandoc', 'verapdf'].map(groupBeyondCi)).toEqual(Array(4).fill(undefined))
})

test('a program that is not in the table is not used', () => {
  expect(() => findJudge('acrobat')).toThrow('acrobat is not in tools/oracles/table.mjs')
})

test('no command is in the table twice, and programs with fonts are in no group of CI', () => {
  expect(judges).toEqual([...new Set(judges)])
  const bringingFonts = oracles.filter(({judges}) => judges.includes('; installs '))
  expect(bringingFonts.map(({name}) => name)).toEqual(['ghostscript', 'libreoffice', 'lualatex'])
  expect(bringingFonts.flatMap(({groups}) => groups).filter(group => defaultGroups.includes(group))).toEqual(
    []
  )
})

test('docs/judges.md has the rows of the table, and the versions of Maven are those of their pom.xml', () => {
  const page = readFileSync(join(projectRoot, 'docs/judges.md'), 'utf8')
  const rows = oracles
    .filter(({judges}) => !judges.startsWith('nothing'))
    .map(({name, groups, version, from, package: names, judges}) => {
      const stated = version ?? (from === 'npm' ? 'of `package.json`' : "the system's")
      return `| ${name} | ${groups.join(', ')} | ${stated} | \`${names}\` | ${judges} |`
    })
  expect(
    page
      .split('\n')
      .filter(line => line.startsWith('| '))
      .slice(1)
  ).toEqual(rows)
  const compiled = oracles.filter(({from}) => from === 'Maven Central')
  expect(compiled.map(({name}) => name)).toEqual(['verapdf', 'epubcheck', 'schematron'])
  for (const {name, version} of compiled)
    expect(readFileSync(join(projectRoot, 'tools', name, 'pom.xml'), 'utf8')).toContain(
      `<version>${version}</version>`
    )
})
