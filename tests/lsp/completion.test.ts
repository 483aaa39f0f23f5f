import {afterAll, beforeAll, expect, test} from 'vitest'
import type {CompletionList, Hover} from 'vscode-languageserver/node'
import {type Editor, editorOf} from './editor.ts'

const settings = 'title: On Texts\nlicense: CC-BY-4.0\nlang: en\ncsl: apa\n'
const files = {
  'manuscript.yaml': settings,
  '01.md':
    'See [@galtung1969].\n\n![The\nisles](map.png){#fig:isles}\n\nNow [@gal\n\nAnd @fig:\n\n\\cite{\n\n\\ref{\n\nA [link](#\n\nMail me@gal\n',
  'references.bib':
    '@article{galtung1969, author = {Galtung, Johan}, title = {Violence, peace, and peace research}, journal = {Journal of Peace Research}, volume = 6, number = 3, pages = {167--191}, year = 1969}\n@book{doe99, author = {Doe, Jane}, title = {Peace}, publisher = {P}, year = 1999}\n'
}

let editor: Editor
beforeAll(async () => {
  editor = await editorOf(files)
  for (const file of ['01.md', 'manuscript.yaml']) await editor.open(file)
  await editor.findings('01.md')
})
afterAll(() => editor.end())

async function offered(file: string, at: string): Promise<readonly string[]> {
  const {items} = await editor.ask<CompletionList>('textDocument/completion', file, at)
  return items.map(({label}) => label)
}

test('keys with their entries as printed, and labels with number and caption', async () => {
  const {items} = await editor.ask<CompletionList>('textDocument/completion', '01.md', 'Now [@gal|')
  expect(items[0]).toMatchObject({
    label: 'galtung1969',
    detail:
      'Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.',
    textEdit: {newText: 'galtung1969', range: {start: {line: 5, character: 6}, end: {line: 5, character: 9}}}
  })
  const figures = await editor.ask<CompletionList>('textDocument/completion', '01.md', 'And @fig:|')
  expect(figures.items).toEqual([
    expect.objectContaining({label: 'fig:isles', detail: 'Figure 1: The isles'})
  ])
  // An uncited work is also offered with its rendered entry.
  const all = await editor.ask<CompletionList>('textDocument/completion', '01.md', 'cite{|')
  expect(all.items.map(({label, detail}) => `${label} ${detail}`)).toContain(
    'doe99 Doe, J. (1999). Peace. P.'
  )
})

test.each([
  ['01.md', '\\cite{|', ['galtung1969', 'doe99']],
  ['01.md', '\\ref{|', ['fig:isles']],
  ['01.md', '(#|', ['fig:isles']],
  ['01.md', 'me@gal|', []]
])('%s at %s', async (file, at, labels) => {
  expect(await offered(file, at)).toEqual(labels)
})

test.each([
  ['num|', ['number-sections', 'numerals']],
  ['numerals: |', ['western', 'native']],
  ['license: CC-BY-S|', ['CC-BY-SA-4.0']],
  ['rules: {figure-alt: |', ['error', 'warning', 'info', 'off']],
  ['rules: {figure-a|', ['figure-alt']],
  ['dates:\n  publ|', ['published']],
  ['journal: {title: T, vol|', ['volume']],
  ['nocite: ["@doe|', ['doe99']],
  ['style: ins|', ['insights']]
])('settings: %s', async (typed, wanted) => {
  await editor.edit('manuscript.yaml', {text: settings + typed.replace('|', '')})
  const found = await offered('manuscript.yaml', typed)
  expect(found.filter(label => label.startsWith(/[\w-]*$/.exec(typed.slice(0, -1))![0]))).toEqual(
    expect.arrayContaining(wanted)
  )
  expect(found).not.toContain('title:')
})

test.each([
  ['issue.yaml', 'vol|', ['volume'], []],
  ['issue.yaml', 'title: T\nti|', ['date'], ['title']],
  ['issue.yaml', 'pages: |', ['continued', 'own'], []],
  ['issue.yaml', 'sections:\n  - pa|', ['title', 'papers'], ['volume']],
  ['issue.yaml', 'cover: {file: a.png, |', ['alt'], ['volume']],
  ['styles/q/style.yaml', 'jou|', ['journal', 'house'], []],
  ['styles/q/style.yaml', 'journal:\n  is|', ['issn', 'publisher'], ['house']],
  ['styles/q/style.yaml', 'house: {serial-comma: |', ['true', 'false'], []],
  ['styles/q/style.yaml', 'running-heads: {left: |', ['author', 'none'], []],
  ['queries.yaml', '- ask: Why?\n  la|', ['label', 'words'], []]
])('%s: %s', async (file, typed, wanted, unwanted) => {
  await editor.open(file, `${typed.replace('|', '')}\n`)
  const labels = await offered(file, typed)
  expect(labels).toEqual(expect.arrayContaining(wanted))
  for (const label of unwanted) expect(labels).not.toContain(label)
  await editor.close(file)
})

test('a key of an issue and of a style is explained', async () => {
  await editor.open('issue.yaml', 'volume: 3\npages: own\n')
  const hover = (at: string) => editor.ask<Hover | null>('textDocument/hover', 'issue.yaml', at)
  expect(words(await hover('pag|es'))).toMatch(/^\*\*pages\*\*: Whether page numbers continue/)
  expect(await hover('o|wn')).toBeNull()
  await editor.close('issue.yaml')
})

const words = (hover: Hover | null) => (hover?.contents as {value: string} | undefined)?.value

test('a work, a figure, a finding and a setting are explained', async () => {
  await editor.edit('manuscript.yaml', {text: settings})
  await editor.edit('01.md', {
    text: 'See [@galtung1969] in @fig:isles, [@nobody].\n\n![The isles](map.png){#fig:isles}\n'
  })
  const hover = async (file: string, at: string) =>
    words(await editor.ask<Hover | null>('textDocument/hover', file, at))
  expect(await hover('01.md', '[@galt|ung')).toBe(
    'Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.\n\n`galtung1969` in `references.bib`, cited once'
  )
  expect(await hover('01.md', '@fig:|isles')).toBe('**Figure 1**\n\nThe isles\n\n`01.md:3`')
  expect(await hover('01.md', '@no|body')).toMatch(
    /^`nobody` is cited but not in the bibliography\n\n.*\[G101 citation-undefined\]\(file:.*citation-undefined\.md\)$/s
  )
  expect(await hover('manuscript.yaml', 'cs|l: apa')).toContain('**csl**: A CSL style in place')
  expect(await hover('01.md', 'S|ee')).toBeUndefined()
})

test('classes, attributes and languages in braces, and nothing in formulas', async () => {
  const text = [
    '![a](b.png){#fig:b .w',
    '# A {.un',
    '[x]{lang=d',
    '![a](b.png){#fig:c .wide w',
    '$\\frac{a',
    'No {wi'
  ].join('\n\n')
  await editor.open('02.md', text)
  await editor.findings('02.md')
  expect(await offered('02.md', '#fig:b .w|')).toContain('wide')
  expect(await offered('02.md', '# A {.un|')).toEqual(expect.arrayContaining(['unnumbered', 'callout-tip']))
  expect(await offered('02.md', 'lang=d|')).toContain('de')
  expect(await offered('02.md', '.wide w|')).toEqual(expect.arrayContaining(['width', 'alt']))
  expect(await offered('02.md', '\\frac{a|')).toEqual([])
  expect(await offered('02.md', 'No {wi|')).toEqual([])
  await editor.close('02.md')
})
