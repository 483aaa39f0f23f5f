import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {program} from '../compiled.ts'
import {passOver} from '../judge.ts'
import {textOfPdf} from '../pdf-text.ts'

const root = mkdtempSync(join(tmpdir(), 'galley-test-watch-'))

beforeAll(() => {
  mkdirSync(join(root, 'manuscript'))
  writeFileSync(join(root, 'manuscript', '01.md'), '# One\n\nWords.\n')
})

afterAll(() => {
  rmSync(root, {recursive: true})
})

type Running = Readonly<{child: ChildProcess; output: () => string; ended: Promise<number | null>}>

const tool = () => [process.execPath, program, 'watch', root]

function galley(...args: readonly string[]): Running {
  return run([...tool(), ...args])
}

function run([command = '', ...args]: readonly string[], env = process.env): Running {
  const child = spawn(command, args, {env})
  let output = ''
  const keep = (data: Buffer) => {
    output += data.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  return {child, output: () => output, ended}
}

/** Waits until galley has printed a pattern, and returns the match. */
async function said({child, output}: Running, pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(output())
    if (found) return found[1] ?? found[0]
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output()}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it with exit code 0, and nothing is left',
  async signal => {
    const running = galley()
    const url = await said(running, /^watching .*: (http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/)$/m)
    await said(running, /^\d\d:\d\d:\d\d \d+ errors?, \d+ warnings?, \d+ ms$/m)
    const page = await (await fetch(url)).text()
    expect(page).toContain('Words.')
    // A browser with the open page keeps a connection.
    const [events = ''] = /\/\w+\/events/.exec(page) ?? []
    const stream = await fetch(new URL(events, url))
    const drained = stream.text().catch(() => 'cut')
    running.child.kill(signal)
    expect(await running.ended).toBe(0)
    await drained
    await expect(fetch(url)).rejects.toThrow()
    expect(readdirSync(root)).toEqual(['manuscript'])
  }
)

test.skipIf(process.platform !== 'linux')(
  '`--open` tells the browser the address where nobody else can read it',
  async () => {
    const bin = mkdtempSync(join(tmpdir(), 'galley-open-'))
    // Replaces the program that opens a browser, and records its arguments.
    writeFileSync(
      join(bin, 'xdg-open'),
      `#!/bin/sh\necho "$@" > '${bin}/part' && mv '${bin}/part' '${bin}/said'\n`,
      {
        mode: 0o755
      }
    )
    const running = run([...tool(), '--open'], {...process.env, PATH: `${bin}:${process.env.PATH}`})
    const url = await said(running, /(http:.*)$/m)
    while (!readdirSync(bin).includes('said')) await new Promise(resolve => setTimeout(resolve, 10))
    const file = readFileSync(join(bin, 'said'), 'utf8').trim()
    expect(file).not.toContain(new URL(url).pathname.slice(1, -1))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toContain(`content="0;url=${url}"`)
    await fetch(url)
    expect(readdirSync(root)).toEqual(['manuscript'])
    running.child.kill('SIGINT')
    expect(await running.ended).toBe(0)
    rmSync(bin, {recursive: true})
  }
)

test('`--pdf` keeps a draft PDF up to date, beside the PDF of a build', async () => {
  const running = galley('--pdf')
  const file = join(root, 'build', 'paper.preview.pdf')
  await said(running, /^wrote .*paper\.preview\.pdf, \d+ ms$/m)
  const before = readFileSync(file)
  expect(await textOfPdf(before)).toContain('Words.')
  writeFileSync(join(root, 'manuscript', '01.md'), '# One\n\nOther words.\n')
  await said(running, /(?:wrote [\s\S]*){2}/)
  expect(await textOfPdf(readFileSync(file))).toContain('Other words.')
  expect(readdirSync(join(root, 'build'))).toEqual(['paper.preview.pdf'])
  running.child.kill('SIGINT')
  expect(await running.ended).toBe(0)
  rmSync(join(root, 'build'), {recursive: true})
})

test('a port that is in use or invalid is reported in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const [busy, wrong] = [galley('--port', String(port)), galley('--port', 'http')]
  expect(await busy.ended).toBe(2)
  expect(busy.output()).toBe(
    `galley: port ${port} is in use; without \`--port\`, galley chooses a free one\n`
  )
  expect(await wrong.ended).toBe(2)
  expect(wrong.output()).toBe('galley: --port must be a number from 1 to 65535, not http\n')
  other.close()
})

test.each(['max_inotify_watches', 'max_inotify_instances'])(
  'a system without %s is told once how to have more, and the files are still watched',
  async limit => {
    const withoutAny = ['unshare', '-Ur', 'sh', '-c', `echo 0 > /proc/sys/user/${limit} && exec "$@"`, 'sh']
    const [command = '', ...args] = [...withoutAny, 'true']
    if (spawnSync(command, args).status !== 0) {
      passOver('no user namespaces to take the file watches away in')
    }
    const running = run([...withoutAny, ...tool()])
    await said(running, /sysctl fs\.inotify/)
    const url = await said(running, /(http:.*)$/m)
    writeFileSync(join(root, 'manuscript', '01.md'), `# One\n\nPolled without ${limit}.\n`)
    while (!(await (await fetch(url)).text()).includes(`Polled without ${limit}`)) {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    running.child.kill('SIGINT')
    expect(await running.ended).toBe(0)
    expect(running.output().match(/galley: warning/g)).toHaveLength(1)
  }
)
