import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {buildSync} from 'esbuild'
import {expect, test} from 'vitest'
import {createThread} from '../../src/node/program/thread.ts'
import {galley, project, projectRoot} from '../galley.ts'

/** The program of a thread with these functions. */
function program(functions: string): URL {
  const folder = project({})
  const source = join(folder, 'thread.ts')
  writeFileSync(
    source,
    `import {answerCalls, sendNotice} from '${join(projectRoot, 'src/node/program/thread.ts')}'\nanswerCalls(${functions})`
  )
  const outfile = join(folder, 'thread.mjs')
  buildSync({entryPoints: [source], outfile, bundle: true, format: 'esm', platform: 'node'})
  return pathToFileURL(outfile)
}

const silent = () => undefined

test('functions are called in turn and give their results', async () => {
  const thread = createThread(
    program(`{sum: (...all) => all.reduce((a, b) => a + b), later: async text => ({text})}`),
    silent
  )
  const results = Promise.all([thread.call('sum', 1, 2, 3), thread.call('later', 'é'), thread.call('none')])
  expect(await results).toEqual([6, {text: 'é'}, undefined])
})

test('bytes are transferred whole, even a part of a buffer', async () => {
  const thread = createThread(
    program(
      `{part: () => { const all = Uint8Array.of(1, 2, 3, 4); return {part: all.subarray(1, 3), all} }}`
    ),
    silent
  )
  expect(await thread.call('part')).toEqual({part: Uint8Array.of(2, 3), all: Uint8Array.of(1, 2, 3, 4)})
})

test('a fault keeps its message, and the next call works', async () => {
  const thread = createThread(
    program(`{fail: () => { throw new TypeError('no paper') }, work: () => 'done'}`),
    silent
  )
  await expect(thread.call('fail')).rejects.toThrow('no paper')
  expect(await thread.call('work')).toBe('done')
})

test('calls to a thread that ends are rejected, and a new thread is started', async () => {
  const thread = createThread(program(`{end: () => process.exit(0), work: () => 'done'}`), silent)
  const both = Promise.allSettled([thread.call('end'), thread.call('work')])
  for (const {status} of await both) expect(status).toBe('rejected')
  expect(await thread.call('work')).toBe('done')
})

test('lines for the user are passed on', async () => {
  const lines: string[] = []
  const thread = createThread(program(`{tell: () => sendNotice('a line')}`), line => lines.push(line))
  await thread.call('tell')
  expect(lines).toEqual(['a line'])
})

test('a fault of the typesetter, which is in a thread, is one line for the user', async () => {
  const folder = project({'paper.md': '# One\n\nWords.\n'})
  const outcome = await galley(['build', join(folder, 'paper.md'), '--to', 'pdf'], {
    env: {GALLEY_BROWSER: '/nowhere/chromium'}
  })
  expect(outcome).toEqual({
    code: 2,
    out: '',
    err: 'galley: the browser `/nowhere/chromium` is not an executable file\n'
  })
})
