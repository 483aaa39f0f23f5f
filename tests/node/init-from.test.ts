import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {runInit} from '../../src/node/commands/init.ts'
import {takeOver} from '../../src/node/commands/init-from.ts'
import {articleOf} from '../compose/article.ts'
import {project} from '../project.ts'
import {textWorld} from '../world.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
const bib = '@book{doe, author={Jane Doe}, title={Bread}, publisher={Oven}, year={2001}}\n'
const first = '# Zero\n\nAs [@doe] says.\n\n![A square.](figures/a.svg)\n'
const second = '# Another\n\nWords,\r\nand more.\n'

/** The contents of a paper: its title, authors, chapters and words. */
async function paperOf(files: Readonly<Record<string, string>>) {
  const {manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  return {
    title: manuscript.metadata.title?.text,
    authors: manuscript.metadata.authors.map(({name}) => name),
    chapters: manuscript.chapters.map(({path}) => path),
    words: wordsOf((await articleOf(files)).body)
  }
}

test.each([
  [
    'a book of Quarto',
    {
      '_quarto.yml':
        'book: {title: T, author: Ada, chapters: [z.qmd, {part: Law, chapters: [a.qmd]}], appendices: [c.qmd]}\nbibliography: x.bib\n',
      'z.qmd': first,
      'a.qmd': second,
      'c.qmd': '---\ntitle: Tables\n---\n\nWords.\n',
      'scratch.qmd': 'No.'
    }
  ],
  [
    'a manuscript of Quarto',
    {
      '_quarto.yml': 'manuscript: {article: z.qmd}\nbibliography: x.bib\n',
      'z.qmd': `---\ntitle: T\nauthor: Ada\n---\n\n${first}`,
      'scratch.qmd': 'No.'
    }
  ],
  [
    'bookdown',
    {
      '_bookdown.yml': 'rmd_files: [index.Rmd, a.Rmd]\n',
      'index.Rmd': `---\ntitle: T\nauthor: Ada\nbibliography: x.bib\n---\n\n${first}`,
      'a.Rmd': second,
      'b.Rmd': 'No.'
    }
  ],
  [
    'bookdown without a file of settings',
    {
      'index.Rmd': `---\ntitle: T\nauthor: Ada\nsite: bookdown::bookdown_site\nbibliography: x.bib\n---\n\n${first}`,
      'a.Rmd': second
    }
  ],
  [
    'a section of Hugo',
    {
      '_index.md': `---\ntitle: T\nauthor: Ada\nweight: 1\nbibliography: x.bib\n---\n\n${first}`,
      'a.md': `---\nweight: 2\n---\n\n${second}`,
      'b.md': `---\nweight: 1\n---\n\n${second}`
    }
  ],
  [
    'MyST',
    {
      'myst.yml':
        'project: {title: T, authors: [{name: Ada}], bibliography: [x.bib], toc: [{file: z.md}, {file: a.md}]}\n',
      'z.md': first,
      'a.md': second
    }
  ],
  [
    'MyST with its settings in the page',
    {
      'myst.yml': 'project: {license: CC-BY-4.0, bibliography: [x.bib], toc: [{file: z.md}]}\n',
      'z.md': `---\ntitle: T\nauthors: [{name: Ada}]\nabbreviations: {EU: European Union}\n---\n\n${first}`
    }
  ],
  [
    'MyST with authors in the first page',
    {
      'myst.yml': 'project: {title: T, bibliography: [x.bib], toc: [{file: z.md}, {file: a.md}]}\n',
      'z.md': `---\nauthors: [{name: Ada}]\n---\n\n${first}`,
      'a.md': second
    }
  ],
  [
    'bookdown with blank lines above its settings',
    {
      '_bookdown.yml': 'rmd_files: [index.Rmd, a.Rmd]\n',
      'index.Rmd': `\n\n--- \ntitle: T\nauthor: Ada\nbibliography: x.bib\n\n---\n\n${first}`,
      'a.Rmd': second
    }
  ],
  [
    'Jupyter Book',
    {
      '_config.yml': 'title: T\nauthor: Ada\nbibtex_bibfiles: [x.bib]\n',
      '_toc.yml': 'format: jb-book\nroot: z\nparts:\n- caption: Law\n  chapters:\n  - file: a\n',
      'z.md': first,
      'a.md': second
    }
  ],
  [
    'Pandoc with a file of metadata',
    {
      'defaults.yaml': 'input-files: [z.md, a.md]\nbibliography: x.bib\nmetadata-files: [metadata.yml]\n',
      'metadata.yml': 'title: T\nauthor: Ada\n',
      'z.md': first,
      'a.md': second
    }
  ],
  [
    'Markdown with front matter',
    {
      'main.md': `---\ntitle: T\nauthor: Ada\nbibliography: x.bib\n---\n\n${first}\n\\input{more.md}\n`,
      'more.md': 'More.\n'
    }
  ],
  [
    'Pandoc',
    {
      'defaults.yaml': 'input-files: [z.md, a.md]\nbibliography: x.bib\nmetadata: {title: T, author: Ada}\n',
      'z.md': first,
      'a.md': second
    }
  ]
])('%s becomes a paper of the same words', async (_, own) => {
  const files: Record<string, string> = {...own, 'x.bib': bib, 'figures/a.svg': picture}
  const {files: taken, chapters} = await takeOver(project(files))
  const made = Object.fromEntries([...taken].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
  const before = await paperOf(files)
  expect(await paperOf(made)).toEqual(before)
  expect(before).toMatchObject({title: 'T', authors: ['Ada']})
  expect(chapters).toBe(before.chapters.length)
  const included = 'more.md' in own ? ['more.md'] : []
  expect(Object.keys(made).sort()).toEqual(
    ['figures/a.svg', 'manuscript.yaml', 'x.bib', ...before.chapters, ...included].sort()
  )
  for (const path of before.chapters) expect(files[path]?.endsWith(made[path] ?? '?')).toBe(true)
})

test('Manubot becomes a paper of the same words', async () => {
  const files = {
    'README.md': 'Of the project.',
    'content/metadata.yaml': 'title: T\nauthors: [{name: Ada}]\n',
    'content/01.md': 'As @doi:10.1000/1 says.\n',
    'content/manual-references.json': '[{"id": "x", "type": "book", "title": "Bread", "DOI": "10.1000/1"}]'
  }
  const {files: taken, program} = await takeOver(project(files))
  const made = Object.fromEntries([...taken].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
  expect(program).toBe('Manubot')
  expect(Object.keys(made).sort()).toEqual([
    'content/01.md',
    'content/manual-references.json',
    'content/manuscript.yaml'
  ])
  expect(await paperOf(made)).toEqual(await paperOf(files))
})

test('a file that is there is not replaced, and nothing is written', async () => {
  const from = project({'myst.yml': 'project: {title: T, toc: [{file: a.md}]}', 'a.md': second})
  const to = project({'a.md': 'Mine.'})
  await expect(runInit({from}, [to])).rejects.toThrow('a.md exists already; nothing was written')
  expect(readFileSync(join(to, 'a.md'), 'utf8')).toBe('Mine.')
  expect(existsSync(join(to, 'manuscript.yaml'))).toBe(false)
})

test('a folder that is no project of these programs is told so', async () => {
  await expect(takeOver(project({'a.md': 'Words.'}))).rejects.toThrow(
    'is neither a project of Quarto, bookdown, MyST, Jupyter Book, Pandoc or Manubot'
  )
})
