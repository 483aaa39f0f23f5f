import {spawn, spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {program} from '../../compiled.ts'
import {galley, project, removeProjects, spawnGalley} from '../../galley.ts'

afterAll(removeProjects)

const names = ['a', 'b', 'c']
const text = 'Words of a paragraph that goes on and on. '.repeat(40)
const papers = Object.fromEntries(
  names.map(name => [
    `${name}/paper.md`,
    `---\ntitle: Paper ${name}\nlicense: CC0-1.0\n---\n\n# One\n\n${`${text}\n\n`.repeat(12)}`
  ])
)

/** Two copies of the papers: one for HTML only, and one that also gets the PDF. */
const [html, whole] = [project(papers), project(papers)]
const bytesOf = (folder: string, file: string): readonly string[] =>
  names.map(name => readFileSync(join(folder, name, 'build', file), 'latin1'))

/** The child processes of a process, with their commands. */
function below(pid: number): ReadonlyArray<Readonly<{pid: number; command: string}>> {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        if (Number(parent) !== pid) return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ')
        return [{pid: Number(name), command}, ...below(Number(name))]
      } catch {
        return []
      }
    })
}

/** Kills a process; false if it has already ended. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}

/** Runs a command and kills its first child process that matches, after a given message. */
async function withKilled(
  args: readonly string[],
  cwd: string,
  victim: RegExp,
  said = /^/
): Promise<Readonly<{code: number | null; err: string; killed: number}>> {
  const child = spawn(process.execPath, [program, ...args], {cwd, env: {...process.env, GALLEY_CACHE: 'off'}})
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    err += words
  })
  child.stdout.resume()
  const ended = new Promise<number | null>(settle => child.once('close', settle))
  let killed = 0
  while (killed === 0 && child.exitCode === null) {
    const found = said.test(err) ? below(child.pid!).find(({command}) => victim.test(command)) : undefined
    if (found !== undefined && kill(found.pid)) killed = found.pid
    else await pause(2)
  }
  return {code: await ended, err, killed}
}

beforeAll(async () => {
  await galley(['build', ...names, '--to', 'html', '--jobs', '2'], {cwd: html})
  await galley(['build', ...names, '--to', 'html,pdf', '--jobs', '2'], {cwd: whole})
})

test('a process that is killed costs the time of its paper', async () => {
  const folder = project(papers)
  const args = ['build', ...names, '--to', 'html', '--jobs', '2']
  const {code, err, killed} = await withKilled(args, folder, /paper-worker/)
  expect([code, killed > 0]).toEqual([0, true])
  expect(err).toMatch(
    /^galley: a process ended in the middle of a paper \(SIGKILL\) \([abc]\); it is started again$/m
  )
  expect(err.match(/^galley: \d of 3: [abc]: done/gm)).toHaveLength(3)
  expect(bytesOf(folder, 'paper.html')).toEqual(bytesOf(html, 'paper.html'))
})

test('a browser that is killed costs the time of what it printed', async () => {
  const folder = project(papers)
  const args = ['build', ...names, '--to', 'html,pdf', '--jobs', '2']
  const {code, err, killed} = await withKilled(args, folder, /--type=renderer/, /1 of 3/)
  expect([code, killed > 0]).toEqual([0, true])
  expect(err.match(/^galley: \d of 3: [abc]: done/gm)).toHaveLength(3)
  expect(bytesOf(folder, 'paper.pdf')).toEqual(bytesOf(whole, 'paper.pdf'))
})

test('two runs on one cache at once give the same bytes, and nothing is torn', async () => {
  const [one, two, cache] = [project(papers), project(papers), project({})]
  const args = ['build', ...names, '--to', 'html', '--jobs', '2', '--cache', cache]
  const runs = await Promise.all([one, two].map(cwd => spawnGalley(args, {cwd})))
  expect(runs.map(({err}) => err).join('')).not.toMatch(/warning|damaged|failed/)
  expect(runs.map(({code}) => code)).toEqual([0, 0])
  for (const folder of [one, two]) expect(bytesOf(folder, 'paper.html')).toEqual(bytesOf(html, 'paper.html'))
  const files = readdirSync(cache, {recursive: true, encoding: 'utf8'}).filter(name => name.includes('/'))
  expect(files.filter(name => /\/[0-9a-f]{64}$/.test(name))).toHaveLength(3)
  expect(files).toHaveLength(3)
})

const mounting = ['-m', ...(process.getuid?.() === 0 ? [] : ['-Ur']), 'sh', '-c']
const canMount = spawnSync('unshare', [...mounting, 'mount -t tmpfs none /mnt']).status === 0

test.runIf(canMount)('a cache on a full disk costs one line for each paper, and nothing is torn', () => {
  const folder = project({...papers, 'cache/x': '', 'out/x': ''})
  const run = (small: string, list: string, ...more: readonly string[]) =>
    spawnSync(
      'unshare',
      [
        ...mounting,
        `mount -t tmpfs -o size=8k none ${small} && "$@"; code=$?; ${list}; exit $code`,
        ...['sh', process.execPath, program, 'build', ...names, '--to', 'html', '--jobs', '2', ...more]
      ],
      {cwd: folder, encoding: 'utf8', env: {...process.env, GALLEY_CACHE: 'off'}}
    )
  const cached = run('cache', 'find cache -type f', '--cache', 'cache')
  expect(cached.status).toBe(0)
  expect(
    cached.stderr.match(/^.*is not cached: cannot write .*the disk is full.* \([abc]\)$/gm)
  ).toHaveLength(3)
  expect(cached.stdout).not.toMatch(/^cache\//m)
  expect(bytesOf(folder, 'paper.html')).toEqual(bytesOf(html, 'paper.html'))
  // Outputs on a full disk are missing or complete.
  const written = run('out', 'find out -type f', '--output', 'out')
  expect(written.status).toBe(2)
  expect(written.stdout.match(/^cannot write out\/\w\/paper\.html: the disk is full; .*$/gm)).toHaveLength(3)
  expect(written.stdout).not.toMatch(/^out\//m)
})

test('a cache with a changed byte costs one line and one build, and is whole afterwards', async () => {
  const [folder, cache] = [project(papers), project({})]
  const args = ['build', ...names, '--to', 'html', '--jobs', '2', '--cache', cache]
  await galley(args, {cwd: folder})
  const [entry = ''] = readdirSync(cache, {recursive: true, encoding: 'utf8'}).filter(name =>
    /\/[0-9a-f]{64}$/.test(name)
  )
  const whole = readFileSync(join(cache, entry))
  const damaged = Uint8Array.from(whole)
  damaged[Math.floor(whole.length / 2)]! ^= 1
  writeFileSync(join(cache, entry), damaged)
  const {code, err} = await galley(args, {cwd: folder})
  expect([code, err.match(/^galley: warning: .* is damaged; the paper is built again \([abc]\)$/gm)]).toEqual(
    [0, [expect.anything()]]
  )
  expect(readFileSync(join(cache, entry)).equals(whole)).toBe(true)
  expect(bytesOf(folder, 'paper.html')).toEqual(bytesOf(html, 'paper.html'))
})
