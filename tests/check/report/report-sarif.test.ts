import {describe, expect, test} from 'vitest'
import {rules} from '../../../src/check/rules/index.ts'
import {locator} from '../../../src/core/position.ts'
import type {Diagnostic} from '../../../src/core/types.ts'
import {type Files, reportOf} from '../../report.ts'

type Region = Readonly<{startLine: number; startColumn: number; endLine: number; endColumn: number}>
type Location = Readonly<{artifactLocation: {uri: string; uriBaseId: string}; region: Region}>
type Result = Readonly<{
  ruleId: string
  ruleIndex: number
  level: string
  message: {text: string}
  locations: ReadonlyArray<{physicalLocation: Location}>
  partialFingerprints: {'findingHash/v1': string}
  fixes?: ReadonlyArray<{
    artifactChanges: ReadonlyArray<{
      artifactLocation: {uri: string}
      replacements: ReadonlyArray<{deletedRegion: Region; insertedContent: {text: string}}>
    }>
  }>
  suppressions: ReadonlyArray<{kind: string; status: string; justification: string}>
}>

const paper: Files = {
  'manuscript.yaml': 'title: A paper\n',
  '01.md': '\uFEFFSee 😀 [@nix], [@doe, @roe].\r\n\r\nAnd @nix. <!-- galley-ignore G101: in print soon -->\n',
  'references.bib': '@book{doe,}\n@book{roe,}\n@book{poe,}\n'
}

async function logOf(files: Files, options: Parameters<typeof reportOf>[2] = {}) {
  const log = JSON.parse(await reportOf('sarif', files, options))
  const [run] = log.runs
  return {log, run, results: run.results as readonly Result[]}
}

/** The text of a SARIF region: columns are UTF-16 units, without a byte order mark. */
function textIn(text: string, {startLine, startColumn, endLine, endColumn}: Region): string {
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\r\n|\n)/)
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).join('').length + column - 1
  return lines.join('').slice(offset(startLine, startColumn), offset(endLine, endColumn))
}

describe('the log', () => {
  test('is one run of galley with all its rules', async () => {
    const {log, run} = await logOf(paper)
    expect(log.version).toBe('2.1.0')
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(run.tool.driver).toMatchObject({name: 'galley', version: '1.2.3'})
    expect(run.tool.driver.rules.map(({id, name}: {id: string; name: string}) => [id, name])).toEqual(
      rules.map(({code, name}) => [code, name])
    )
    expect(run.tool.driver.rules[0]).toEqual({
      id: 'G101',
      name: 'citation-undefined',
      shortDescription: {text: 'Every citation names an entry of the bibliography.'},
      fullDescription: {text: 'The reader finds a question mark where a source should be.'},
      help: {text: expect.stringContaining('docs/rules/citation-undefined.md')},
      defaultConfiguration: {level: 'error'}
    })
  })

  test('conforms to the specification and its schema', async () => {
    const {results} = await logOf(paper)
    expect(results.length).toBeGreaterThan(4)
    for (const result of results) {
      expect(rules[result.ruleIndex]?.code).toBe(result.ruleId)
      expect(['error', 'warning', 'note']).toContain(result.level)
      expect(result.message.text).not.toBe('')
      for (const {physicalLocation} of result.locations) {
        expect(physicalLocation.artifactLocation.uriBaseId).toBe('%SRCROOT%')
        expect(physicalLocation.artifactLocation.uri).not.toMatch(/^\/|^[a-z]+:|[\s\\"<>[\]^`{|}]/i)
        expect(physicalLocation.region.startLine).toBeGreaterThan(0)
        expect(physicalLocation.region.startColumn ?? 1).toBeGreaterThan(0)
      }
    }
  })
})

describe('a result', () => {
  test.each([
    ['G101', '01.md', '@nix'],
    ['G103', '01.md', ','],
    ['G102', 'references.bib', '@book{poe']
  ])('for %s is at its words', async (code, file, words) => {
    const {results} = await logOf(paper)
    const {physicalLocation} = results.find(({ruleId}) => ruleId === code)!.locations[0]!
    expect(physicalLocation.artifactLocation.uri).toBe(file)
    expect(textIn(paper[file]!, physicalLocation.region)).toBe(words)
  })

  test('about a whole file is at its first line, because GitHub requires one', async () => {
    const finding: Diagnostic = {
      code: 'G601',
      rule: 'citation-undefined',
      severity: 'error',
      file: 'a.md',
      message: 'Unexpected'
    }
    const {results} = await logOf({}, {diagnostics: [finding]})
    expect(results[0]?.locations[0]?.physicalLocation.region).toEqual({startLine: 1})
  })

  test.each([
    ['a b/ü:ß.md', 'papers/one/', 'papers/one/a%20b/%C3%BC%3A%C3%9F.md'],
    ['a:b.md', '', 'a%3Ab.md'],
    ['100%#?.md', '', '100%25%23%3F.md']
  ])('for %s has a valid URI', async (file, folder, uri) => {
    const finding: Diagnostic = {
      code: 'G601',
      rule: 'citation-undefined',
      severity: 'error',
      file,
      message: 'Unexpected'
    }
    const {results} = await logOf({}, {diagnostics: [finding], folder})
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri)
  })

  test.each([
    ['Unexpected `{0}`', 'Unexpected `{{0}}`'],
    ['Unexpected `\\url{a}`', 'Unexpected `\\url{a}`'],
    ['Unexpected `[a](1)`', 'Unexpected `\\[a](1)`'],
    ['Unexpected `[@doe, p. 3]`', 'Unexpected `[@doe, p. 3]`']
  ])('has neither placeholders nor links in %s', async (message, text) => {
    const finding: Diagnostic = {
      code: 'G101',
      rule: 'citation-undefined',
      severity: 'error',
      file: 'a.md',
      message
    }
    const {results} = await logOf({}, {diagnostics: [finding]})
    expect(results[0]?.message.text).toBe(text)
  })

  test('is suppressed with the reason if waived; all others have an empty list', async () => {
    const {results} = await logOf(paper, {only: /G101/})
    expect(results.map(({suppressions}) => suppressions)).toEqual([
      [],
      [{kind: 'inSource', status: 'accepted', justification: 'in print soon'}]
    ])
  })

  test('includes its repair, which gives the wanted text', async () => {
    const {results} = await logOf(paper, {only: /G103/})
    const [change] = results[0]?.fixes?.[0]?.artifactChanges ?? []
    expect(change?.artifactLocation.uri).toBe('01.md')
    const {deletedRegion, insertedContent} = change!.replacements[0]!
    expect([textIn(paper['01.md']!, deletedRegion), insertedContent.text]).toEqual([',', ';'])
  })
})

describe('a fingerprint', () => {
  const prints = async (files: Files): Promise<readonly string[]> =>
    (await logOf(files, {only: /G10[12]/})).results.map(
      result => result.partialFingerprints['findingHash/v1']
    )

  test('does not change when lines move or white space changes', async () => {
    const moved = {
      ...paper,
      '01.md': paper['01.md']!.replace('See', 'New.\n\n  See'),
      'references.bib': `\n\n${paper['references.bib']}`
    }
    expect(await prints(moved)).toEqual(
      await prints({...paper, '01.md': paper['01.md']!.replace('\uFEFF', '')})
    )
  })

  test('differs for another key, and for the same finding again in a line', async () => {
    const all = await prints({'01.md': '[@nix] [@nix] [@nihil]', 'references.bib': '@book{a,}\n@book{b,}'})
    expect(all).toHaveLength(5)
    expect(new Set(all).size).toBe(5)
  })
})

test('columns in galley and in the log are equal without a byte order mark', async () => {
  const text = 'Über 😀 [@nix]\n'
  const {results} = await logOf({'01.md': text}, {only: /G101/})
  const {start} = locator(text).place(text.indexOf('@'), text.indexOf(']'))
  expect(results[0]?.locations[0]?.physicalLocation.region).toMatchObject({
    startLine: start.line,
    startColumn: start.column
  })
})
