import {spawn} from 'node:child_process'
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {afterAll, expect, test, vi} from 'vitest'
import {program} from '../../compiled.ts'
import {recordFigure} from '../../figures.ts'
import {galley, removeProjects, spawnGalley} from '../../galley.ts'
import {part, tier} from '../../tier.ts'
import {keptIn, manyPapers, nameOf, paperText} from './many-papers.ts'

/** `make long` builds an archive of 500 papers; every other run a small one. */
const amount = tier === 'long' ? 500 : 12
vi.setConfig({testTimeout: 3_600_000})
afterAll(removeProjects)

const args = ['issue', '.', '--to', 'html', '--jobs', '2']
const numbers = Array.from({length: amount}, (_, index) => index + 1)
const folder = manyPapers(amount)
const cache = join(folder, 'build/cache')

type Measured = Readonly<{code: number | null; err: string; peak: number; seconds: number}>

/** Runs an issue in a separate process; returns the peak memory of that process, and the processor time of all. */
async function measured(cwd: string): Promise<Measured> {
  const before = secondsOfChildren()
  const child = spawn(process.execPath, [program, ...args], {cwd, env: environment})
  let err = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  child.stdout.resume()
  let peak = 0
  const watching = setInterval(() => {
    const [, memory = '0'] = /^VmHWM:\s+(\d+)/m.exec(textOf(`/proc/${child.pid}/status`)) ?? []
    peak = Math.max(peak, Number(memory) / 1024)
  }, 50)
  const code = await new Promise<number | null>(settle => child.once('close', settle))
  clearInterval(watching)
  return {code, err, peak, seconds: secondsOfChildren() - before}
}

const environment = {...process.env, GALLEY_CACHE: 'off', NO_COLOR: '1'}

/** The processor time of child processes that have ended. */
function secondsOfChildren(): number {
  const fields = textOf('/proc/self/stat')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const kept = (): number => keptIn(cache).length
const htmlOf = (number: number): string =>
  readFileSync(join(folder, 'build', nameOf(number), 'paper.html'), 'utf8')
const listed = (): number => JSON.parse(readFileSync(join(folder, 'build/issue.json'), 'utf8')).papers.length

test(`an issue of ${amount} papers is built by one command; its memory does not grow with them`, async () => {
  const few = tier === 'long' ? await measured(manyPapers(50)) : undefined
  const {code, err, peak, seconds} = await measured(folder)
  expect([code, listed(), kept()]).toEqual([0, amount, amount + 1])
  expect(err).toContain(`${amount} of ${amount}: `)
  expect(peak).toBeGreaterThan(10)
  expect(peak).toBeLessThan(300)
  if (few === undefined) return
  expect(seconds / amount).toBeLessThan((1.1 * few.seconds) / 50)
  recordFigure(
    `an issue of ${amount} papers as HTML`,
    `${seconds.toFixed(0)} s of a processor, ${peak.toFixed(0)} MB in the command itself; 50 papers ${few.seconds.toFixed(1)} s`
  )
})

test('papers of an issue have the bytes of single builds', async () => {
  const chosen = tier === 'long' ? part(numbers, 10, String, {of: 'ci'}) : [3, 7]
  for (const number of chosen) {
    const paper = `papers/${nameOf(number)}/paper.md`
    const {code, out} = await galley(['verify', paper, '--output', `build/${nameOf(number)}`], {cwd: folder})
    expect([paper, code, out]).toEqual([paper, 0, expect.stringContaining('verify: same')])
  }
  // From another folder, the style of the issue cannot be found.
  const elsewhere = [
    'verify',
    join(folder, 'papers', nameOf(3)),
    '--output',
    join(folder, 'build', nameOf(3))
  ]
  const lost = await galley(elsewhere, {cwd: tmpdir()})
  expect([lost.code, lost.err]).toEqual([
    2,
    'galley: the paper was built in the style `styles/own` from outside its folder; name the folder of that style with `--style FOLDER`\n'
  ])
  const named = await galley([...elsewhere, '--style', join(folder, 'styles/own')], {cwd: tmpdir()})
  expect([named.code, named.out]).toEqual([0, expect.stringContaining('verify: same')])
})

test('what did not change is not built again: of one changed paper, one build, of a changed style, all', async () => {
  const before = kept()
  await galley(args, {cwd: folder})
  expect(kept()).toBe(before)
  const path = join(folder, 'papers', nameOf(5), 'paper.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace('A formula', 'One formula'))
  await galley(args, {cwd: folder})
  expect(kept()).toBe(before + 1)
  expect(htmlOf(5)).toContain('One formula')
  writeFileSync(join(folder, 'styles/own/style.yaml'), 'extends: plain\nnumber-sections: true\n')
  await galley(args, {cwd: folder})
  // The contents of the issue use the style, too.
  expect(kept()).toBe(before + 1 + amount + 1)
})

test('a broken paper is left out; the others are in the issue', async () => {
  const path = join(folder, 'papers', nameOf(7), 'paper.md')
  writeFileSync(path, paperText(7, 'nobody'))
  const {code, out} = await galley(args, {cwd: folder})
  expect([code, listed()]).toEqual([1, amount - 1])
  expect(out).toContain(`not in the issue, because it was not built: papers/${nameOf(7)}/paper.md`)
  writeFileSync(path, paperText(7))
})

test('a run that is killed in the middle leaves whole files, and the next builds only the rest', async () => {
  writeFileSync(join(folder, 'styles/own/style.yaml'), 'extends: plain\nnumber-sections: false\n')
  const before = kept()
  const child = spawn(process.execPath, [program, ...args], {cwd: folder, env: environment, detached: true})
  child.stdout.resume()
  let err = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const ended = new Promise(settle => child.once('close', settle))
  while (!err.includes(`${Math.ceil(amount / 3)} of ${amount}`) && child.exitCode === null) await pause(5)
  process.kill(-child.pid!, 'SIGKILL')
  await ended
  const done = kept() - before
  expect(done).toBeGreaterThanOrEqual(Math.ceil(amount / 3))
  expect(done).toBeLessThan(amount)
  const entries = new Map(keptIn(cache).map(path => [path, statSync(path).ino]))
  const {code} = await spawnGalley(args, {cwd: folder})
  expect([code, listed(), kept()]).toEqual([0, amount, before + amount + 1])
  // The cache entries are used, and not written again.
  for (const [path, number] of entries) expect(statSync(path).ino).toBe(number)
  expect(readdirSync(join(folder, 'build'), {recursive: true, encoding: 'utf8'}).join('\n')).not.toContain(
    '.galley-'
  )
})
