import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {DocumentHighlight, Location, SelectionRange, WorkspaceEdit} from 'vscode-languageserver/node'
import {type Editor, editorOf, inWords} from './editor.ts'

const settings = `title: On Texts
license: CC-BY-4.0
lang: en
chapters: [01.md, 02.md]
nocite: ["@poe01"]
waivers:
  - {rule: reference-uncited, subject: roe00, reason: Kept for later}
`

const files = {
  'manuscript.yaml': settings,
  '01.md':
    '# Tides {#tides}\n\nSee [@doe99, p. 3; -@doe99x] and @doe99 in @fig:map.\n\n![A map [@doe99]](map.png "t"){#fig:map}\n\n@Fig:map and [there](#fig:map) \\citep[p. 2]{roe00,doe99}.\n',
  '02.md':
    'On \\ref{fig:map} and @sec:tides, @{doe99} – [@doe-ninety; @poe01].\n\n$$a = b$$ {#eq:one}\n\nSee @eq:one.\n\n\\nocite{poe01}\n',
  'references.bib': `@book{doe99, ids = {doe-ninety}, author = {Doe, Jane}, title = {Tides}, publisher = {P}, year = {1999}}
@inbook{doe99x, crossref = {doe99}, title = {Ebb}, author = {Doe, Jane}, pages = {1--2}}
@book{roe00, author = {Roe, R.}, title = {Winds}, publisher = {P}, year = {2000}, related = {doe99}}
@book{poe01, author = {Poe, P.}, title = {Rain}, publisher = {P}, year = {2001}}
`,
  'queries.yaml': '- ask: Is this the first edition?\n  label: doe99\n- ask: Which map?\n  label: fig:map\n'
}

let editor: Editor
beforeAll(async () => {
  editor = await editorOf(files)
  for (const file of ['01.md', '02.md', 'references.bib']) await editor.open(file)
})
afterAll(() => editor.end())

const places = (found: readonly Location[]): readonly string[] =>
  found.map(({uri, range}) => `${uri.slice(editor.uri('').length + 1)} ${inWords(range)}`)

test('a key and a label are found where they are defined and used', async () => {
  const ask = async (method: string, at: string) =>
    places(
      await editor.ask<Location[]>(`textDocument/${method}`, '01.md', at, {
        context: {includeDeclaration: false}
      })
    )
  expect(await ask('definition', '[@do|e99,')).toEqual(['references.bib 1:7-1:12'])
  expect(await ask('definition', '@fig:m|ap.')).toEqual(['01.md 5:33-5:40'])
  expect(await ask('references', '@fig:m|ap.')).toEqual([
    '01.md 3:45-3:52',
    '01.md 7:2-7:9',
    '01.md 7:23-7:30',
    '02.md 1:9-1:16',
    'queries.yaml 4:10-4:17'
  ])
  expect(await ask('references', '[@do|e99,')).toEqual([
    '01.md 3:7-3:12',
    '01.md 3:35-3:40',
    '01.md 5:11-5:16',
    '01.md 7:51-7:56',
    '02.md 1:36-1:41',
    'queries.yaml 2:10-2:15',
    'references.bib 2:29-2:34',
    'references.bib 3:94-3:99'
  ])
})

test('a name is highlighted in its text, and where it is defined', async () => {
  const found = await editor.ask<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    'references.bib',
    '{do|e99,'
  )
  expect(found.map(({range, kind}) => `${inWords(range)} ${kind}`)).toEqual([
    '1:7-1:12 3',
    '2:29-2:34 2',
    '3:94-3:99 2'
  ])
})

describe('renaming', () => {
  const rename = async (file: string, at: string, newName: string) =>
    editor.edited(await editor.ask<WorkspaceEdit>('textDocument/rename', file, at, {newName}))
  /** The named files with a word replaced. */
  const replaced = (old: RegExp, by: string, ...names: ReadonlyArray<keyof typeof files>) =>
    Object.fromEntries(names.map(name => [name, files[name].replace(old, by)]))

  test('a key changes in chapters, bibliography and queries', async () => {
    expect(await rename('01.md', '[@do|e99,', 'doe1999')).toEqual(
      replaced(/\bdoe99\b/g, 'doe1999', '01.md', '02.md', 'references.bib', 'queries.yaml')
    )
  })

  test('a key that is listed or waived changes in the settings', async () => {
    expect(await rename('references.bib', 'poe|01', 'rain')).toEqual(
      replaced(/\bpoe01\b/g, 'rain', '02.md', 'references.bib', 'manuscript.yaml')
    )
    expect(await rename('references.bib', 'roe|00', 'winds')).toEqual(
      replaced(/\broe00\b/g, 'winds', '01.md', 'references.bib', 'manuscript.yaml')
    )
    expect(await rename('references.bib', 'doe-n|inety', 'tides99')).toEqual(
      replaced(/doe-ninety/g, 'tides99', '02.md', 'references.bib')
    )
  })

  test('a key changes wherever it is listed without a citation, also from there', async () => {
    await editor.open('manuscript.yaml')
    const all = replaced(/\bpoe01\b/g, 'rain', '02.md', 'references.bib', 'manuscript.yaml')
    expect(await rename('manuscript.yaml', '"@po|e01"', 'rain')).toEqual(all)
    expect(await rename('02.md', 'nocite{po|e01}', 'rain')).toEqual(all)
  })

  test('a label keeps its capital at the beginning of a sentence', async () => {
    const edited = await rename('01.md', '{#fig:m|ap}', 'fig:isles')
    expect(edited).toEqual(replaced(/(?<=[Ff]ig:)map/g, 'isles', '01.md', '02.md', 'queries.yaml'))
    expect(edited['01.md']).toContain('@Fig:isles and')
    expect(await rename('02.md', '@sec:ti|des', 'floods')).toEqual({
      '01.md': files['01.md'].replace('#tides', '#floods'),
      '02.md': files['02.md'].replace('sec:tides', 'sec:floods')
    })
  })

  test.each([
    ['01.md', '[@do|e99,', 'roe00', '`roe00` is a work already, in references.bib:3'],
    ['01.md', '[@do|e99,', 'a b', '`a b` cannot be a key'],
    ['01.md', '@fig:m|ap.', 'tides', 'does not begin with `fig:`'],
    ['02.md', '@eq:o|ne', 'eq:', 'cannot be a label'],
    ['01.md', '# Ti|des', 'x', 'Only the key of a work, a label, a note']
  ])('is refused: %s %s to %s', async (file, at, newName, reason) => {
    await expect(rename(file, at, newName)).rejects.toThrow(reason)
  })

  test('the name is offered with its range', async () => {
    expect(await editor.ask('textDocument/prepareRename', '01.md', '-@doe|99x')).toEqual({
      range: {start: {line: 2, character: 21}, end: {line: 2, character: 27}},
      placeholder: 'doe99x'
    })
  })
})

test('keys and labels are coloured, definitions as such', async () => {
  const editor = await editorOf({
    'manuscript.yaml': 'title: T\nbibliography: references.bib\n',
    '01.md': '# A {#sec:a}\n\n😀 [@doe; @roe] in @sec:a.\n',
    'references.bib': '@book{doe,}\n@book{roe,}\n@set{both, entryset={doe, roe}}\n'
  })
  await editor.open('01.md')
  await editor.open('references.bib')
  const tokens = async (file: string) => {
    const {data} = await editor.ask<{data: number[]}>('textDocument/semanticTokens/full', file)
    const lines = editor.text(file).split('\n')
    let [line, letter] = [0, 0]
    return Array.from({length: data.length / 5}, (_, index) => {
      const [down = 0, right = 0, length = 0, kind, isDefinition] = data.slice(5 * index)
      letter = down > 0 ? right : letter + right
      line += down
      return `${lines[line]!.slice(letter, letter + length)} ${kind} ${isDefinition}`
    })
  }
  expect(await tokens('01.md')).toEqual(['sec:a 1 1', 'doe 0 0', 'roe 0 0', 'sec:a 1 0'])
  expect(await tokens('references.bib')).toEqual(['doe 0 1', 'roe 0 1', 'both 0 1', 'doe 0 0', 'roe 0 0'])
  // The members of a set are renamed with their works, and the set with its citations.
  const renamed = await editor.ask<WorkspaceEdit>('textDocument/rename', '01.md', '@d|oe', {newName: 'doe99'})
  expect(editor.edited(renamed)).toEqual({
    '01.md': '# A {#sec:a}\n\n😀 [@doe99; @roe] in @sec:a.\n',
    'references.bib': '@book{doe99,}\n@book{roe,}\n@set{both, entryset={doe99, roe}}\n'
  })
  const selected = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument: {uri: editor.uri('01.md')},
    positions: [{line: 2, character: 6}]
  })
  const words: string[] = []
  for (let range: SelectionRange | undefined = selected[0]; range; range = range.parent) {
    const {start, end} = range.range
    if (start.line === end.line)
      words.push(editor.text('01.md').split('\n')[start.line]!.slice(start.character, end.character))
  }
  expect(words).toEqual(['doe', '[@doe; @roe]', '😀 [@doe; @roe] in @sec:a.'])
  await editor.end()
})
