import {describe, expect, test} from 'vitest'
import type {Diagnostic} from '../../../src/core/types.ts'
import {entries, reportOf} from '../../report.ts'

const at = (line: number, column: number) => ({line, column, offset: 0})
const finding: Diagnostic = {
  code: 'G101',
  rule: 'citation-undefined',
  severity: 'error',
  file: '01.md',
  start: at(3, 5),
  end: at(3, 9),
  message: 'Unexpected `x`'
}
const commands = async (diagnostics: readonly Diagnostic[], folder = ''): Promise<readonly string[]> =>
  (await reportOf('github', {}, {diagnostics, folder})).split('\n').slice(0, -1)

describe('a workflow command of GitHub Actions', () => {
  test.each<[string, Partial<Diagnostic>, string]>([
    [
      'has its place',
      {},
      '::error file=01.md,line=3,endLine=3,col=5,endColumn=9,title=G101 citation-undefined::Unexpected `x`'
    ],
    [
      'of an info is a notice',
      {severity: 'info'},
      '::notice file=01.md,line=3,endLine=3,col=5,endColumn=9,title=G101 citation-undefined::Unexpected `x`'
    ],
    [
      'over several lines has no columns, which the runner would refuse',
      {end: at(4, 2)},
      '::error file=01.md,line=3,endLine=4,title=G101 citation-undefined::Unexpected `x`'
    ],
    [
      'keeps its line whatever the message says',
      {message: '100% of\r\n::warning::x, y: z', expected: ['a\nb', 'c']},
      '::error file=01.md,line=3,endLine=3,col=5,endColumn=9,title=G101 citation-undefined::100%25 of%0D%0A::warning::x, y: z%0Aexpected: a%0Ab, c'
    ],
    [
      'keeps its properties whatever the file is called',
      {file: 'a,b:c%\n::error::.md'},
      '::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.md,line=3,endLine=3,col=5,endColumn=9,title=G101 citation-undefined::Unexpected `x`'
    ]
  ])('%s', async (_, change, expected) => {
    expect(await commands([{...finding, ...change}])).toEqual([expected])
  })

  test('for a finding without a place has no line', async () => {
    const {start: _start, end: _end, ...whole} = finding
    expect(await commands([whole])).toEqual([
      '::error file=01.md,title=G101 citation-undefined::Unexpected `x`'
    ])
  })

  test('has the path from the repository', async () => {
    const [command] = await commands([finding], 'papers/one/')
    expect(command).toContain('file=papers/one/01.md,')
  })
})

describe('GitHub shows ten errors, ten warnings and ten notices per step, so', () => {
  test('errors come first, and up to ten of them are separate', async () => {
    const warnings = Array.from({length: 3}, () => ({...finding, severity: 'warning' as const}))
    const errors = Array.from({length: 10}, () => finding)
    const levels = (await commands([...warnings, ...errors])).map(command => command.slice(0, 7))
    expect(levels).toEqual([...errors.map(() => '::error'), ...warnings.map(() => '::warni')])
  })

  test('of more than ten findings, the many of one rule share an annotation and others have their own', async () => {
    const files = {'01.md': '[@nix] [@nihil]', 'references.bib': entries(30)}
    const out = await reportOf('github', files, {only: /G10[12]/})
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toMatch(
      /^::error file=references\.bib,line=1,.*::`work1` is in the bibliography but never cited \(and 29 more like it\)%0Areferences\.bib:1:1 `work1`%0A.*`work10`%0Aand 20 more$/
    )
  })

  test('if that is still too many, each rule has one', async () => {
    const keys = Array.from({length: 8}, (_, index) => `[@nix${index}]`).join(' ')
    const out = await reportOf('github', {'01.md': keys, 'references.bib': entries(8)}, {only: /G10[12]/})
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringContaining('title=G101 citation-undefined::'),
      expect.stringContaining('title=G102 reference-uncited::')
    ])
    expect(out).toContain('`nix7`')
    expect(out).toContain('`work8`')
  })

  test('one fault in many places is one annotation with its places', async () => {
    const keys = Array.from({length: 11}, () => '[@nix]').join('\n\n')
    const out = await reportOf('github', {'01.md': keys}, {only: /G101/})
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(out).toContain('%0Aalso: 01.md:3:2, 01.md:5:2')
  })
})
