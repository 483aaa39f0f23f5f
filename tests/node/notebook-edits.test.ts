import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import type {WorkspaceEdit} from 'vscode-languageserver/node'
import {galley, project, removeProjects} from '../galley.ts'
import {editorOf} from '../lsp/editor.ts'
import {wordFile} from '../review/word/word-file.ts'

/** Everything that writes into a paper's text writes into the cells of a notebook, and nothing else of its file. */

afterAll(removeProjects)

const cells = (words: string) => [
  {cell_type: 'markdown', id: 'a', metadata: {}, source: ['# Tides\n', '\n', `${words}\n`]},
  {
    cell_type: 'code',
    id: 'b',
    metadata: {},
    execution_count: 1,
    source: ['plot(x)'],
    outputs: [{output_type: 'stream', name: 'stdout', text: ['forty-two\n']}]
  },
  {cell_type: 'markdown', id: 'c', metadata: {}, source: 'The end.'}
]
const notebook = (words: string): string =>
  JSON.stringify({cells: cells(words), metadata: {kernelspec: {name: 'python3'}}, nbformat: 4}, undefined, 1)

const filesWith = (words: string): Readonly<Record<string, string>> => ({
  'myst.yml':
    'project: {title: Tides, license: CC-BY-4.0, bibliography: [refs.bib], toc: [{file: lab.ipynb}]}\n',
  'refs.bib': '@book{roe, author={Roe, Ann}, title={Tides}, publisher={Press}, date={2000}}\n',
  'lab.ipynb': notebook(words)
})

/** Writes into a paper that consists of these files, as a person would; returns the paper's folder. */
type Way = (files: Readonly<Record<string, string>>) => Promise<string>

const byCommand =
  (...args: readonly string[]): Way =>
  async files => {
    const folder = project(files)
    await galley([...args, folder])
    return folder
  }

/** Imports a file from Word in which the paragraph of the first cell reads `shown`. */
const fromWord =
  (shown: string): Way =>
  async files => {
    const folder = await byCommand('proof', '--to', 'html')(files)
    const paragraphs = ['Tides', 'Tides', shown, 'plot(x)', 'forty-two', 'The end.']
    writeFileSync(join(folder, 'edited.docx'), wordFile(paragraphs))
    await galley(['proof', '--answers', join(folder, 'edited.docx'), folder])
    return folder
  }

/** An answer to the only query. */
const answered: Way = async files => {
  const folder = await byCommand('proof', '--to', 'html')(files)
  const answers = [{query: 1, question: '@ed: Is it?', answer: 'Yes, "wide".'}]
  const {content} = JSON.parse(readFileSync(join(folder, 'proofs/round-1/proof.json'), 'utf8'))
  const head = {galley: 'answers', version: 1, round: 1, content, by: 'Ann Doe'}
  writeFileSync(join(folder, 'ann.json'), JSON.stringify({...head, answers}))
  await galley(['proof', folder, '--answers', join(folder, 'ann.json')])
  return folder
}

const renamed: Way = async files => {
  const editor = await editorOf(files)
  await editor.open('refs.bib')
  const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'refs.bib', '@book{ro|e', {
    newName: 'doe99'
  })
  writeFileSync(join(editor.folder, 'lab.ipynb'), editor.edited(edit)['lab.ipynb']!)
  return editor.folder
}

test.each<readonly [name: string, before: string, way: Way, after: string]>([
  ['accept', 'The "sea" {++is++} wide [@roe].', byCommand('accept'), 'The "sea" is wide [@roe].'],
  ['reject', 'The \\\nsea {--is--} wide [@roe].', byCommand('reject'), 'The \\\nsea is wide [@roe].'],
  ['check --fix', 'A "sea" [@roe, @roe].', byCommand('check', '--fix'), 'A "sea" [@roe].'],
  [
    'a change in Word',
    'A \\"sea\\" is wide [@roe].',
    fromWord('A "sea" is [-Ann Doe:wide-][+Ann Doe:deep+] {cite {}|(1)}.'),
    'A \\"sea\\" is {~~wide~>deep~~}{>>@Ann-Doe<<} [@roe].'
  ],
  [
    'an answer to a query',
    'A "sea" is wide {>>@ed: Is it?<<} [@roe].',
    answered,
    'A "sea" is wide {>>@ed: Is it?<<}{>>A (Ann Doe): Yes, "wide".<<} [@roe].'
  ],
  ['a rename in an editor', 'A "sea" [@roe].', renamed, 'A "sea" [@doe99].']
])('%s', async (_, before, way, after) => {
  const folder = await way(filesWith(before))
  const written = JSON.parse(readFileSync(join(folder, 'lab.ipynb'), 'utf8'))
  const [first, ...others] = written.cells
  expect([first.source].flat().join('')).toBe(`# Tides\n\n${after}\n`)
  expect(others).toEqual(cells('').slice(1))
})
