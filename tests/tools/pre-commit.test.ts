import {spawnSync} from 'node:child_process'
import {appendFileSync, chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {program} from '../compiled.ts'
import {project, projectRoot} from '../project.ts'

/** The hook of `docs/ci/`, called by git itself. */
const paper = {
  'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
  'manuscript/01.md': '# One\n\nWords [@doe].\n',
  'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n'
}

type Repository = Readonly<{
  folder: string
  git: (...args: readonly string[]) => Readonly<{code: number | null; said: string}>
}>

/** A repository with the hook and a first commit of the files, made without the hook. */
function repository(
  files: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>> = {}
): Repository {
  const folder = project(files, 'galley hook ')
  const temporary = join(folder, '.git/temporary')
  const who = ['-c', 'user.email=a@example.org', '-c', 'user.name=A', '-c', 'commit.gpgsign=false']
  const git: Repository['git'] = (...args) => {
    const {status, stdout, stderr} = spawnSync('git', ['-C', folder, ...who, ...args], {
      encoding: 'utf8',
      env: {...process.env, GALLEY_CACHE: 'off', NO_COLOR: '1', TMPDIR: temporary}
    })
    return {code: status, said: stdout + stderr}
  }
  git('init', '--quiet')
  mkdirSync(temporary)
  const galley = join(folder, '.git/galley')
  writeFileSync(galley, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(galley, 0o755)
  for (const [name, value] of Object.entries({'galley.command': galley, ...settings}))
    git('config', name, value)
  git('add', '.')
  git('commit', '--quiet', '--message', 'One', '--no-verify')
  const hook = join(folder, '.git/hooks/pre-commit')
  mkdirSync(join(folder, '.git/hooks'), {recursive: true})
  copyFileSync(join(projectRoot, 'docs/ci/pre-commit'), hook)
  chmodSync(hook, 0o755)
  return {folder, git}
}

const commit = ({git}: Repository) => git('commit', '--message', 'Two')

describe('the pre-commit hook', () => {
  test('accepts a paper without errors, and leaves nothing behind', () => {
    const there = repository(paper)
    appendFileSync(join(there.folder, 'manuscript/01.md'), '\nMore @doe.\n')
    there.git('add', '.')
    expect(commit(there)).toMatchObject({code: 0, said: expect.stringContaining('no findings: 1 chapter')})
    expect(readdirSync(join(there.folder, '.git/temporary'))).toEqual([])
  })

  test('rejects an error, and leaves nothing behind', () => {
    const there = repository(paper)
    appendFileSync(join(there.folder, 'manuscript/01.md'), '\nMore @deo.\n')
    there.git('add', '.')
    const {code, said} = commit(there)
    expect(code).toBe(1)
    expect(said).toContain('--> manuscript/01.md:5:6')
    expect(there.git('log', '--oneline').said.trim().split('\n')).toHaveLength(1)
    expect(readdirSync(join(there.folder, '.git/temporary'))).toEqual([])
  })

  test('checks what is staged, not the files in the folder', () => {
    const there = repository(paper)
    const chapter = join(there.folder, 'manuscript/01.md')
    writeFileSync(chapter, 'Words [@doe], @deo.\n')
    there.git('add', '.')
    writeFileSync(chapter, 'Words [@doe].\n')
    expect(commit(there).code).toBe(1)
    there.git('add', '.')
    writeFileSync(chapter, 'Words [@deo].\n')
    expect(commit(there).code).toBe(0)
  })

  test('notices a removed file', () => {
    const there = repository({
      ...paper,
      'manuscript/02.md': 'See [@roe].\n',
      'references.bib': `${paper['references.bib']}@book{roe,}\n`
    })
    rmSync(join(there.folder, 'manuscript/02.md'))
    there.git('add', '--all')
    expect(commit(there)).toMatchObject({code: 1, said: expect.stringContaining('`roe`')})
  })

  test('checks nothing if no file of a paper is staged', () => {
    const there = repository({...paper, 'manuscript/01.md': '@deo\n', 'tool.py': ''})
    appendFileSync(join(there.folder, 'tool.py'), 'print()\n')
    there.git('add', '.')
    expect(commit(there).code).toBe(0)
  })

  test('can set the folder of the paper, and whether warnings count', () => {
    const files = {
      ...paper,
      'manuscript/manuscript.yaml':
        'title: A paper\nbibliography: ../references.bib\nrules: {license-missing: warning}\n'
    }
    const inFolder = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`papers/one/${path}`, text])
    )
    for (const [strict, code] of [
      ['false', 0],
      ['true', 1]
    ] as const) {
      const there = repository(inFolder, {'galley.paper': 'papers/one', 'galley.strict': strict})
      appendFileSync(join(there.folder, 'papers/one/manuscript/01.md'), '\nMore @doe.\n')
      there.git('add', '.')
      expect(commit(there)).toMatchObject({code, said: expect.stringContaining('G401')})
    }
  })

  test('reports that galley is missing', () => {
    const there = repository(paper, {'galley.command': '/nowhere/galley'})
    appendFileSync(join(there.folder, 'manuscript/01.md'), '\nMore @doe.\n')
    there.git('add', '.')
    expect(commit(there)).toMatchObject({code: 1, said: expect.stringContaining('no /nowhere/galley found')})
  })
})
