import {type ChildProcess, spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {chmodSync, closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {describe, expect, test, vi} from 'vitest'
import {lockOutputs} from '../../src/node/files/build-lock.ts'
import {ownName} from '../../src/node/program/process-name.ts'
import {program} from '../compiled.ts'
import {galley, project} from '../galley.ts'
import {quickPart} from '../tier.ts'

/** A galley process that a signal ends leaves no files behind, and builds in one folder wait for each other. */
vi.setConfig({testTimeout: 120_000})

const words = 'Words and more words, which go on for a while. '.repeat(2000)
const paper = {
  'manuscript/manuscript.yaml': 'title: Paper\nlicense: CC-BY-4.0\n',
  'manuscript/01.md': `# One\n\n${words}\n`
}

type Running = Readonly<{child: ChildProcess; said: () => string; ended: Promise<number | string | null>}>

/** Runs galley as a user does, with a separate folder for temporary files. */
function run(args: readonly string[], temporary: string): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: {...process.env, TMPDIR: temporary, GALLEY_CACHE: 'off', NO_COLOR: '1'}
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string | null)
  return {child, said: () => text, ended}
}

/** A browser that runs as `nobody` needs access to the folder. */
function temporaryFolder(): string {
  const folder = project({})
  chmodSync(folder, 0o777)
  return folder
}

async function until(what: () => boolean, {child, said}: Running): Promise<void> {
  while (!what()) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said()}`)
    await pause(10)
  }
}

/** Processes of the machine that have a path on their command line. */
function processesWith(path: string): readonly string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'latin1')
        return line.includes(path) ? [line.replaceAll('\0', ' ')] : []
      } catch {
        return []
      }
    })
}

describe('a signal while the browser is running', () => {
  const signals = [
    ['build', 'SIGINT', 130],
    ['build', 'SIGHUP', 129],
    ['build', 'SIGTERM', 143],
    ['proof', 'SIGINT', 130],
    ['watch', 'SIGINT', 0],
    ['watch', 'SIGHUP', 129]
  ] as const
  test.each(quickPart(signals, signals.length, String))('%s, %s', async (command, signal, code) => {
    const [folder, temporary] = [project(paper), temporaryFolder()]
    const running = run([command, folder, ...(command === 'watch' ? ['--pdf'] : [])], temporary)
    await until(() => readdirSync(temporary).length > 0, running)
    running.child.kill(signal)
    expect(await running.ended, running.said()).toBe(code)
    expect(readdirSync(temporary)).toEqual([])
    expect(readdirSync(folder)).toEqual(['manuscript'])
    expect(processesWith(temporary)).toEqual([])
  })

  test('verify of a PDF, SIGINT', async () => {
    const [folder, temporary] = [project(paper), temporaryFolder()]
    expect((await galley(['build', folder, '--to', 'pdf', '--attach-sources'])).code).toBe(0)
    const running = run(['verify', join(folder, 'build', 'paper.pdf')], temporary)
    const has = (name: string): boolean => readdirSync(temporary).some(found => found.startsWith(name))
    await until(() => has('galley-verify-') && has('galley-browser-'), running)
    running.child.kill('SIGINT')
    expect(await running.ended, running.said()).toBe(130)
    expect(readdirSync(temporary)).toEqual([])
  })

  test('a second signal ends galley at once', async () => {
    const [folder, temporary] = [project(paper), temporaryFolder()]
    const running = run(['build', folder], temporary)
    await until(() => readdirSync(temporary).length > 0, running)
    running.child.kill('SIGINT')
    running.child.kill('SIGTERM')
    expect([130, 143, 'SIGTERM']).toContain(await running.ended)
  })

  test('leaves no partial file, at whatever time it comes', async () => {
    const [folder, temporary] = [project(paper), temporaryFolder()]
    for (const milliseconds of [200, 350, 500, 650]) {
      const running = run(['build', folder, '--to', 'html'], temporary)
      await pause(milliseconds)
      running.child.kill('SIGINT')
      await running.ended
      const left = readdirSync(folder).includes('build') ? readdirSync(join(folder, 'build')) : []
      expect(left.filter(name => !/^(paper\.html|manifest\.json)$/.test(name))).toEqual([])
    }
  })
})

/** The start time of the first process, which always runs. */
function startOfFirst(): string {
  return readFileSync('/proc/1/stat', 'latin1')
    .replace(/^.*\) /, '')
    .split(' ')[19]!
}

describe('two builds of one folder', () => {
  const build = (folder: string) => ['build', folder, '--to', 'html']

  test('the second build says what it waits for, and continues afterwards', async () => {
    const folder = project({...paper, 'build/x': ''})
    const other = join(folder, 'build', ownName('lock'))
    const claim = openSync(other, 'wx')
    const running = run(build(folder), temporaryFolder())
    await until(() => running.said() !== '', running)
    expect(running.said()).toMatch(
      new RegExp(`^galley: process ${process.pid} is building into .*build; waiting for it\n$`)
    )
    expect(readdirSync(join(folder, 'build'))).not.toContain('paper.html')
    rmSync(other)
    closeSync(claim)
    expect(await running.ended).toBe(0)
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html', 'x'])
  })

  test('claims of killed builds, other machines or unknown origin delay nobody', async () => {
    const lock = ownName('lock')
    // Lock names of process 1, with a wrong start time and with its own, and of this process; no process has such a
    // file open.
    const ofFirst = (start: string) => lock.replace(/-\d+-\d+-([0-9a-f]{24})/, `-1-${start}-$1`)
    const forged = process.platform === 'linux' ? [ofFirst('0'), ofFirst(startOfFirst()), lock] : []
    const names = [
      lock.replace(`-${process.pid}-`, '-99999999-'),
      lock.replace(/-\d+-([0-9a-f]{24})/, '-7-$1'),
      ...forged,
      lock.replace(/^\.galley-[0-9a-f]{8}-\d+/, '.galley-00000000-1'),
      '.galley.lock',
      '.galley-1-1-1-1.lock'
    ]
    const folder = project({...paper, ...Object.fromEntries(names.map(name => [`build/${name}`, '']))})
    expect(await galley(build(folder))).toMatchObject({code: 0, err: ''})
    // Only lock files that are known to be useless are removed.
    const expected = [...names.slice(2 + forged.length), 'manifest.json', 'paper.html'].sort()
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(expected)
  })

  test('a claim that nothing proves is waited for, but not without an end', async () => {
    const folder = project({[`build/${ownName('lock')}`]: ''})
    const place = {root: folder, entry: '', outputFolder: join(folder, 'build')}
    const lines: string[] = []
    const release = await lockOutputs(place, line => lines.push(line), {processes: '/nowhere', longest: 100})
    release()
    expect(lines).toEqual([
      expect.stringMatching(/^process \d+ is building into .*build; waiting for it$/),
      expect.stringMatching(/^process \d+ does not show that it is building into .*build; continuing$/)
    ])
  })

  test('four concurrent builds run one after another and leave consistent files', async () => {
    const folder = project(paper)
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => galley(build(folder))))
    expect(outcomes.map(({code}) => code)).toEqual([0, 0, 0, 0])
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html'])
    const manifest = JSON.parse(readFileSync(join(folder, 'build', 'manifest.json'), 'utf8'))
    const page = readFileSync(join(folder, 'build', 'paper.html'))
    expect(manifest.outputs[0].sha256).toBe(createHash('sha256').update(page).digest('hex'))
  })

  test('a killed build does not block the next one', async () => {
    const folder = project({...paper, 'build/x': ''})
    const running = run(build(folder), temporaryFolder())
    await until(() => readdirSync(join(folder, 'build')).some(name => name.endsWith('.lock')), running)
    running.child.kill('SIGKILL')
    await running.ended
    expect(readdirSync(join(folder, 'build')).some(name => name.endsWith('.lock'))).toBe(true)
    expect(await galley(build(folder))).toMatchObject({code: 0, err: ''})
    expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html', 'x'])
  })

  test('a build with errors creates no folder', async () => {
    const folder = project({...paper, 'manuscript/01.md': '[@nobody]'})
    expect((await galley(build(folder))).code).toBe(1)
    expect(readdirSync(folder)).toEqual(['manuscript'])
  })
})

test('`watch --pdf` does not block build, check or proof', async () => {
  const [folder, temporary] = [project(paper), temporaryFolder()]
  const running = run(['watch', folder, '--pdf'], temporary)
  await until(() => running.said().includes('wrote '), running)
  for (const args of [['build', '--to', 'html'], ['check'], ['proof', '--to', 'html']])
    expect(await galley([...args, folder]), args[0]).toMatchObject({code: 0, err: ''})
  // While galley prints, a build is not blocked, either.
  writeFileSync(join(folder, 'manuscript/01.md'), `# One\n\nOther ${words}\n`)
  expect(await galley(['build', folder, '--to', 'html'])).toMatchObject({code: 0, err: ''})
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
  expect(readdirSync(temporary)).toEqual([])
})
