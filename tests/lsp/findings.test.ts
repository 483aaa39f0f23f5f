import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {type Editor, editorOf} from './editor.ts'

const settings = 'title: On Texts\nlicense: CC-BY-4.0\nlang: en\n'
const bib = '@book{doe99, author = {Doe, J.}, title = {Tides}, publisher = {P}, year = {1999}}\n'
const files = {'manuscript.yaml': settings, '01.md': 'Words [@doe99].\n', 'references.bib': bib}

let editor: Editor
afterEach(() => editor.end())

const at = (line: number, from: number, to = from) => ({
  start: {line: line - 1, character: from - 1},
  end: {line: line - 1, character: to - 1}
})

test('findings of unsaved text, at once also gone again', async () => {
  editor = await editorOf(files)
  await editor.open('01.md')
  expect(await editor.findings('01.md')).toEqual([])
  // For a text without findings, the server publishes an empty list.
  expect(editor.published).toContainEqual({uri: editor.uri('01.md'), version: 1, diagnostics: []})
  await editor.edit('01.md', {range: at(1, 9, 14), text: 'deo99'})
  expect(await editor.findings('01.md')).toEqual([
    '1:8-1:14 G101 `deo99` is cited but not in the bibliography, try `doe99`'
  ])
  // Findings also change in a file that is not open.
  expect(await editor.findings('references.bib')).toEqual([
    '1:1-1:12 G102 `doe99` is in the bibliography but never cited'
  ])
  await editor.edit('01.md', {range: at(1, 9, 14), text: 'doe99'})
  expect(await editor.findings('01.md')).toEqual([])
  expect(await editor.findings('references.bib')).toEqual([])
})

test('findings of unsaved bibliographies and settings', async () => {
  editor = await editorOf(files)
  await editor.open('references.bib', bib.replace('year = {1999}', 'yaer = {1999}'))
  await editor.open('manuscript.yaml')
  expect((await editor.findings('references.bib')).join()).toContain('`yaer`')
  await editor.edit('manuscript.yaml', {text: 'title: [\n'})
  expect((await editor.findings('manuscript.yaml')).join()).toContain('G406')
  await editor.edit('manuscript.yaml', {text: settings})
  await editor.close('references.bib')
  expect(await editor.findings('manuscript.yaml')).toEqual([])
  expect(await editor.findings('references.bib')).toEqual([])
})

test('places after emoji and in Urdu count UTF-16 units', async () => {
  editor = await editorOf({...files, '01.md': 'A 🦉🦉 and «یہ» [@doe99] [@x].\n'})
  await editor.open('01.md')
  expect(await editor.findings('01.md')).toContain('1:27-1:29 G101 `x` is cited but not in the bibliography')
  // An edit after the owl emojis, with a position in UTF-16 units.
  await editor.edit('01.md', {range: at(1, 28, 29), text: 'doe99'})
  expect(editor.text('01.md')).toBe('A 🦉🦉 and «یہ» [@doe99] [@doe99].\n')
  expect((await editor.findings('01.md')).join()).not.toContain('G101')
})

test('each text belongs to the nearest paper, and others to none', async () => {
  editor = await editorOf({
    'one/manuscript/manuscript.yaml': settings,
    'one/manuscript/01.md': 'See [@a].\n',
    'two/manuscript.yaml': settings,
    'two/01.md': 'See [@b].\n',
    'single.md': `---\n${settings}bibliography: []\n---\n\nSee [@c].\n`,
    'manubot/content/metadata.yaml': settings,
    'manubot/content/01.md': 'See [@e].\n',
    'quarto/_quarto.yml': 'project: {type: manuscript}\nbibliography: a.bib\n',
    'quarto/a.bib': '',
    'quarto/one.md': '# One\n\nSee [@f].\n',
    'README.md': 'Nothing of a paper, `[@d]`, [@d].\n'
  })
  const keys = {
    'one/manuscript/01.md': 'a',
    'two/01.md': 'b',
    'single.md': 'c',
    'manubot/content/01.md': 'e',
    'quarto/one.md': 'f'
  }
  await editor.open('README.md')
  for (const [file, key] of Object.entries(keys)) {
    await editor.open(file)
    await editor.request('textDocument/documentSymbol', {textDocument: {uri: editor.uri(file)}})
    expect((await editor.findings(file)).join()).toContain(`\`${key}\` is cited`)
  }
  expect(await editor.findings('README.md')).toEqual([])
})

test.each(['before its paper', 'after its paper'])(
  'a bibliography of a paper of one file, opened %s',
  async when => {
    editor = await editorOf({
      'paper.md': `---\n${settings}bibliography: works.bib\n---\n\nSee [@g].\n`,
      'works.bib': '@book{g, title={T}, author={G, A.}, publisher={P}, year=2001, pages={1--3}}\n'
    })
    const [first, second] =
      when === 'before its paper' ? ['works.bib', 'paper.md'] : ['paper.md', 'works.bib']
    await editor.open(first!)
    if (first === 'paper.md') await editor.findings(first)
    await editor.open(second!)
    await editor.request('textDocument/documentSymbol', {textDocument: {uri: editor.uri('paper.md')}})
    await editor.edit('works.bib', {text: editor.text('works.bib').replace('1--3', '9-3')})
    await editor.request('textDocument/documentSymbol', {textDocument: {uri: editor.uri('works.bib')}})
    expect((await editor.findings('works.bib')).join()).toContain('The pages `9-3`')
  }
)

test('of a bibliography that two papers share, the findings of both are on show', async () => {
  const paper = (key: string) => `---\n${settings}bibliography: shared.bib\n---\n\nSee [@${key}].\n`
  const entry = (key: string) => bib.replace('doe99', key)
  const shared = ['one', 'two', 'none'].map(entry).join('')
  editor = await editorOf({'one.md': paper('one'), 'two.md': paper('two'), 'shared.bib': shared})
  const found = async (): Promise<readonly string[]> => {
    for (const file of ['one.md', 'two.md']) await editor.ask('textDocument/documentSymbol', file)
    const all = await editor.findings('shared.bib')
    return all.map(line => line.split(' ').slice(0, 3).join(' ')).sort()
  }
  await editor.open('one.md')
  expect(await found()).toEqual(['2:1-2:10 G102 `two`', '3:1-3:11 G102 `none`'])
  await editor.open('two.md')
  const both = ['1:1-1:10 G102 `one`', '2:1-2:10 G102 `two`', '3:1-3:11 G102 `none`']
  expect(await found()).toEqual(both)
  // Both papers use the unsaved text of the shared file.
  await editor.open('shared.bib')
  await editor.edit('shared.bib', {range: at(1, 1), text: '\n'})
  expect(await found()).toEqual(['2:1-2:10 G102 `one`', '3:1-3:10 G102 `two`', '4:1-4:11 G102 `none`'])
  await editor.close('shared.bib')
  expect(await found()).toEqual(both)
  await editor.close('two.md')
  await editor.edit('one.md', {range: at(1, 1), text: ''})
  expect((await found()).map(line => line.split(' ')[2])).toEqual(['`two`', '`none`'])
})

test('a file that is deleted while it is open is read from the editor, and then reported', async () => {
  editor = await editorOf({
    ...files,
    'manuscript.yaml': `${settings}chapters: [01.md, 02.md]\n`,
    '02.md': 'More.\n'
  })
  await editor.open('01.md')
  await editor.open('02.md')
  expect(await editor.findings('02.md')).toEqual([])
  rmSync(join(editor.folder, '02.md'))
  await editor.edit('02.md', {text: 'More [@y].\n'})
  expect((await editor.findings('02.md')).join()).toContain('`y` is cited')
  await editor.close('02.md')
  expect((await editor.findings('02.md')).join()).toContain('G601')
})

test('a chapter that is not saved yet, or whose file was deleted, is of the paper', async () => {
  editor = await editorOf(files)
  await editor.open('01.md')
  await editor.open('02.md', 'New [@y].\n')
  expect((await editor.findings('02.md')).join()).toContain('`y` is cited')
  rmSync(join(editor.folder, '01.md'))
  await editor.edit('01.md', {text: 'On [@w].\n'})
  expect((await editor.findings('01.md')).join()).toContain('`w` is cited')
  rmSync(editor.folder, {recursive: true})
  await editor.edit('01.md', {text: 'On and on [@v].\n'})
  await editor.findings('01.md')
  await editor.close('02.md')
  await editor.close('01.md')
})

test.each([
  {line: 99_999, character: 99_999},
  {line: -1, character: -5},
  {line: 0.5, character: 1e9}
])('no request fails on a position that is not in the text: %o', async position => {
  editor = await editorOf(files)
  await editor.open('01.md')
  const range = {start: position, end: position}
  const more = {position, positions: [position], range, context: {diagnostics: [], includeDeclaration: true}}
  for (const method of ['completion', 'hover', 'definition', 'references', 'documentHighlight'])
    await editor.ask(`textDocument/${method}`, '01.md', undefined, more)
  for (const method of ['selectionRange', 'codeAction', 'inlayHint'])
    await editor.ask(`textDocument/${method}`, '01.md', undefined, more)
  await expect(
    editor.ask('textDocument/rename', '01.md', undefined, {...more, newName: 'x'})
  ).rejects.toThrow('can be renamed')
})

test('ranges past the end and backwards change what an editor changes', async () => {
  editor = await editorOf(files)
  await editor.open('01.md')
  await editor.edit(
    '01.md',
    {range: at(90, 1, 7), text: 'Last [@z].\n'},
    {range: at(1, 500, 900), text: ' End'}
  )
  expect(await editor.findings('01.md')).toEqual([expect.stringContaining('`z` is cited')])
})
