import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

const keys = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9']
const text = `So ${keys.map(key => `[@${key}]`).join(' and ')}.\n`
const settings = (bibliography: string) =>
  `title: A\nlang: en\nlicense: CC-BY-4.0\nbibliography: ${bibliography}\n`
const bib = (broken: string, from = 1) =>
  keys
    .map((key, index) =>
      index === from
        ? broken
        : `@book{${key}, author={Doe, Jo}, title={Book ${key}}, publisher={P}, year=2001}`
    )
    .join('\n')
const json = JSON.stringify(
  keys.map(id => ({id, type: 'book', title: id})),
  undefined,
  1
)
const yaml = `references:\n${keys.map(id => `- id: ${id}\n  type: book\n  title: T\n`).join('')}`

const errors = async (files: Readonly<Record<string, string>>) => {
  const world = textWorld(files)
  const entry = files['paper.md'] === undefined ? '' : 'paper.md'
  const {diagnostics} = await build(world, createMemo(), {entry, outputs: []})
  return diagnostics
    .filter(({severity}) => severity === 'error')
    .map(({rule, subject}) => (rule === 'citation-undefined' ? `${rule} ${subject}` : rule))
}

// A fault in the settings or in a bibliography, and the errors that the check reports: the fault itself first, and none
// of its consequences.
test.each<[string, Record<string, string>, string[]]>([
  ['a brace that is missing', {'m.bib': bib('@book{a2, title={x')}, ['bibliography-syntax']],
  [
    'a key that is missing',
    {'m.bib': bib('@book{title={A}}')},
    ['bibliography-syntax', 'citation-undefined a2']
  ],
  ['an entry in broken text', {'m.bib': bib('@book(a2, title={x}')}, ['bibliography-syntax']],
  ['JSON that breaks off', {'m.json': json.slice(0, -6)}, ['bibliography-syntax']],
  ['JSON with a comma', {'m.json': json.replace('},', '},,')}, ['bibliography-syntax']],
  ['YAML with a quotation mark', {'m.yaml': yaml.replace('title: T', 'title: "T')}, ['bibliography-syntax']],
  ['no such file', {'o.bib': ''}, ['file-unreadable']],
  [
    'a key that is nowhere',
    {'m.bib': bib('@book{a2, title={x').replaceAll('a9', 'b9')},
    ['bibliography-syntax', 'citation-undefined a9', 'reference-uncited']
  ]
])('%s', async (_, files, expected) => {
  const [name = ''] = Object.keys(files)
  const paper = {'manuscript.yaml': settings(name === 'o.bib' ? 'm.bib' : name), '01.md': text, ...files}
  const found = await errors(paper)
  expect(found.slice(0, expected.length)).toEqual(expected)
  expect(found.filter(each => each.startsWith('citation'))).toEqual(
    expected.filter(each => each.startsWith('citation'))
  )
})

test.each([
  ['settings', {'manuscript.yaml': settings('m.bib').replace('A', '"A'), '01.md': text, 'm.bib': bib('')}],
  [
    'front matter',
    {'paper.md': `---\n${settings('m.bib').replace('A', '"A')}---\n\n${text}`, 'm.bib': bib('')}
  ]
])('%s that cannot be read', async (_, files) => {
  expect(await errors(files)).toEqual(['front-matter-syntax'])
})

test.each([
  ['a list', 'keywords:\n  - one\n - two\n'],
  ['a bracket', 'keywords: [one, two\n'],
  ['a list after a key', 'keywords: - one\n  - two\n- three\n']
])('%s of the settings that cannot be read is one finding', async (_, broken) => {
  const more = `${settings('m.bib')}waivers: [{rule: G102, reason: Many papers.}]\n`
  const files = {'01.md': `${text}See @fig:none and ![](none.png).\n`, 'm.bib': bib('@book{b2, title={x}}')}
  const findings = async (yaml: string) => {
    const world = textWorld({...files, 'manuscript.yaml': yaml})
    return (await build(world, createMemo(), {entry: '', outputs: []})).diagnostics
  }
  expect((await findings(more)).length).toBeGreaterThan(3)
  const found = await findings(more + broken)
  expect(found).toMatchObject([{rule: 'front-matter-syntax', file: 'manuscript.yaml'}])
  expect(found[0]?.note).toContain('Everything else is checked once the settings can be read.')
})

// The second chapter has the citations and labels; if it cannot be read, only that is reported.
test.each<[string, string, string, string[]]>([
  [
    'a chapter that is listed',
    'chapters: [01.md, 02.md]',
    'See @sec:two and @sec:two.\n',
    ['file-unreadable']
  ],
  ['a file that a chapter includes', '', 'See @sec:two.\n\n{{< include _02.md >}}\n', ['file-unreadable']],
  [
    'a file that is no text',
    'chapters: [01.md]',
    'See @sec:two and ![a](02.png).\n',
    ['cross-reference-undefined', 'figure-missing', ...keys.map(() => 'reference-uncited')]
  ]
])('%s and is not there', async (_, more, first, expected) => {
  const files = {
    'manuscript.yaml': `${settings('m.bib')}${more}\n`,
    '01.md': first,
    'm.bib': bib('@book{a2, author={Doe, Jo}, title={B}, publisher={P}, year=2001}')
  }
  expect((await errors(files)).sort()).toEqual(expected)
})

test('a fault that is no error, or waived, hides no other', async () => {
  const files = {'01.md': text, 'm.bib': bib('@book{a2, title={x', 8)}
  for (const more of ['rules: {G201: warning}', 'waivers: [{rule: G201, reason: why}]'])
    expect(await errors({...files, 'manuscript.yaml': `${settings('m.bib')}${more}\n`})).toContain(
      'citation-undefined a9'
    )
})
