import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, expect, test} from 'vitest'
import {findOracle} from '../../tools/oracles/find.mjs'
import {oracles} from '../../tools/oracles/table.mjs'
import {galley, project, removeProjects} from '../galley.ts'
import {judge, passOver} from '../judge.ts'
import {inLibreOffice} from './libreoffice.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-scene-'))
afterAll(() => {
  removeProjects()
  rmSync(folder, {recursive: true, force: true})
})

const results = `# Results

Three kilns were found in the valley. Each of them had a roof of clay, and two had a floor.

The oldest kiln is that of the lower town [@li].`

/** The section that moves: a third person has a question about some of its words. */
function discussion(answer = ''): string {
  return `# Discussion

Kilns with a roof last longer than others{>>Bo Li: How long?<<}, which the records of the town do not say.

They were built by the {==same people==}{>>Bo Li: Which people?<<}${answer}, as *all* of them have the same walls [@day].`
}

/** The paper, with one question outside the section. */
function text(sections: readonly string[], page: string): string {
  const first = `Bricks are fired in kilns near rivers{>>Bo Li: Which rivers?<<} as others have said [@roe, p. ${page}].`
  return [`# Introduction\n\n${first}`, ...sections, '# References\n'].join('\n\n')
}

const files = {
  'manuscript.yaml': 'title: Bricks\ncsl: apa\nbibliography: refs.bib\nlicense: CC-BY-4.0\n',
  '01.md': text([results, discussion()], '171'),
  'refs.bib': `@book{roe,
  author = {Roe, Ann},
  title = {Kilns of the North},
  publisher = {Clay Press},
  date = {1990}
}

@article{li, author = {Li, Bo}, title = {Clay and water}, journal = {Bricks}, volume = 7, date = {1991}}

@book{day, author = {Day, Cy}, title = {Tiles}, publisher = {Old Press}, date = {2001}}
`
}

/** The co-author's changes, with tracking off. */
const done = {
  move: 'Discussion',
  before: 'Results',
  typed: {'Clay Press': 'University Press', 'p. 171': 'p. 175'},
  reply: ['Which people?', 'Cy Day', 'The two of the north.']
}

type Edit = (sent: string, back: string) => void

function byLibreOffice(sent: string, back: string): void {
  const [, by, answer] = done.reply
  inLibreOffice('scene-word.py', [{...done, in: sent, out: back, reply: ['same people', by, answer]}], folder)
}

function byPythonDocx(sent: string, back: string): void {
  const found = findOracle(oracles.find(({name}) => name === 'python-docx')!)
  if ('missing' in found) passOver(`no ${found.missing} (\`make oracles GROUP=editors\`)`)
  const [python = '', ...before] = found.command
  const script = fileURLToPath(new URL('scene-docx.py', import.meta.url))
  const {status, stderr} = spawnSync(python, [...before, '-B', script, sent, back, JSON.stringify(done)], {
    encoding: 'utf8'
  })
  expect([status, stderr]).toEqual([0, ''])
}

const pandoc = judge('pandoc')

/**
 * Saves a file with Pandoc, which drops comments. Another program edits the file first, because Pandoc edits nothing.
 */
function byPandoc(sent: string, back: string): void {
  const edited = join(folder, 'edited.docx')
  byPythonDocx(sent, edited)
  expect(pandoc([edited, '-o', back]).status).toBe(0)
}

const answered = '{>>A (Cy Day): The two of the north.<<}'

test.each<readonly [string, Edit, string]>([
  ['LibreOffice', byLibreOffice, answered],
  ['python-docx', byPythonDocx, answered],
  ['Pandoc', byPandoc, '']
])(
  'a section that moved, a publisher, a locator and an answer by %s: one list, and the text of the Word file',
  async (_, edit, answer) => {
    const paper = project(files)
    await galley(['proof', paper, '--to', 'docx'])
    const [sent, back] = [join(folder, 'sent.docx'), join(folder, 'back.docx')]
    copyFileSync(join(paper, 'proofs/round-1/bricks.docx'), sent)
    edit(sent, back)
    const {code, out} = await galley(['proof', paper, '--answers', back])
    const list = out.replaceAll(/\S*(?=back\.docx|proofs\/round-1)/g, '')
    expect([code, list]).toEqual([
      0,
      [
        'back.docx, round 1: 3 of 3 changes and comments have a place, written into 01.md',
        'unnamed: 1 replacement, 1 move in the text; 1 replacement proposed for the bibliography',
        'proposed: replacement, “Clay”, reference roe, publisher (refs.bib:4): University',
        'changes of the bibliography are proposed in proofs/round-1/references.patch',
        ...(answer === '' ? [] : ['round 1: 1 of 1 answers placed at their queries, written into 01.md']),
        ''
      ].join('\n')
    ])
    expect(readFileSync(join(paper, 'proofs/round-1/references.patch'), 'utf8')).toContain(
      '-  publisher = {Clay Press},\n+  publisher = {University Press},'
    )
    await galley(['accept', paper])
    expect(readFileSync(join(paper, '01.md'), 'utf8')).toBe(text([discussion(answer), results], '175'))
  },
  300_000
)
