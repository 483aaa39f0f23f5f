import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

/** What a folder is built as: its title, its chapters and bibliographies, and what is said of it. */
async function built(files: Readonly<Record<string, string>>) {
  const {manuscript, diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const said = diagnostics.find(({rule}) => rule === 'project-other')
  return {
    title: manuscript.metadata.title?.text,
    authors: manuscript.metadata.authors.map(({name}) => name),
    chapters: manuscript.chapters.map(({path}) => path),
    bibliography: manuscript.settings.bibliography.map(({path}) => path),
    said: said?.message.replace(/^The folder is built as a project of /, '')
  }
}

const words = '# One\n\nWords.'

describe('projects of other programs are built in their own order', () => {
  test.each<
    [program: string, files: Record<string, string>, expected: Partial<Awaited<ReturnType<typeof built>>>]
  >([
    [
      'a book of Quarto with a file for a part',
      {
        '_quarto.yml':
          'book:\n  title: A\n  author: Ada\n  chapters:\n    - index.qmd\n    - part: law.qmd\n      chapters:\n        - file: z.qmd\n        - a.qmd\n        - lab.ipynb\nbibliography: [x.bib, y.bib]',
        ...Object.fromEntries(
          ['index.qmd', 'law.qmd', 'z.qmd', 'a.qmd', 'scratch.qmd'].map(name => [name, words])
        ),
        'x.bib': '',
        'y.bib': ''
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['index.qmd', 'law.qmd', 'z.qmd', 'a.qmd'],
        bibliography: ['x.bib', 'y.bib'],
        said: 'Quarto: taken over are title, author, bibliography, 4 chapters; not the chapter `lab.ipynb`'
      }
    ],
    [
      'a manuscript of Quarto',
      {
        '_quarto.yml': 'project: {type: manuscript}\nmanuscript: {article: paper.qmd}\nbibliography: x.bib',
        'paper.qmd': '---\ntitle: A\nauthor: Ada\n---\n\nWords.',
        'notes.qmd': words,
        'x.bib': ''
      },
      {
        title: 'A',
        chapters: ['paper.qmd'],
        bibliography: ['x.bib'],
        said: 'Quarto: taken over are the front matter of `paper.qmd`, bibliography, 1 chapter'
      }
    ],
    [
      'a folder of documents of Quarto',
      {
        '_quarto.yml': 'project: {type: default}\nbibliography: x.bib\nlang: de',
        'b.qmd': '---\ntitle: B\n---\n\nWords.',
        'x.bib': ''
      },
      {
        title: 'B',
        chapters: ['b.qmd'],
        bibliography: ['x.bib'],
        said: 'Quarto: taken over are the front matter of `b.qmd`, bibliography; not lang'
      }
    ],
    [
      'a book of bookdown without a list of files',
      {
        '_bookdown.yml': 'delete_merged_file: true',
        'index.Rmd': '---\ntitle: A\nbibliography: [x.bib]\n---\n\n# Preface\n\nWords.',
        '02-law.Rmd': words,
        '01-facts.Rmd': words,
        '_scratch.Rmd': words,
        'README.md': words,
        'x.bib': ''
      },
      {title: 'A', chapters: ['index.Rmd', '01-facts.Rmd', '02-law.Rmd'], bibliography: ['x.bib']}
    ],
    [
      'a project of MyST',
      {
        'myst.yml':
          'version: 1\nproject:\n  title: A\n  authors: [{name: Ada}]\n  toc:\n    - file: intro\n    - title: Law\n      children:\n        - file: z.md\n        - file: a.md\nsite: {template: book-theme}',
        'intro.md': words,
        'z.md': words,
        'a.md': words,
        'scratch.md': words,
        'main.bib': ''
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['intro.md', 'z.md', 'a.md'],
        bibliography: ['main.bib'],
        said: 'MyST: taken over are title, authors, bibliography, 3 chapters; not the title of the part “Law”'
      }
    ],
    [
      'defaults of Pandoc',
      {
        'defaults.yaml': 'input-files: [z.md, a.md]\nmetadata: {title: A}\nbibliography: x.bib\nto: html',
        'z.md': words,
        'a.md': words,
        'x.bib': ''
      },
      {
        title: 'A',
        chapters: ['z.md', 'a.md'],
        said: 'Pandoc: taken over are title, bibliography, 2 chapters; not to'
      }
    ],
    [
      'defaults without inputs, which are no project',
      {'defaults.yaml': 'to: html', 'b.md': words, 'a.md': words},
      {chapters: ['a.md', 'b.md'], said: undefined}
    ],
    [
      'settings of galley beside it, which come first',
      {'_quarto.yml': 'book: {title: A}', 'manuscript.yaml': 'title: B', 'a.md': words},
      {title: 'B', chapters: ['a.md'], said: undefined}
    ]
  ])('%s', async (_, files, expected) => {
    expect(await built(files)).toMatchObject(expected)
  })

  test('a file that is no YAML is a fault, and the folder is built as before', async () => {
    const files = {'_quarto.yml': 'book: [', 'a.md': words}
    const {diagnostics, manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({rule, file}) => `${rule} ${file}`)).toContain('front-matter-syntax _quarto.yml')
    expect(manuscript.chapters.map(({path}) => path)).toEqual(['a.md'])
  })

  test('a chapter that is not there is a fault', async () => {
    const files = {'_quarto.yml': 'book: {chapters: [index.qmd, law.qmd]}', 'index.qmd': words}
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({message}) => message)).toContain('There is no file `law.qmd`')
  })
})

test.each([
  ['# (PART) Methods {-}', 'Methods'],
  ['# (PART\\*) *Old* methods {-}', 'Old methods'],
  ['# (APPENDIX) Tables {-}', 'Tables'],
  ['# (PARTLY) so', '(PARTLY) so']
])('the mark of a part of bookdown is not among its words: %s', async (heading, expected) => {
  const {body} = await articleOf({'paper.md': `${heading}\n\nWords.`})
  const [first] = body
  expect(first?.type === 'heading' ? wordsOf(first.children) : undefined).toBe(expected)
})
