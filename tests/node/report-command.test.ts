import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {reports} from '../../src/check/report/index.ts'
import {galley, project} from '../galley.ts'

const paper = {
  'papers/one/manuscript/manuscript.yaml':
    'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
  'papers/one/manuscript/01.md': 'Words [@doe] and [@nix].\n',
  'papers/one/references.bib':
    '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n'
}

describe('check --output', () => {
  test.each(Object.keys(reports))('writes what --format %s prints', async form => {
    const cwd = project(paper)
    const args = ['check', 'papers/one', '--format', form]
    const printed = await galley(args, {cwd})
    expect(await galley([...args, '--output', 'reports/report'], {cwd})).toEqual({
      code: 1,
      out: 'wrote reports/report\n',
      err: ''
    })
    expect(printed.code).toBe(1)
    expect(printed.out).not.toBe('')
    expect(readFileSync(join(cwd, 'reports/report'), 'utf8')).toBe(printed.out)
  })

  test('never overwrites a file of the paper', async () => {
    const cwd = project(paper)
    const file = 'papers/one/manuscript/01.md'
    expect(await galley(['check', 'papers/one', '--output', file], {cwd})).toEqual({
      code: 2,
      out: '',
      err: `galley: --output ${file} would overwrite a file of the paper\n`
    })
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(paper[file])
  })
})

test('refuses an unknown format and lists the known ones', async () => {
  const {code, err} = await galley(['check', 'papers/one', '--format', 'xml'], {cwd: project(paper)})
  expect([code, err]).toEqual([
    2,
    'galley: unknown format `xml`; choose one of text, json, github, sarif, junit, html\n'
  ])
})

describe('paths in annotations, SARIF and JUnit are relative to the repository', () => {
  const fileOf = async (cwd: string, paths: readonly string[], workspace: string): Promise<string> => {
    const args = ['check', ...paths, '--format', 'github', '--only', 'G101']
    const {out} = await galley(args, {cwd, env: {GITHUB_WORKSPACE: workspace}})
    return /file=([^,]*),/.exec(out)![1]!
  }

  test('which GitHub names, wherever the job runs', async () => {
    const root = project(paper)
    const expected = 'papers/one/manuscript/01.md'
    expect(await fileOf(root, ['papers/one'], root)).toBe(expected)
    expect(await fileOf(join(root, 'papers/one'), [], root)).toBe(expected)
    expect(await fileOf(join(root, 'papers'), ['one/manuscript/01.md'], root)).toBe(
      'papers/one/manuscript/01.md'
    )
  })

  test('or to the project, if that is elsewhere', async () => {
    const root = project(paper)
    expect(await fileOf(root, ['papers/one'], join(root, 'other'))).toBe('manuscript/01.md')
  })
})
