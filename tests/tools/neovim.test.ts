import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {program} from '../compiled.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'

const nvim = judge('nvim')

/** The Vim settings on a page of the documentation. */
function settingsOf(page: string): string {
  return /^```vim\n([\s\S]*?)^```/m.exec(readFileSync(join(projectRoot, page), 'utf8'))![1]!
}

/** The settings for the language server on a page of the documentation. */
function settingsForNeovim(): string {
  const page = readFileSync(join(projectRoot, 'docs/editors.md'), 'utf8')
  const [, lua = ''] = /^```lua\n(local galley[\s\S]*?)^```/m.exec(page)!
  return lua.replace("'galley', 'lsp'", `'${process.execPath}', '${program}', 'lsp'`)
}

test('Neovim goes to the place of each finding', async () => {
  const folder = project({
    'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
    'manuscript/01.md': '# One\n\nRead [@none] and [@doe].\n\n### Deep\n\nWords.\n',
    'references.bib': '@book{roe, title={A}, author={Doe, J}, year=1999, publisher={P}}\n'
  })
  const text = await galley(['check', folder])
  writeFileSync(join(folder, 'report'), text.out)
  writeFileSync(join(folder, 'settings.vim'), settingsOf('docs/checks.md'))
  const row = '[bufname(each.bufnr), each.lnum, each.col, each.type, each.text]'
  const commands = [
    'source settings.vim',
    'cgetfile report',
    `call writefile([json_encode(map(getqflist(), {_, each -> ${row}}))], 'list.json')`,
    'quitall!'
  ]
  const args = ['--headless', '-u', 'NONE', '-n', ...commands.flatMap(command => ['-c', command])]
  expect(nvim(args, {cwd: folder})).toMatchObject({status: 0, stderr: ''})
  const json = await galley(['check', folder, '--format', 'json'])
  type Found = {file: string; start: {line: number; column: number}; severity: string; message: string}
  const {diagnostics} = JSON.parse(json.out) as {diagnostics: readonly Found[]}
  expect(diagnostics.length).toBeGreaterThan(3)
  expect(JSON.parse(readFileSync(join(folder, 'list.json'), 'utf8'))).toEqual(
    diagnostics.map(({file, start, severity, message}) => [
      file,
      start.line,
      start.column,
      severity[0]!.toUpperCase(),
      message
    ])
  )
})

test('Neovim shows findings of unsaved text, completes, explains and renames', async () => {
  const folder = project({
    'manuscript/manuscript.yaml':
      'title: On peace\nlicense: CC-BY-4.0\nlang: en\ncsl: apa\nbibliography: ../references.bib\n',
    'manuscript/01.md': 'First [@galtung1969].\n\nThen 🦉 [@galtugn1969].\n',
    'manuscript/02.md': 'More of @galtung1969.\n',
    'references.bib':
      '@article{galtung1969, author={Galtung, Johan}, title={Violence, peace, and peace research}, journal={Journal of Peace Research}, volume=6, number=3, pages={167--191}, year=1969}\n'
  })
  writeFileSync(join(folder, 'galley.lua'), settingsForNeovim())
  writeFileSync(join(folder, 'scene.lua'), tools + scene)
  const args = ['--headless', '-u', 'NONE', '-n', '-c', 'filetype on', '-c', 'luafile galley.lua']
  const verdict = nvim(
    [...args, '-c', 'edit manuscript/01.md', '-c', 'luafile scene.lua', '-c', 'quitall!'],
    {
      cwd: folder,
      timeout: 30_000
    }
  )
  expect(verdict).toMatchObject({status: 0})
  const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))
  expect(seen).toEqual({
    found: ['2:11 `galtugn1969` is cited but not in the bibliography, try `galtung1969`'],
    written: 'Then 🦉 [@galtung1969].',
    clean: [],
    completed:
      'galtung1969: Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.',
    explained: expect.stringContaining('`galtung1969` in `references.bib`, cited 3 times'),
    defined: ['references.bib', 0, 9],
    renamed: ['First [@violence].', 'Then 🦉 [@violence].'],
    others: ['More of @violence.', expect.stringMatching(/^@article\{violence, author=/)]
  })
})

test('Neovim asks for each feature once, and shows the preview of unsaved text', async () => {
  const folder = project({
    'manuscript/manuscript.yaml':
      'title: On peace\nlicense: CC-BY-4.0\nlang: en\ncsl: apa\nbibliography: ../references.bib\n',
    'manuscript/01.md':
      '# Peace {#sec:peace}\n\nSaved [@galtung1969] in @sec:peace.\n\nMore [@galtung1969].\n',
    'manuscript/02.md': '# War\n\nOwls 🦉 watch.\n',
    'references.bib':
      '@article{galtung1969, author={Galtung, Johan}, title={Violence, peace, and peace research}, journal={Journal of Peace Research}, volume=6, number=3, pages={167--191}, year=1969, doi={10.1177/002234336900600301}}\n'
  })
  writeFileSync(join(folder, 'galley.lua'), settingsForNeovim())
  writeFileSync(join(folder, 'features.lua'), tools + features)
  const args = ['--headless', '-u', 'NONE', '-n', '-c', 'filetype on', '-c', 'luafile galley.lua']
  const verdict = nvim(
    [...args, '-c', 'edit manuscript/01.md', '-c', 'luafile features.lua', '-c', 'quitall!'],
    {cwd: folder, timeout: 60_000}
  )
  expect(verdict).toMatchObject({status: 0})
  expect(JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'))).toEqual({
    highlights: 2,
    references: 3,
    outline: ['1 Peace'],
    symbols: ['galtung1969'],
    folds: 1,
    hints: ['(Galtung, 1969)', '1', '(Galtung, 1969)'].sort(),
    tokens: 4,
    selected: [
      {line: 2, character: 10},
      {line: 2, character: 21}
    ],
    settings: expect.arrayContaining(['abstract', 'keywords']),
    lenses: ['cited 2 times'],
    links: ['https://doi.org/10.1177/002234336900600301'],
    formatted: '  author = {Galtung, Johan},',
    preview: 'Unsaved',
    clicked: ['02.md', 3, 11]
  })
})

/** The code at the beginning of both scenes: requests, and positions found by their text. */
const tools = `
local seen = {}
local uri = function() return vim.uri_from_bufnr(0) end
local wait = function(condition) assert(vim.wait(15000, condition, 10)) end
local ask = function(method, params)
  local answers = assert(vim.lsp.buf_request_sync(0, method, params, 15000))
  local _, answer = next(answers)
  assert(answer.error == nil, vim.inspect(answer.error))
  return answer.result
end
local findings = function()
  local missing = vim.tbl_filter(function(each) return each.message:find('cited but', 1, true) end, vim.diagnostic.get(0))
  return vim.tbl_map(function(each) return each.lnum .. ':' .. each.col .. ' ' .. each.message end, missing)
end
local at = function(line, text, more)
  local _, character = vim.str_utfindex(vim.fn.getline(line), vim.fn.getline(line):find(text, 1, true) - 1)
  return vim.tbl_extend('force', {textDocument = {uri = uri()}, position = {line = line - 1, character = character}}, more or {})
end
`

/** An author's session: she misspells a key, applies the repair, queries the key and renames it. */
const scene = `
wait(function() return #findings() > 0 end)
seen.found = findings()
local place = at(3, 'galtugn').position
local actions = ask('textDocument/codeAction', {
  textDocument = {uri = uri()}, range = {start = place, ['end'] = place}, context = {diagnostics = {}}
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
seen.written = vim.fn.getline(3)
wait(function() return #findings() == 0 end)
seen.clean = findings()
vim.fn.append(3, 'See [@gal')
local item = ask('textDocument/completion', {textDocument = {uri = uri()}, position = {line = 3, character = 9}}).items[1]
seen.completed = item.label .. ': ' .. item.detail
vim.fn.deletebufline('%', 4)
seen.explained = ask('textDocument/hover', at(3, 'tung1969')).contents.value
local defined = ask('textDocument/definition', at(1, 'tung1969'))[1]
seen.defined = {vim.fn.fnamemodify(vim.uri_to_fname(defined.uri), ':t'), defined.range.start.line, defined.range.start.character}
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', at(1, 'tung1969', {newName = 'violence'})), 'utf-16')
seen.renamed = {vim.fn.getline(1), vim.fn.getline(3)}
vim.cmd('silent wall')
seen.others = {vim.fn.readfile('manuscript/02.md')[1], vim.fn.readfile('references.bib')[1]}
vim.fn.writefile({vim.json.encode(seen)}, 'seen.json')
`

/** A scene that uses each feature once. */
const features = `
wait(function()
  local _, client = next(vim.lsp.buf_get_clients(0))
  return client ~= nil and client.initialized
end)
vim.fn.setline(3, 'Unsaved [@galtung1969] in @sec:peace.')
local doc = {textDocument = {uri = uri()}}
local all = {start = {line = 0, character = 0}, ['end'] = {line = 99, character = 0}}
local texts = function(list, of) return vim.tbl_map(of, list) end
seen.highlights = #ask('textDocument/documentHighlight', at(3, 'tung1969'))
seen.references = #ask('textDocument/references', at(3, 'tung1969', {context = {includeDeclaration = true}}))
seen.outline = texts(ask('textDocument/documentSymbol', doc), function(each) return each.name end)
seen.symbols = texts(ask('workspace/symbol', {query = 'galtung'}), function(each) return each.name end)
seen.folds = #ask('textDocument/foldingRange', doc)
seen.hints = texts(ask('textDocument/inlayHint', vim.tbl_extend('force', {range = all}, doc)), function(each) return each.label end)
table.sort(seen.hints)
seen.tokens = #ask('textDocument/semanticTokens/full', doc).data / 5
local range = ask('textDocument/selectionRange', vim.tbl_extend('force', {positions = {at(3, 'galtung').position}}, doc))[1].range
seen.selected = {range.start, range['end']}
local preview = ask('workspace/executeCommand', {command = 'galley.previewAddress', arguments = {uri()}})
ask('textDocument/documentSymbol', doc)
seen.preview = vim.fn.system({'${process.execPath}', '-e', 'fetch(process.argv[1]).then(r => r.text()).then(t => process.stdout.write(/Unsaved|Saved/.exec(t)[0]))', preview})
local ask_page = [[
  const [address] = process.argv.slice(1)
  fetch(address + 'requests', {
    method: 'POST', headers: {'Content-Type': 'application/json', Origin: new URL(address).origin},
    body: JSON.stringify({ask: 'open', file: 'manuscript/02.md', line: 3, column: 9})
  }).then(answer => answer.text()).then(text => process.stdout.write(text))
]]
vim.fn.jobstart({'${process.execPath}', '-e', ask_page, preview})
wait(function() return vim.fn.expand('%:t') == '02.md' end)
seen.clicked = {vim.fn.expand('%:t'), vim.fn.line('.'), vim.fn.col('.')}
vim.cmd('edit! manuscript/manuscript.yaml')
vim.fn.append(5, '')
seen.settings = texts(ask('textDocument/completion', {textDocument = {uri = uri()}, position = {line = 5, character = 0}}).items, function(each) return each.label end)
vim.cmd('edit! references.bib')
doc = {textDocument = {uri = uri()}}
seen.lenses = texts(ask('textDocument/codeLens', doc), function(each) return each.command.title end)
seen.links = texts(ask('textDocument/documentLink', doc), function(each) return each.target end)
local edits = ask('textDocument/formatting', vim.tbl_extend('force', {options = {tabSize = 2, insertSpaces = true}}, doc))
vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), 'utf-16')
seen.formatted = vim.fn.getline(2)
vim.fn.writefile({vim.json.encode(seen)}, 'seen.json')
`
