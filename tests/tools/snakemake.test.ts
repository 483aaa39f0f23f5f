import {spawn} from 'node:child_process'
import {chmodSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {afterAll, expect, test, vi} from 'vitest'
import {findJudge} from '../../tools/oracles/find.mjs'
import {program} from '../compiled.ts'
import {galley, project, removeProjects} from '../galley.ts'
import {judge, type Verdict} from '../judge.ts'
import {keptIn, manyPapers, nameOf, paperText} from '../node/papers/many-papers.ts'

/** The number of papers; Snakemake starts a galley process for each. `GALLEY_ARCHIVE` overrides it. */
const amount = Number(process.env.GALLEY_ARCHIVE ?? 500)
vi.setConfig({testTimeout: 7_200_000})
afterAll(removeProjects)

const snakemake = judge('snakemake')
const command = project({
  galley: `#!/bin/sh\nGALLEY_CACHE=off exec ${process.execPath} ${program} "$@"\n`,
  // A queue that runs each job at once, and prints its number.
  submit: '#!/bin/sh\nsetsid sh "$1" >/dev/null 2>&1 &\necho $!\n'
})
for (const name of ['galley', 'submit']) chmodSync(join(command, name), 0o755)

const local = ['--cores', '2', '--keep-going', '--config', `galley=${join(command, 'galley')}`, 'threads=2']
const cluster = [
  ...['--executor', 'cluster-generic', '--cluster-generic-submit-cmd', join(command, 'submit')],
  ...['--jobs', '2', '--keep-going', '--config', `galley=${join(command, 'galley')}`, 'threads=2']
]

/** The number of jobs of a run, by rule, as Snakemake counts them. */
function jobsIn({stdout, stderr}: Verdict): Readonly<Record<string, number>> {
  const table = /^job +count\n[- ]+\n([\s\S]*?)\n\n/m.exec(stderr + stdout)?.[1] ?? ''
  return Object.fromEntries(
    table
      .split('\n')
      .map(row => row.trim().split(/\s+/))
      .map(([rule, count]) => [rule, Number(count)])
  )
}

const bytesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(folder, 'build'), {recursive: true, encoding: 'utf8'})
      .filter(path => /\.(?:html|json)$/.test(path) && !path.startsWith('cache'))
      .sort()
      .map(path => [path, readFileSync(join(folder, 'build', path), 'latin1')])
  )

test(`Snakemake builds ${amount} papers, on this machine and on a queue, with the bytes of one command`, async () => {
  // Without Snakemake, nothing is built.
  expect(snakemake(['--version'], {cwd: command}).status).toBe(0)
  const [folder, other, whole] = [manyPapers(amount), manyPapers(amount), manyPapers(amount)]
  const issue = ['issue', '.', '--to', 'html']
  expect((await galley([...issue, '--jobs', '2'], {cwd: whole})).code).toBe(0)
  for (const cwd of [folder, other]) await galley([...issue, '--snakefile'], {cwd})
  const first = snakemake(local, {cwd: folder})
  expect([first.status, first.stderr.slice(-2000)]).toEqual([0, expect.anything()])
  expect(jobsIn(first)).toEqual({issue: 1, paper: amount, total: amount + 1})
  expect(bytesOf(folder)).toEqual(bytesOf(whole))

  // Snakemake runs after no change, then after a change to one paper, then after a change to the style.
  expect(snakemake(local, {cwd: folder}).stderr).toContain('Nothing to be done')
  const path = join(folder, 'papers', nameOf(2), 'paper.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace('A formula', 'One formula'))
  expect(jobsIn(snakemake(local, {cwd: folder}))).toEqual({issue: 1, paper: 1, total: 2})
  expect(readFileSync(join(folder, 'build', nameOf(2), 'paper.html'), 'utf8')).toContain('One formula')
  writeFileSync(join(folder, 'styles/own/style.yaml'), 'extends: plain\nnumber-sections: true\n')
  expect(jobsIn(snakemake([...local, '--dry-run'], {cwd: folder}))).toEqual({
    issue: 1,
    paper: amount,
    total: amount + 1
  })

  // A broken paper does not fail the run; the issue is made without it.
  writeFileSync(join(other, 'papers', nameOf(3), 'paper.md'), paperText(3, 'nobody'))
  const queued = snakemake(cluster, {cwd: other})
  expect([queued.status, jobsIn(queued)]).toEqual([0, {issue: 1, paper: amount, total: amount + 1}])
  const {papers} = JSON.parse(readFileSync(join(other, 'build/issue.json'), 'utf8'))
  expect(papers).toHaveLength(amount - 1)
  expect(readFileSync(join(other, 'build/reports', `${nameOf(3)}.txt`), 'utf8')).toContain('error[G101]')
  const expected = new Map(bytesOf(whole))
  for (const [file, bytes] of bytesOf(other))
    if (/^p\d/.test(file)) expect([file, bytes === expected.get(file)]).toEqual([file, true])
})

test('a run of Snakemake that is killed goes on where it was', async () => {
  // Without Snakemake, nothing is built.
  expect(snakemake(['--version'], {cwd: command}).status).toBe(0)
  const folder = manyPapers(Math.min(amount, 24))
  const total = Math.min(amount, 24)
  await galley(['issue', '.', '--to', 'html', '--snakefile'], {cwd: folder})
  // Skips the test without Snakemake.
  snakemake(['--version'])
  const found = findJudge('snakemake')
  const [named = ''] = 'missing' in found ? [] : found.command
  const child = spawn(named, local, {cwd: folder, detached: true, stdio: 'ignore'})
  const cache = join(folder, 'build/cache')
  const done = (): number => (existsSync(cache) ? keptIn(cache).length : 0)
  while (done() < total / 3 && child.exitCode === null) await pause(20)
  process.kill(-child.pid!, 'SIGKILL')
  await new Promise(settle => child.once('close', settle))
  expect(done()).toBeLessThan(total)
  snakemake(['--unlock', ...local], {cwd: folder})
  const again = snakemake([...local, '--rerun-incomplete'], {cwd: folder})
  expect(again.status).toBe(0)
  const jobs = jobsIn(again).paper ?? 0
  expect(jobs).toBeGreaterThan(0)
  expect(jobs).toBeLessThan(total)
  expect(JSON.parse(readFileSync(join(folder, 'build/issue.json'), 'utf8')).papers).toHaveLength(total)
})
