import {spawnSync} from 'node:child_process'
import {appendFileSync, chmodSync, readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {revisionOf} from '../../src/node/git/git.ts'
import {galley, project} from '../galley.ts'

const files = {
  'paper.md': '---\ntitle: A paper\nlicense: CC-BY-4.0\n---\n\nWords.\n',
  'notes.md': 'Notes.\n'
}

function git(folder: string, ...args: string[]): void {
  const {status, stderr} = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, ...author}
  })
  if (status !== 0) throw new Error(stderr)
}

const author = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2026-03-02T23:30:00-0500',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_COMMITTER_DATE: '2026-03-02T23:30:00-0500'
}

function repository(): string {
  const folder = project(files)
  git(folder, 'init', '--quiet')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--no-gpg-sign', '-m', 'One')
  return folder
}

test('a folder is at its commit, or changed since if a file has other bytes or is missing', async () => {
  const folder = repository()
  const clean = await revisionOf(folder)
  // Half past eleven in New York is the next day in Greenwich.
  expect(clean).toEqual({revision: expect.stringMatching(/^[0-9a-f]{10}$/), date: '2026-03-03'})
  appendFileSync(join(folder, 'notes.md'), 'More.\n')
  expect((await revisionOf(folder)).revision).toBe(`${clean.revision}+`)
  rmSync(join(folder, 'notes.md'))
  expect((await revisionOf(folder)).revision).toBe(`${clean.revision}+`)
})

test('a folder outside a repository has no commit', async () => {
  expect(await revisionOf(project(files))).toEqual({revision: undefined, date: undefined})
})

test('the configuration of a repository cannot run a program', async () => {
  const folder = repository()
  const trap = project({trap: `#!/bin/sh\ntouch "$(dirname "$0")/sprung"\ncat\n`})
  const program = join(trap, 'trap')
  chmodSync(program, 0o755)
  for (const name of ['core.fsmonitor', 'filter.x.clean', 'filter.x.smudge', 'gpg.program', 'core.pager'])
    git(folder, 'config', name, program)
  git(folder, 'config', 'log.showSignature', 'true')
  appendFileSync(join(folder, '.git/info/attributes'), '* filter=x\n')
  appendFileSync(join(folder, 'notes.md'), 'More.\n')
  expect((await revisionOf(folder)).revision).toMatch(/\+$/)
  await galley(['check', 'paper.md', '--since', 'HEAD'], {cwd: folder})
  expect(readdirSync(trap)).toEqual(['trap'])
})
