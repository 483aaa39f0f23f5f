import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, afterEach, describe, expect, test, vi} from 'vitest'
import type {World} from '../../src/core/world.ts'
import {accountsOf} from '../../src/node/git/accounts.ts'
import {revisionOf} from '../../src/node/git/git.ts'
import {gitWorld} from '../../src/node/git/git-world.ts'
import {filesAt} from '../../src/node/git/revision-files.ts'
import {galley, project, removeProjects} from '../galley.ts'

/** git in an untrusted folder: it never blocks, and only the repository of that folder is used. */
vi.setConfig({testTimeout: 60_000})
afterAll(removeProjects)
afterEach(() => vi.unstubAllEnvs())

const noWorld = {} as World

const isHere = process.platform !== 'win32' && isInstalled()

function isInstalled(): boolean {
  try {
    return execFileSync('git', ['--version']).length > 0
  } catch {
    return false
  }
}

function git(folder: string, ...args: readonly string[]): string {
  const settings = ['user.name=A', 'user.email=a@b.c', 'protocol.file.allow=always'].flatMap(each => [
    '-c',
    each
  ])
  return execFileSync('git', ['-C', folder, ...settings, ...args], {encoding: 'utf8', stdio: 'pipe'})
}

const words = (name: string): Readonly<Record<string, string>> => ({
  [`${name}/manuscript.yaml`]: 'title: Bricks\nlicense: CC-BY-4.0\n',
  [`${name}/01.md`]: `Words of ${name}.\n`
})

/** A folder with papers, the first of them in git. */
function papers(first: string, ...more: readonly string[]): string {
  const folder = project(Object.assign({}, ...[first, ...more].map(words)))
  git(join(folder, first), 'init', '-q')
  git(join(folder, first), 'add', '.')
  git(join(folder, first), 'commit', '-qm', 'First')
  return folder
}

/** A short time limit, for a git that does not answer. */
const soon = {env: {GALLEY_TIME_LIMIT: '1'}}

describe.skipIf(!isHere)('git does not make galley wait:', () => {
  test.each([
    ['a chapter that is a pipe', (folder: string) => pipe(folder, '01.md'), true],
    ['a link to an endless file', (folder: string) => link(folder, '01.md', '/dev/zero'), true],
    ['a HEAD that is a pipe', (folder: string) => pipe(folder, '.git/HEAD'), false],
    ['an index that is a pipe', (folder: string) => pipe(folder, '.git/index'), true],
    ['a branch that is a pipe', (folder: string) => pipe(folder, `.git/${headOf(folder)}`), false],
    [
      'an included configuration that is a pipe',
      (folder: string) => {
        pipe(folder, 'settings')
        writeFileSync(join(folder, '.git/config'), '[include]\n  path = ../settings\n')
      },
      false
    ]
  ])('%s', async (_, harm, isAnswered) => {
    const folder = join(papers('paper'), 'paper')
    writeFileSync(join(folder, '02.md'), 'More.\n')
    harm(folder)
    if (!isAnswered) vi.stubEnv('GALLEY_TIME_LIMIT', '1')
    const late = {revision: undefined, date: undefined, problem: 'git did not answer within 1 s'}
    expect(await revisionOf(folder)).toEqual(
      isAnswered ? expect.objectContaining({revision: expect.stringMatching(/^[\da-f]{10}\+?$/)}) : late
    )
  })

  test('a command says so in one line', async () => {
    const folder = join(papers('paper'), 'paper')
    pipe(folder, '.git/HEAD')
    const made = await galley(['proof', folder, '--to', 'html'], soon)
    const warning = 'galley: warning: the proof names no git revision: git did not answer within 1 s\n'
    expect([made.code, made.err]).toEqual([0, warning])
    const since = await galley(['check', folder, '--since', 'HEAD'], soon)
    expect([since.code, since.err]).toEqual([2, 'galley: --since: git did not answer within 1 s\n'])
    const {code, err} = await galley(['proof', folder, '--against', 'HEAD'], soon)
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/galley: --against HEAD: git did not answer within 1 s\n$/)
    ])
  })

  test('a branch that is a pipe is not said to be missing', async () => {
    const folder = join(papers('paper'), 'paper')
    pipe(folder, '.git/refs/heads/other')
    const {code, err} = await galley(['proof', folder, '--against', 'other'], soon)
    expect([code, err]).toEqual([2, 'galley: --against other: git did not answer within 1 s\n'])
  })

  test('a proof waits once, also for what it is compared with', async () => {
    const folder = join(papers('paper'), 'paper')
    const asked = join(folder, '..', 'asked')
    const program = join(folder, '..', 'bin/git')
    mkdirSync(dirname(program))
    writeFileSync(program, `#!/bin/sh\ndate +%s%N >> '${asked}'\nexec sleep 60\n`, {mode: 0o755})
    const env = {GALLEY_TIME_LIMIT: '2', PATH: `${dirname(program)}:${process.env.PATH}`}
    expect((await galley(['proof', folder, '--against', 'HEAD'], {env})).code).toBe(2)
    const times = readFileSync(asked, 'utf8').trim().split('\n').map(Number)
    expect(times).toHaveLength(2)
    // One after the other, the two requests would be two seconds apart.
    expect(Math.abs(times[1]! - times[0]!)).toBeLessThan(2e9)
  })
})

function pipe(folder: string, path: string): void {
  rmSync(join(folder, path), {force: true})
  execFileSync('mkfifo', [join(folder, path)])
}

function link(folder: string, path: string, target: string): void {
  rmSync(join(folder, path), {recursive: true, force: true})
  symlinkSync(target, join(folder, path))
}

function headOf(folder: string): string {
  return git(folder, 'symbolic-ref', 'HEAD').trim()
}

describe.skipIf(!isHere)('the repository of another folder is not asked:', () => {
  const elsewhere = /^its `\.git` leads to .*other\/\.git.*, which does not name this folder as its work tree/

  test.each([
    [
      'a `.git` file',
      (paper: string, other: string) => {
        rmSync(join(paper, '.git'), {recursive: true})
        writeFileSync(join(paper, '.git'), `gitdir: ${other}/.git\n`)
      }
    ],
    ['a `.git` link', (paper: string, other: string) => link(paper, '.git', join(other, '.git'))],
    [
      'a `commondir` file',
      (paper: string, other: string) => {
        writeFileSync(join(paper, '.git/commondir'), `${other}/.git\n`)
      }
    ],
    [
      'a `commondir` file in a false worktree',
      (paper: string, other: string) => {
        renameSync(join(paper, '.git'), join(paper, 'old'))
        const own = join(paper, 'worktrees/a')
        mkdirSync(own, {recursive: true})
        writeFileSync(join(paper, '.git'), `gitdir: ${own}\n`)
        writeFileSync(join(own, 'HEAD'), 'ref: refs/heads/none\n')
        writeFileSync(join(own, 'gitdir'), `${paper}/.git\n`)
        writeFileSync(join(own, 'commondir'), `${other}/.git\n`)
      }
    ],
    [
      'links for its objects and branches',
      (paper: string, other: string) => {
        for (const name of ['objects', 'refs']) link(paper, `.git/${name}`, join(other, '.git', name))
      }
    ]
  ])('%s', async (_, mislead) => {
    const folder = papers('other', 'paper')
    const [paper, other] = [join(folder, 'paper'), join(folder, 'other')]
    git(paper, 'init', '-q')
    mislead(paper, other)
    const {revision, problem} = await revisionOf(paper)
    expect([revision, problem]).toEqual([undefined, expect.stringMatching(elsewhere)])
    expect((await accountsOf(paper)).problem).toMatch(elsewhere)
    const head = git(other, 'rev-parse', 'HEAD').trim()
    await expect(filesAt(paper, head)).rejects.toThrow(/^--against .*: its `\.git` leads to /)
    await expect(gitWorld(paper, head, noWorld)).rejects.toThrow(/^--since: its `\.git` leads to /)
  })
})

describe.skipIf(!isHere)('the repository of a folder is asked:', () => {
  const places: readonly (readonly [name: string, make: (folder: string) => string])[] = [
    ['its own', folder => join(folder, 'paper')],
    [
      'a worktree',
      folder => {
        git(join(folder, 'paper'), 'worktree', 'add', '-q', '../tree')
        return join(folder, 'tree')
      }
    ],
    [
      'a submodule',
      folder => {
        git(folder, 'init', '-q')
        git(folder, 'submodule', 'add', '-q', join(folder, 'paper'), 'part')
        return join(folder, 'part')
      }
    ],
    [
      'a worktree of a submodule',
      folder => {
        git(folder, 'init', '-q')
        git(folder, 'submodule', 'add', '-q', join(folder, 'paper'), 'part')
        git(join(folder, 'part'), 'worktree', 'add', '-q', '../tree')
        return join(folder, 'tree')
      }
    ],
    [
      'a folder of its work tree',
      folder => {
        git(folder, 'init', '-q')
        rmSync(join(folder, 'paper/.git'), {recursive: true})
        git(folder, 'add', '.')
        git(folder, 'commit', '-qm', 'First')
        return join(folder, 'paper')
      }
    ],
    [
      'data that name it with core.worktree',
      folder => {
        renameSync(join(folder, 'paper/.git'), join(folder, 'data.git'))
        git(folder, '--git-dir', 'data.git', 'config', 'core.worktree', join(folder, 'paper'))
        writeFileSync(join(folder, 'paper/.git'), `gitdir: ${folder}/data.git\n`)
        return join(folder, 'paper')
      }
    ]
  ]

  test.each(places)('%s', async (_, make) => {
    const paper = make(papers('paper'))
    expect(await revisionOf(paper)).toEqual(
      expect.objectContaining({revision: expect.stringMatching(/^[\da-f]{10}$/)})
    )
    expect((await filesAt(paper, 'HEAD'))?.map(({path}) => path)).toContain('01.md')
  })
})

describe.skipIf(!isHere)('a partial clone says what it lacks:', () => {
  const lines: readonly (readonly [filter: string, said: RegExp])[] = [
    [
      'blob:none',
      /: git no longer has 01\.md of that revision; .* partial clone: `git fetch --refetch` gets/
    ],
    [
      'tree:0',
      /: git lacks folders of the revision [\da-f]{10}; .* partial clone: `git fetch --refetch` gets/
    ]
  ]

  /** A clone without the objects of its first revision. */
  function clone(filter: string): string {
    const folder = papers('paper')
    const paper = join(folder, 'paper')
    writeFileSync(join(paper, '01.md'), 'Other words.\n')
    git(paper, 'commit', '-qam', 'Second')
    git(paper, 'config', 'uploadpack.allowFilter', 'true')
    git(folder, 'clone', '-q', `--filter=${filter}`, `file://${paper}`, 'clone')
    return join(folder, 'clone')
  }

  test.each(lines)('%s', async (filter, said) => {
    const folder = clone(filter)
    for (const args of [
      ['proof', folder, '--to', 'html', '--against', 'HEAD~1'],
      ['check', folder, '--since', 'HEAD~1']
    ]) {
      const {code, err} = await galley(args)
      expect([code, err.split('\n').at(-2)]).toEqual([2, expect.stringMatching(said)])
    }
    await expect(filesAt(folder, 'HEAD~1')).rejects.toThrow(/^--against HEAD~1: git /)
  })
})
