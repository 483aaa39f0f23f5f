import {describe, expect, test} from 'vitest'
import type {Diagnostic} from '../../../src/core/types.ts'
import {elementsOf, parseXml, rawText, type XmlElement} from '../../../src/core/xml.ts'
import fc from '../../properties.ts'
import {entries, reportOf} from '../../report.ts'

const paper = {
  'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\n',
  '01.md': 'See [@nix], [@roe] and [@nix].\n\n<!-- galley-ignore G101: "in" <print> soon -->\n\nAnd @soon.\n',
  '02.md': 'Sound.\n',
  'references.bib': '@book{roe,}\n'
}

function suites(xml: string): readonly XmlElement[] {
  const {root, fault} = parseXml(xml)
  expect(fault).toBeUndefined()
  return elementsOf(root, 'testsuite')
}

const outline = (xml: string): unknown =>
  suites(xml).map(suite => [
    suite.attributes.get('name'),
    ...elementsOf(suite, 'testcase').map(testcase =>
      [
        testcase.attributes.get('name'),
        ...testcase.children.flatMap(child => (typeof child === 'string' ? [] : child.name))
      ].join(' → ')
    )
  ])

describe('a file is a suite, a finding a test', () => {
  test('fails, or is skipped with its reason; a file without findings passes', async () => {
    const xml = await reportOf('junit', paper, {only: /G101/})
    expect(outline(xml)).toEqual([
      ['manuscript.yaml', 'no findings'],
      [
        '01.md',
        'G101 citation-undefined: nix → failure',
        'G101 citation-undefined: nix (2) → failure',
        'G101 citation-undefined: soon → skipped'
      ],
      ['02.md', 'no findings'],
      ['references.bib', 'no findings']
    ])
    expect(xml).toContain('<testsuites name="galley check" tests="6" failures="2" errors="0" skipped="1">')
    expect(xml).toContain('(waived: &quot;in&quot; &lt;print&gt; soon)')
    expect(xml).toContain('file="01.md" line="1"')
  })

  test('a warning passes with a message; with --strict it fails', async () => {
    const files = {
      'manuscript.yaml': 'title: A paper\nrules: {license-missing: warning}\n',
      '01.md': 'Words.'
    }
    const outlineOf = async (strict: boolean): Promise<unknown> =>
      outline(await reportOf('junit', files, {only: /G401/, strict}))
    expect(await outlineOf(false)).toEqual([
      ['manuscript.yaml', 'G401 license-missing: license → system-out'],
      ['01.md', 'no findings']
    ])
    expect(await outlineOf(true)).toEqual([
      ['manuscript.yaml', 'G401 license-missing: license → failure'],
      ['01.md', 'no findings']
    ])
  })

  test('paths are relative to the repository', async () => {
    const xml = await reportOf('junit', paper, {only: /G101/, folder: 'papers/one/'})
    expect(suites(xml)[1]?.attributes.get('name')).toBe('papers/one/01.md')
    expect(xml).toContain('>papers/one/01.md:1:6: error: ')
  })

  test('names are unique', async () => {
    const xml = await reportOf('junit', {'01.md': 'Words.', 'references.bib': entries(30)}, {only: /G102/})
    const names = elementsOf(suites(xml)[1], 'testcase').map(({attributes}) => attributes.get('name'))
    expect(new Set(names).size).toBe(30)
  })
})

test('any finding gives XML that can be parsed', async () => {
  const finding: Diagnostic = {
    code: 'G101',
    rule: 'citation-undefined',
    severity: 'error',
    file: '01.md',
    message: ''
  }
  await fc.assert(
    fc.asyncProperty(fc.string({unit: 'binary', maxLength: 40}), async words => {
      const text = `\u0000${words}\u001B]]>&"\r\n`
      const xml = await reportOf('junit', {}, {diagnostics: [{...finding, message: text}]})
      expect(xml).not.toMatch(notInXml)
      const [failure] = suites(xml).flatMap(suite => elementsOf(suite, 'failure'))
      const kept = text.replace(notInXml, '\uFFFD')
      expect(failure?.attributes.get('message')).toBe(kept)
      expect(rawText(failure)).toBe(`01.md: error: ${kept}`)
    }),
    {numRuns: 50}
  )
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu
