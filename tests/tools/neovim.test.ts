import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {galley, project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'

const nvim = judge('nvim')

/** The settings for Vim that a page of the documentation gives. */
function settingsOf(page: string): string {
  return /^```vim\n([\s\S]*?)^```/m.exec(readFileSync(join(projectRoot, page), 'utf8'))![1]!
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
