import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import type {
  CodeAction,
  CodeLens,
  DocumentLink,
  FoldingRange,
  InlayHint,
  TextEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Editor, editorOf} from './editor.ts'

const files = {
  'manuscript.yaml':
    'title: On Texts\nlicense: CC-BY-4.0\nlang: en\nbibliography: references.bib\ncsl: apa\n',
  '01.md':
    '# Tides\n\nRead [@deo99] and [@doe99].\n\nSee (Doe, 1999) and (Doe, 1999).\n\n## Ebb\n\n![The isles](map.png){#fig:isles}\n\nIn @fig:isles.\n',
  'references.bib': `@Book{doe99, author={Doe, Jane}, title = {{Tides} and
  ebb}, publisher="P", year=1999, doi = {10.5555/ab}}

@book{roe,
  author = {Roe, R.},
  title = {Kept}, % a comment
  year = 2000
}
`
}

let editor: Editor
beforeAll(async () => {
  editor = await editorOf(files)
  for (const file of ['01.md', 'references.bib', 'manuscript.yaml']) await editor.open(file)
  await editor.findings('01.md')
})
afterAll(() => editor.end())

const everything = {range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}}}

/** The actions at a marker, by title, with the resulting texts. */
async function actions(at: string) {
  const text = files['01.md']
  const offset = text.indexOf(at.replace('|', '')) + at.indexOf('|')
  const position = TextDocument.create('', '', 0, text).positionAt(offset)
  const found = await editor.ask<CodeAction[]>('textDocument/codeAction', '01.md', undefined, {
    range: {start: position, end: position},
    context: {diagnostics: []}
  })
  return Object.fromEntries(found.map(({title, edit}) => [title, editor.edited(edit!)]))
}

test('a misspelt key is written, gets an entry, is waived, or asked about', async () => {
  const found = await actions('[@de|o99')
  expect(found['Write `doe99`']).toEqual({'01.md': files['01.md'].replace('deo99', 'doe99')})
  expect(found['Add an entry `deo99` to references.bib']!['references.bib']).toMatch(
    /\n\n@book\{deo99,\n {2}author/
  )
  // Without a reason, the comment waives nothing and is itself a finding.
  const waived = found['Waive G101 here, for a reason that you write']!['01.md']!
  expect(waived).toContain('# Tides\n\n<!-- galley-ignore G101:  -->\nRead [@deo99]')
  expect(found['Ask the author about G101']!['01.md']).toContain('[@deo99]<!-- AQ: `deo99` is cited but')
  await editor.edit('01.md', {text: waived})
  const codes = (await editor.findings('01.md')).map(each => each.split(' ')[1])
  expect(codes).toEqual(expect.arrayContaining(['G101', 'G704']))
  await editor.edit('01.md', {text: files['01.md']})
})

test('after an action that leaves words to write, the cursor is where they belong', async () => {
  const text = files['01.md']
  const position = TextDocument.create('', '', 0, text).positionAt(text.indexOf('deo99') + 1)
  const found = await editor.ask<CodeAction[]>('textDocument/codeAction', '01.md', undefined, {
    range: {start: position, end: position},
    context: {diagnostics: []}
  })
  const cursors: Record<string, string> = {}
  for (const {title, edit, command} of found.filter(each => each.command !== undefined)) {
    await editor.request('workspace/executeCommand', command!)
    const {uri, selection, takeFocus} = editor.shown.at(-1)!
    const file = uri.split('/').at(-1)!
    const edited = TextDocument.create('', '', 0, editor.edited(edit!)[file]!)
    const [start, end] = [edited.offsetAt(selection!.start), edited.offsetAt(selection!.end)]
    const whole = edited.getText()
    cursors[title] =
      `${file} ${takeFocus}: ${whole.slice(start - 8, start)}[${whole.slice(start, end)}]${whole.slice(end, end + 2)}`
  }
  expect(cursors).toEqual({
    'Add an entry `deo99` to references.bib': 'references.bib true: thor = {[]},',
    'Waive G101 here, for a reason that you write': '01.md true: e G101: [] -',
    'Ask the author about G101': '01.md true: !-- AQ: [`deo99` is cited but not in the bibliography?] -'
  })
})

test('safe repairs are made one by one, of a rule, and of the paper', async () => {
  const found = await actions('(Do|e, 1999)')
  const titles = Object.keys(found)
  expect(titles).toEqual([
    expect.stringMatching(/^Repair: `Doe, 1999` is typed by hand/),
    'Make all 2 repairs of G108 citation-by-hand',
    expect.stringMatching(/^Waive G108/),
    'Ask the author about G108',
    expect.stringMatching(/^Make all \d+ safe repairs of the paper$/)
  ])
  expect(found[titles[0]!]!['01.md']).toContain('See [@doe99] and (Doe, 1999).')
  expect(found[titles[1]!]!['01.md']).toContain('See [@doe99] and [@doe99].')
})

test('hints have citations as printed, and numbers', async () => {
  const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', '01.md', undefined, everything)
  expect(
    hints.map(({label, position: {line, character}}) => `${line + 1}:${character + 1} ${label}`)
  ).toEqual(['3:14 (deo99?)', '3:27 (Doe, 1999)', '9:34 Figure 1', '1:8 1', '7:7 1.1'])
})

test('sections fold, names of files and DOIs are links, entries say how often they are cited', async () => {
  const folds = await editor.ask<FoldingRange[]>('textDocument/foldingRange', '01.md')
  expect(folds).toEqual([
    {startLine: 0, endLine: 10},
    {startLine: 6, endLine: 10}
  ])
  const links = async (file: string) =>
    (await editor.ask<DocumentLink[]>('textDocument/documentLink', file)).map(({target}) => target)
  expect(await links('manuscript.yaml')).toEqual([editor.uri('references.bib')])
  expect(await links('01.md')).toEqual([editor.uri('map.png')])
  expect(await links('references.bib')).toEqual(['https://doi.org/10.5555/ab'])
  const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', 'references.bib')
  expect(lenses.map(({command}) => command?.title)).toEqual(['cited once', 'not cited'])
})

test('a bibliography is set field by field, and every value stays', async () => {
  const edits = await editor.ask<TextEdit[]>('textDocument/formatting', 'references.bib')
  const document = TextDocument.create('', '', 0, files['references.bib'])
  const [, second] = files['references.bib'].split(/\n\n/)
  expect(TextDocument.applyEdits(document, edits)).toBe(`@Book{doe99,
  author = {Doe, Jane},
  title = {{Tides} and
  ebb},
  publisher = "P",
  year = 1999,
  doi = {10.5555/ab}
}

${second}`)
  expect(await editor.ask('textDocument/formatting', '01.md')).toEqual([])
})

test('works and figures are found by name in the paper', async () => {
  const names = async (query: string) =>
    (await editor.request<{name: string}[]>('workspace/symbol', {query})).map(({name}) => name)
  expect(await names('isles')).toEqual(['fig:isles'])
  expect(await names('jane')).toEqual([])
  expect(await names('doe')).toEqual(['doe99'])
})

test('the work of a DOI is added after a question, as an edit of the editor', async () => {
  const doi = '10.5555/new.1'
  const work = {
    title: 'New Tides',
    author: [{family: 'Roe', given: 'R.'}],
    issued: {'date-parts': [[2001]]},
    type: 'book',
    DOI: doi
  }
  const resolver = createServer((_, response) => response.end(JSON.stringify(work)))
  await new Promise<void>(resolve => resolver.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('GALLEY_DOI_RESOLVER', `http://127.0.0.1:${(resolver.address() as AddressInfo).port}`)
  await editor.edit('01.md', {text: `${files['01.md']}\nSee https://doi.org/${doi}, too.\n`})
  const at = {line: 12, character: 26}
  const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', '01.md', undefined, {
    range: {start: at, end: at},
    context: {diagnostics: []}
  })
  const {command, edit} = actions.find(({title}) => title.includes(doi))!
  expect(edit).toBeUndefined()
  expect(await editor.request('workspace/executeCommand', command!)).toBe('roe2001')
  expect(editor.questions.at(-1)?.message).toBe(
    `Look up ${doi} at ${new URL(process.env.GALLEY_DOI_RESOLVER!).host}? Nothing else in galley uses the network.`
  )
  expect(editor.edited(editor.applied.at(-1)!.edit)['references.bib']).toMatch(
    /\n\n@book\{roe2001,[\s\S]*title {2}= \{New \{Tides\}/
  )
  vi.unstubAllEnvs()
  resolver.close()
  await editor.edit('01.md', {text: files['01.md']})
})

test.each([
  [
    'a hyphen',
    'pages = {167-191}',
    'Repair: The pages `167-191` have `-` between them, expected `167--191`',
    'pages = {167--191}'
  ],
  ['pages', 'pages = {191--167}', 'Write `167--191`', 'pages = {167--191}'],
  ['pages without a digit', 'pages = {191--67}', undefined, 'pages = {'],
  [
    'a misspelt word',
    'title = {The Goverment of Cities}',
    'Write `Government`',
    'title = {The Government of Cities}'
  ],
  ['a name in capitals', 'author = {TEKINDAL, Mia}', 'Write `Tekindal`', 'author = {Tekindal, Mia}'],
  [
    'one of two after their given names',
    'author = {Roe, Ann and Mia TEKINDAL}',
    'Write `Tekindal`',
    'author = {Roe, Ann and Mia Tekindal}'
  ],
  ['a name in small letters', 'author = {king, Ann}', 'Write `King`', 'author = {King, Ann}'],
  ['two names in capitals', 'author = {Mia TEKINDAL and Ann TEKINDAL}', undefined, 'author = {Mia T']
])('a doubtful value of an entry has an action: %s', async (_, field, title, mended) => {
  const bibliography = `@article{doe99,\n  ${field}\n}\n`
  await editor.edit('references.bib', {text: bibliography})
  const line = bibliography.split('\n')[1]!
  const character = [...line].findIndex((letter, index) => letter !== `  ${mended}`.charAt(index))
  const at = {line: 1, character}
  const found = await editor.ask<CodeAction[]>('textDocument/codeAction', 'references.bib', undefined, {
    range: {start: at, end: at},
    context: {diagnostics: []}
  })
  const action = found.find(each => /^(?:Write|Repair)/.test(each.title))
  const edited = action && editor.edited(action.edit!)['references.bib']?.split('\n')[1]
  await editor.edit('references.bib', {text: files['references.bib']})
  expect(action?.title).toBe(title)
  expect(edited).toBe(title && `  ${mended}`)
})
