import {spawnSync} from 'node:child_process'
import {chmodSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {faultLine, UsageFault} from '../../src/node/program/fault.ts'
import {program} from '../compiled.ts'
import {galley, project} from '../galley.ts'
import {quickPart} from '../tier.ts'

const paper = {'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nstyle: plain\n', '01.md': 'Words.\n'}

test('a browser that never answers is reported in one line', async () => {
  const folder = project({...paper, browser: '#!/bin/sh\nexec sleep 1000\n'})
  const GALLEY_BROWSER = join(folder, 'browser')
  chmodSync(folder, 0o755)
  chmodSync(GALLEY_BROWSER, 0o755)
  const {code, err} = await galley(['build', folder, '--to', 'pdf'], {
    env: {GALLEY_BROWSER, GALLEY_TIME_LIMIT: '2'}
  })
  expect(err).toBe(`galley: the browser \`${GALLEY_BROWSER}\` did not answer within 2 s\n`)
  expect(code).toBe(2)
})

test('a machine without a folder for temporary files is reported in one line', async () => {
  const folder = project(paper)
  const TMPDIR = join(folder, 'none')
  const {code, err} = await galley(['build', folder, '--to', 'pdf'], {env: {TMPDIR}})
  expect(err).toBe(
    `galley: cannot write to the temporary folder \`${TMPDIR}\` (ENOENT); set TMPDIR to another one\n`
  )
  expect(code).toBe(2)
})

test.each([
  [new UsageFault('no such file'), 'galley: no such file'],
  [
    new RangeError('Maximum call stack size exceeded'),
    'galley: internal fault (RangeError: Maximum call stack size exceeded); please report it. With GALLEY_DEBUG=1, galley shows where it occurred'
  ],
  [
    new TypeError('x is not a function\n    at y'),
    'galley: internal fault (TypeError: x is not a function); please report it. With GALLEY_DEBUG=1, galley shows where it occurred'
  ],
  ['gone', 'galley: gone']
])('%s', (error, line) => {
  expect(faultLine(error)).toBe(line)
})

const isLinux = process.platform === 'linux'

// The file that cannot be opened varies; the reason is always the same.
test.skipIf(!isLinux).each(quickPart([22, 30, 50], 3, String))(
  'with %d open files, the limit is the reason',
  async most => {
    const folder = project({...paper, '01.md': 'Words $a + b$.\n'})
    const {stderr, status} = spawnSync(
      'sh',
      ['-c', `ulimit -n ${most}; exec "$0" "$@"`, process.execPath, program, 'build', folder, '--no-cache'],
      {encoding: 'utf8'}
    )
    // The limit is read from a file, which cannot always be opened.
    const said = new RegExp(
      `^galley: more files have to be open at once(?: than the ${most} that the system allows)?; raise that limit with \`ulimit -n 1024\`\\n$`
    )
    expect([status, stderr]).toEqual([2, expect.stringMatching(said)])
  }
)

test.each([
  [
    Object.assign(new Error('EMFILE: too many open files'), {code: 'EMFILE'}),
    /^galley: more files have to be open/
  ],
  [new Error('Worker initialization failure: EMFILE'), /^galley: more files have to be open/],
  [Object.assign(new Error('ENFILE'), {code: 'ENFILE'}), /^galley: too many files are open on this machine/]
])('%s is a fault of the machine', (error, line) => {
  expect(faultLine(error)).toMatch(line)
})

describe('the watchdog ends galley with one line', () => {
  const long = {...paper, '01.md': 'Words *of* a [long](b) paper.\n\n'.repeat(39_000)}

  test('for a step that takes too long', async () => {
    const {code, err} = await galley(['check', project(long)], {env: {GALLEY_TIME_LIMIT: '0.2'}})
    expect(err).toBe(
      'galley: this takes more than 0.2 s in one step; GALLEY_TIME_LIMIT=SECONDS allows more\n'
    )
    expect(code).toBe(2)
  })

  test('for a step that takes too much memory', async () => {
    const {code, err} = await galley(['check', project(long)], {
      env: {NODE_OPTIONS: '--max-old-space-size=250'}
    })
    expect(err).toMatch(
      /^galley: this takes more than \d+ MB of memory; NODE_OPTIONS=--max-old-space-size=MB allows more\n$/
    )
    expect(code).toBe(2)
  })
})
