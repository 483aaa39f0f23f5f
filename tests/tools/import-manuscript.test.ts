import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {compose} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {compareWords} from '../../src/import/document/paper-words.ts'
import {corpus, noCorpus} from '../corpus/corpus.ts'
import {judge, passOver} from '../judge.ts'
import {project} from '../project.ts'
import {textWorld} from '../world.ts'
import {importFile} from './imported-file.ts'

const pandoc = judge('pandoc')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-import-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Papers by other authors that Pandoc converts to Word files, in which citations and references are plain words. */
const papers: ReadonlyArray<readonly [paper: string, style: string]> = [
  ['joss/verde', 'apa'],
  ['joss/umap', 'ieee'],
  ['joss/pooch', 'chicago-notes'],
  ['joss/hdbscan', 'apa'],
  ['joss/arviz', 'chicago-notes'],
  ['joss/PyDMD', 'ieee']
]

function wordFile(paper: string, style: string): string {
  const source = join(corpus, paper)
  const path = join(folder, `${paper.replace('/', '-')}-${style}.docx`)
  const csl = join(import.meta.dirname, '../../styles/csl', `${style}.csl`)
  const {status, stderr} = pandoc(['paper.md', '--citeproc', `--csl=${csl}`, '-o', path], {cwd: source})
  expect(status, stderr).toBe(0)
  return path
}

/** The counts of the elements that Pandoc finds in a Word file. */
function countsOfPandoc(path: string): Readonly<Record<string, number>> {
  const {stdout} = pandoc([path, '-t', 'json'])
  const count = (type: string): number => stdout.split(`"t":"${type}"`).length - 1
  const displays = stdout.split('"t":"DisplayMath"').length - 1
  return {headings: count('Header'), notes: count('Note'), tables: count('Table'), equations: displays}
}

test.each(papers)('%s in %s becomes a paper with all words, and what Pandoc finds', async (paper, style) => {
  if (!existsSync(join(corpus, paper))) return passOver(noCorpus)
  const path = wordFile(paper, style)
  const imported = importFile(path)
  const files = {...Object.fromEntries(imported.texts), 'references.bib': imported.bibliography}
  const {article, manuscript} = await compose(textWorld(files), createMemo(), '')
  expect(compareWords(imported.words, article, manuscript)).toMatchObject({lost: [], added: []})
  const theirs = countsOfPandoc(path)
  const {headings, notes, tables, equations} = imported.facts
  // The heading of an abstract is not counted in `headings`, because the abstract is moved to the metadata.
  const abstracts = manuscript.metadata.abstracts.length
  expect(headings + abstracts).toBe(theirs.headings)
  expect({notes, tables, equations}).toEqual({
    notes: theirs.notes,
    tables: theirs.tables,
    equations: theirs.equations
  })
})

/** Constructs, each in Pandoc's Markdown; the words that Pandoc reads in the Word file are those of the paper. */
test.each([
  ['notes', 'A^[One.] b[^x].\n\n[^x]: Two.\n\n    More.\n'],
  ['lists', '1. a\n2. b\n   - c\n   - d\n\n5) e\n6) f\n\n(iv) g\n(v) h\n'],
  ['a grid', '+---+---+\n| a | b |\n+===+===+\n| c | d |\n|   +---+\n|   | e |\n+---+---+\n\n: Words.\n'],
  ['looks', '*a* **b** ~~c~~ [D]{.smallcaps} `e` H~2~O x^2^ [f]{.underline}\n'],
  [
    'formulas',
    'Where $\\frac{a}{b}$ is\n\n$$\\sum_{i=1}^n \\sqrt{x_i} \\le \\left(\\begin{matrix}1&2\\\\3&4\\end{matrix}\\right)$$\n'
  ],
  ['code', '~~~\na = 1\n\n  b = 2\n~~~\n'],
  ['quotations', '> One.\n>\n> Two.\n'],
  ['definitions', 'Term\n:   One.\n\nOther\n:   Two.\n'],
  ['links', '[a](https://example.org/b_c) <https://example.org> and [d](#e).\n\n# E {#e}\n\nWords.\n\n# F\n'],
  ['marks', 'a\\*b\\_c \\[d\\] \\$5 \\@e 1\\. {f}\n\n1\\) g\n'],
  ['directions', 'The word [قانون]{lang=ur dir=rtl} means law.\n']
])('%s have the words that Pandoc reads', async (name, markdown) => {
  const cwd = project({'a.md': markdown})
  const path = join(cwd, `${name.replace(' ', '-')}.docx`)
  expect(pandoc(['a.md', '-o', path], {cwd}).status).toBe(0)
  const imported = importFile(path)
  const {article, manuscript} = await compose(textWorld(Object.fromEntries(imported.texts)), createMemo(), '')
  expect(compareWords(imported.words, article, manuscript)).toMatchObject({lost: [], added: []})
  const body = [...imported.texts].flatMap(([file, text]) => (file.endsWith('.md') ? [text] : [])).join('\n')
  const back = project({'back.md': body})
  const plain = (args: readonly string[], place: string): string =>
    pandoc([...args, '-t', 'plain', '--wrap=none'], {cwd: place})
      .stdout.replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  expect(plain(['back.md', '-f', 'markdown-smart+mark'], back)).toBe(plain([path], cwd))
})
