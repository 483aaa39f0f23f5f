import {afterAll, expect, test} from 'vitest'
import {createMemo} from '../../src/core/memo.ts'
import type {Diagnostic} from '../../src/core/types.ts'
import type {TypesetDocument} from '../../src/core/typesetting.ts'
import type {LiveBuild} from '../../src/live/index.ts'
import {findProject} from '../../src/node/files/project.ts'
import {createPagesSetter} from '../../src/node/preview/set-pages.ts'
import {createTypesetRounds} from '../../src/node/preview/typeset-rounds.ts'
import type {Output} from '../../src/outputs/output.ts'
import {project, removeProjects} from '../project.ts'
import {serialized} from '../serialized.ts'

afterAll(removeProjects)

const known: Diagnostic = {
  code: 'G101',
  rule: 'citation-undefined',
  severity: 'error',
  file: '01.md',
  message: 'found by the preview',
  note: ''
}

const document: TypesetDocument = {pdf: new Uint8Array(), browser: 'none', problems: [], results: []}

test('pages are made with the findings of the preview, which goes on while the browser sets them', async () => {
  const root = project({'manuscript/manuscript.yaml': 'title: One\n', 'manuscript/01.md': 'See [@nobody].\n'})
  const shown: string[][] = []
  const jobs: (() => void)[] = []
  const output: Output = {
    name: 'pages',
    ending: 'json',
    mediaType: 'application/json',
    async render({diagnostics, world}) {
      shown.push(diagnostics.map(({message}) => message))
      await world.typeset({html: serialized(''), scripts: []})
      return {bytes: new Uint8Array()}
    }
  }
  let taken = 0
  const built = {built: {diagnostics: [known]}} as unknown as LiveBuild
  const rounds = createTypesetRounds(
    output,
    {
      place: findProject([root], undefined),
      live: {memo: createMemo(), latest: () => built},
      typesetter: {
        typeset: () => new Promise(resolve => jobs.push(() => resolve(document))),
        warm: () => undefined,
        version: async () => '',
        close: async () => undefined
      },
      warn: message => expect(message).toBe('')
    },
    () => {
      taken++
    }
  )
  await rounds.begin()
  expect([jobs.length, taken]).toEqual([1, 0])
  // The next state waits for the browser, but its caller does not.
  await rounds.begin()
  expect([jobs.length, taken]).toEqual([1, 0])
  jobs[0]!()
  await expect.poll(() => [jobs.length, taken]).toEqual([2, 1])
  jobs[1]!()
  await expect.poll(() => taken).toBe(2)
  expect(shown).toEqual([[known.message], [known.message]])
  await rounds.close()
})

test.each([
  ['one error remains', [known], [known], 1],
  ['the error is another one', [known], [{...known, message: 'another'}], 1],
  ['an error is new', [], [known], 2],
  ['the only error is gone', [known], [], 2],
  ['a warning is new', [], [{...known, severity: 'warning'}], 1]
] as const)(
  'if the pages have begun before the check and %s, they are set %4$s times',
  async (_case, before, after, times) => {
    const build = (diagnostics: readonly Diagnostic[]) => ({built: {diagnostics}}) as unknown as LiveBuild
    const root = project({'manuscript/manuscript.yaml': 'title: One\n', 'manuscript/01.md': 'Words.\n'})
    const marks = {pages: [], labels: {}, end: 'full', fillings: [], hasEndNotes: false}
    const results = [{marks}, {shell: ['<html><head></head><body>', '</body></html>'], pages: []}]
    let latest = build(before)
    let jobs = 0
    let published = 0
    const pages = createPagesSetter({
      place: findProject([root], undefined),
      live: {memo: createMemo(), latest: () => latest},
      typesetter: {
        async typeset() {
          jobs++
          return {...document, results}
        },
        warm: () => undefined,
        version: async () => '',
        close: async () => undefined
      },
      warn: message => expect(message).toBe(''),
      print: () => undefined,
      publish: () => {
        published++
      },
      isWatched: true
    })
    await pages.begin()
    await expect.poll(() => published).toBe(1)
    latest = build(after)
    pages.update()
    await expect.poll(() => published).toBe(times)
    // All that has begun is finished first.
    await pages.close()
    expect(jobs).toBe(times)
  }
)
