import {afterAll, expect, test} from 'vitest'
import {createMemo} from '../../src/core/memo.ts'
import type {Diagnostic} from '../../src/core/types.ts'
import type {TypesetDocument} from '../../src/core/typesetting.ts'
import type {LiveBuild} from '../../src/live/index.ts'
import {findProject} from '../../src/node/files/project.ts'
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
