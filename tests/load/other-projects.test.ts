import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleOf, renderingOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

/** The result of building a folder: its title, its chapters and bibliographies, and the findings. */
async function built(files: Readonly<Record<string, string>>) {
  const {manuscript, diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const said = diagnostics.find(({rule}) => rule === 'project-other')
  return {
    title: manuscript.metadata.title?.text,
    slug: manuscript.slug,
    authors: manuscript.metadata.authors.map(({name}) => name),
    chapters: manuscript.chapters.map(({path}) => path),
    bibliography: manuscript.settings.bibliography.map(({path}) => path),
    numbers: manuscript.settings.numberSections,
    macros: manuscript.settings.macros.map(({name, body}) => `${name} ${body}`),
    said: said?.message.replace(/^The folder is built as an? (.*?) project:/, '$1:')
  }
}

const words = '# One\n\nWords.'

describe('projects of other programs are built in their own order', () => {
  test.each<
    [program: string, files: Record<string, string>, expected: Partial<Awaited<ReturnType<typeof built>>>]
  >([
    [
      'an article of Quarto with its author in a file of settings',
      {
        '_quarto.yml': 'metadata-files: [_authors.yml]\ntitle: A',
        '_authors.yml': 'title: B\nauthor: Ada Lovelace',
        'index.qmd': words
      },
      {title: 'A', authors: ['Ada Lovelace']}
    ],
    [
      'a book of Quarto with a file for a part',
      {
        '_quarto.yml':
          'book:\n  title: A\n  author: Ada\n  chapters:\n    - index.qmd\n    - part: law.qmd\n      chapters:\n        - file: z.qmd\n        - a.qmd\n        - lab.R\nbibliography: [x.bib, y.bib]',
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
        said: 'Quarto: galley adopts title, author, bibliography, 4 chapters, 1 part'
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
        said: 'Quarto: galley adopts the front matter of `paper.qmd`, bibliography, 1 chapter'
      }
    ],
    [
      'a project of MyST with its title on the first page',
      {
        'myst.yml': 'project:\n  title: A\n  toc: [{file: one.md}, {file: two.md}]',
        'one.md': '---\ntitle: A\nparts: {acknowledgments: Thanks.}\n---\n\nWords.',
        'two.md': words
      },
      {title: 'A', said: 'MyST: galley adopts title, parts of `one.md`, 2 chapters'}
    ],
    [
      'a project of Sphinx with pages in Markdown',
      {
        'conf.py':
          "project = 'A'\nauthor = \"Ada\"\nextensions = ['myst_parser']\nbibtex_bibfiles = ['x.bib']\n",
        'index.md':
          '# Welcome\n\n```{toctree}\n:maxdepth: 2\n\nz\nThe second <two/index>\nself\nhttps://example.org\nnone\n```\n',
        'z.md': words,
        'two/index.md': '# Two\n\n:::{toctree}\n---\nglob:\n---\n*\n:::\n',
        'two/a.md': words,
        'scratch.md': words,
        'x.bib': ''
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['index.md', 'z.md', 'two/index.md', 'two/a.md'],
        bibliography: ['x.bib'],
        said: 'Sphinx: galley adopts title, authors, bibliography, 4 chapters'
      }
    ],
    [
      'software with a paper for the Journal of Open Source Software',
      {
        'README.md': words,
        'AUTHORS.md': words,
        'docs/use.md': words,
        'paper/paper.md': '---\ntitle: A\nauthors:\n  - name: Ada\nbibliography: paper.bib\n---\n\nWords.',
        'paper/old.md': words,
        'paper/paper.bib': ''
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['paper/paper.md'],
        bibliography: ['paper/paper.bib'],
        said: 'The folder is built as the paper `paper/paper.md`, because no other file in it has the settings of a paper'
      }
    ],
    [
      'a paper beside a folder that is called so',
      {
        'a.md': '---\ntitle: A\n---\n\nWords.',
        'paper/paper.md': '---\ntitle: B\nauthors: Ada\n---\n\nWords.'
      },
      {title: 'A', chapters: ['a.md'], said: undefined}
    ],
    [
      'other settings in Python',
      {'conf.py': 'path = 1', 'index.md': words},
      {title: undefined, said: undefined}
    ],
    [
      'a site of MkDocs',
      {
        'mkdocs.yml':
          'site_name: Docs\nsite_author: Ann Roe\ntheme: material\nnav:\n  - Home: index.md\n  - Guide:\n      - Start: guide/start.md\n      - guide/next.md\n',
        'docs/index.md': words,
        'docs/scratch.md': words,
        'docs/guide/next.md': words,
        'docs/guide/start.md': words
      },
      {
        title: 'Docs',
        authors: ['Ann Roe'],
        chapters: ['docs/index.md', 'docs/guide/start.md', 'docs/guide/next.md'],
        said: 'MkDocs: galley adopts title, authors, 3 chapters, 1 part, but not theme'
      }
    ],
    [
      'a book of mdBook',
      {
        'book.toml': '[book]\ntitle = "The thing"\nauthors = ["Ann Doe", "Bo Roe"]\n',
        'src/SUMMARY.md':
          '# Summary\n\n[Preface](preface.md)\n\n# Part one\n\n- [Two](two.md)\n  - [Nested](nested.md)\n- [One](./one.md)\n- [Draft]()\n',
        ...Object.fromEntries(
          ['preface', 'two', 'nested', 'one', 'scratch'].map(name => [`src/${name}.md`, words])
        )
      },
      {
        title: 'The thing',
        authors: ['Ann Doe', 'Bo Roe'],
        chapters: ['src/preface.md', 'src/two.md', 'src/nested.md', 'src/one.md'],
        said: 'mdBook: galley adopts title, authors, 4 chapters, 1 part'
      }
    ],
    [
      'a book of GitBook',
      {
        'SUMMARY.md': '# Table of contents\n\n* [Intro](README.md)\n* [Two](two.md)\n',
        'README.md': words,
        'two.md': words
      },
      {chapters: ['README.md', 'two.md'], said: 'GitBook: galley adopts 2 chapters'}
    ],
    [
      'a section of Hugo, by weight',
      {
        '_index.md': '---\ntitle: Bread\nlinkTitle: B\nweight: 9\n---\n\nWords.',
        'a.md': '---\ntitle: A\nweight: 3\n---\n\nWords.',
        'b.md': '+++\ntitle = "B"\nweight = 2\n+++\n\nWords.',
        'c.md': '---\ntitle: C\n---\n\nWords.',
        'd.md': '---\ntitle: D\ndate: 2020-01-01\n---\n\nWords.',
        'README.md': words,
        'salt/_index.md': '---\ntitle: Salt\nweight: 1\n---\n\nWords.',
        'salt/y.md': '---\ntitle: Y\nweight: 2\n---\n\nWords.',
        'salt/z/index.md': '---\ntitle: Z\nweight: 1\n---\n\nWords.',
        'salt/z/more.md': words
      },
      {
        title: 'Bread',
        chapters: [
          '_index.md',
          'salt/_index.md',
          'salt/z/index.md',
          'salt/y.md',
          'b.md',
          'a.md',
          'd.md',
          'c.md'
        ],
        said: 'Hugo: galley adopts the front matter of `_index.md`, 8 chapters, 1 part'
      }
    ],
    [
      'the content of a site of Hugo',
      {
        'hugo.toml': 'title = "Site"',
        'content/_index.md': '---\ntitle: Bread\n---\n\nWords.',
        'content/docs/_index.md': '---\ntitle: Salt\n---\n\nWords.',
        'content/docs/a.md': words
      },
      {
        title: 'Bread',
        chapters: ['content/_index.md', 'content/docs/_index.md', 'content/docs/a.md'],
        said: 'Hugo: galley adopts the front matter of `content/_index.md`, 3 chapters, 1 part'
      }
    ],
    [
      'the index of Hugo beside settings of galley',
      {'manuscript.yaml': 'title: Own', '_index.md': words, '00.md': words, '_draft.md': words},
      {title: 'Own', chapters: ['_index.md', '00.md']}
    ],
    [
      'a site of MkDocs without a list of pages',
      {'mkdocs.yml': 'site_name: Docs\n', 'docs/a.md': words, 'docs/index.md': words},
      {chapters: ['docs/index.md', 'docs/a.md']}
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
        said: 'Quarto: galley adopts the front matter of `b.qmd`, bibliography, lang'
      }
    ],
    [
      'a book of bookdown without a list of files',
      {
        '_bookdown.yml': 'delete_merged_file: true',
        'index.Rmd': '---\ntitle: On Law\nbibliography: [x.bib]\n---\n\n# Preface\n\nWords.',
        '02-law.Rmd': words,
        '01-facts.Rmd': words,
        '_scratch.Rmd': words,
        'README.md': words,
        'x.bib': ''
      },
      {
        title: 'On Law',
        slug: 'on-law',
        chapters: ['index.Rmd', '01-facts.Rmd', '02-law.Rmd'],
        bibliography: ['x.bib']
      }
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
        said: 'MyST: galley adopts title, authors, bibliography, 3 chapters, 1 part'
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
        said: 'Pandoc: galley adopts title, bibliography, 2 chapters, but not to'
      }
    ],
    [
      'a book of bookdown with chapters in a subfolder, and the file into which it merged all',
      {
        '_bookdown.yml': 'book_filename: thesis\nrmd_subdir: ["Rmd"]\n',
        'index.Rmd': '---\ntitle: A\n---\n\nWords.',
        'thesis.Rmd': words,
        'Rmd/02-law.Rmd': words,
        'Rmd/01-facts.Rmd': words,
        'Rmd/old/03.Rmd': words,
        'notes/x.Rmd': words
      },
      {chapters: ['index.Rmd', 'Rmd/01-facts.Rmd', 'Rmd/02-law.Rmd', 'Rmd/old/03.Rmd'], numbers: true}
    ],
    [
      'a book of bookdown without numbers',
      {
        '_bookdown.yml': 'rmd_files: ["b.Rmd", "index.Rmd"]',
        '_output.yml': 'bookdown::gitbook:\n  number_sections: false\n',
        'index.Rmd': words,
        'b.Rmd': words
      },
      {chapters: ['index.Rmd', 'b.Rmd'], numbers: false}
    ],
    [
      'formats that number sections in the front matter',
      {
        '_bookdown.yml': 'x: 1',
        'index.Rmd': '---\noutput:\n  bookdown::pdf_book:\n    number_sections: no\n---\n\nWords.'
      },
      {numbers: false}
    ],
    [
      'documents of Quarto by patterns',
      {
        '_quarto.yml':
          'project:\n  render: ["*.qmd", "law/**/*.qmd", "!draft.qmd"]\nformat: {html: {number-sections: true}}',
        ...Object.fromEntries(
          ['a.qmd', 'draft.qmd', 'index.qmd', 'law/x/b.qmd', 'c/d.qmd'].map(name => [name, words])
        )
      },
      {chapters: ['index.qmd', 'a.qmd', 'law/x/b.qmd']}
    ],
    [
      'a project of MyST with patterns, macros, one author and numbering',
      {
        'myst.yml':
          "project:\n  authors: {name: Ada}\n  numbering: {headings: true, proof: continue, figure: false}\n  math:\n    \\N: {macro: '\\mathbb{N}'}\n    \\Z: \\mathbb{Z}\n  toc:\n    - file: README.md\n    - pattern: notes/*/README*\n    - pattern: none/*.md\n    - url: https://example.org",
        'README.md': words,
        'notes/b/README.md': words,
        'notes/a/README.md': words,
        'notes/a/other.md': words
      },
      {
        authors: ['Ada'],
        chapters: ['README.md', 'notes/a/README.md', 'notes/b/README.md'],
        numbers: true,
        macros: ['N \\mathbb{N}', 'Z \\mathbb{Z}'],
        said: 'MyST: galley adopts authors, math, numbering, 3 chapters, but not project.numbering.figure'
      }
    ],
    [
      'a project of MyST without contents, with folders',
      {
        'myst.yml': 'project: {title: A}',
        ...Object.fromEntries(
          ['README.md', 'z.md', 'a/index.md', 'a/b.md', 'a/c/d.md', 'LICENSE.md', '_build/x.md'].map(name => [
            name,
            words
          ])
        )
      },
      {chapters: ['README.md', 'z.md', 'a/index.md', 'a/b.md', 'a/c/d.md']}
    ],
    [
      'a book of Jupyter Book',
      {
        '_config.yml': 'title: A\nauthor: Ada\nlogo: x.png\nbibtex_bibfiles: [x.bib]',
        '_toc.yml':
          'format: jb-book\nroot: intro\nparts:\n- caption: Law\n  chapters:\n  - file: law/a\n    sections:\n    - file: law/b\n- caption: More\n  chapters:\n  - glob: more/*',
        ...Object.fromEntries(
          ['intro.md', 'law/a.md', 'law/b.md', 'more/c.md', 'draft.md'].map(name => [name, words])
        ),
        'x.bib': ''
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['intro.md', 'law/a.md', 'law/b.md', 'more/c.md'],
        bibliography: ['x.bib'],
        said: 'Jupyter Book: galley adopts title, authors, bibliography, 4 chapters, 2 parts, but not logo'
      }
    ],
    [
      'defaults of Pandoc with their metadata in a file',
      {
        'defaults.yaml': 'input-files: [b.md]\nmetadata-files: [metadata.yml]\nmetadata: {author: Ada}',
        'metadata.yml': '---\ntitle: A\nauthor: Bob\nsupervisor: Eve\n---\n',
        'a.md': words,
        'b.md': words
      },
      {
        title: 'A',
        authors: ['Ada'],
        chapters: ['b.md'],
        said: 'Pandoc: galley adopts title, author, 1 chapter, but not supervisor'
      }
    ],
    [
      'defaults of Pandoc beside metadata of another paper, which are settings of galley',
      {'defaults.yaml': 'input-files: [b.md]', 'metadata.yml': 'title: B', 'a.md': words, 'b.md': words},
      {title: 'B', chapters: ['a.md', 'b.md'], said: undefined}
    ],
    [
      'defaults of Pandoc under any name, with paths from their folder and a title block',
      {
        'ci.yml': 'on: [push\n',
        'guide.yaml': [
          'input-files:',
          '- \u0024{.}/title.txt',
          '- \u0024{.}/b.md',
          '- ./a.md',
          'to: html'
        ].join('\n'),
        'title.txt': '---\ntitle: Guide\nauthor: Ada\n...\n',
        'a.md': words,
        'b.md': words,
        'draft.md': words
      },
      {
        title: 'Guide',
        authors: ['Ada'],
        chapters: ['b.md', 'a.md'],
        said: 'Pandoc: galley adopts title, author, 2 chapters, but not to'
      }
    ],
    [
      'a project of Curvenote, with parts in parts, choices in patterns and links',
      {
        'curvenote.yml':
          "project:\n  title: A\n  toc:\n    - file: main\n    - title: '2025'\n      children:\n        - title: June\n          children: [{pattern: 'notes/Jun/**{.ipynb,.md}'}]\n    - title: Site\n      url: https://example.org",
        'main.md': words,
        'notes/Jun/2.md': words,
        'notes/Jun/1.md': words,
        'notes/Jul/1.md': words
      },
      {
        title: 'A',
        chapters: ['main.md', 'notes/Jun/1.md', 'notes/Jun/2.md'],
        said: 'MyST: galley adopts title, 3 chapters, 1 part'
      }
    ],
    [
      'a project of MyST without contents, but for excluded files',
      {
        'myst.yml': 'project: {title: A, exclude: [plans/**, draft.md]}',
        'index.md': words,
        'draft.md': words,
        'plans/a.md': words
      },
      {chapters: ['index.md'], said: 'MyST: galley adopts title, 1 chapter'}
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

  test('a folder with only a readme is not a paper, and the message names the command for it', async () => {
    const {diagnostics} = await build(textWorld({'README.md': words}), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({message}) => message)).toContain(
      'The folder has no chapters but `README.md`, which is about a project: to build it as a paper, name it, `galley build README.md`'
    )
  })

  test('a file that is no YAML is a fault, and the folder is built as before', async () => {
    const files = {'_quarto.yml': 'book: [', 'a.md': words}
    const {diagnostics, manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({rule, file}) => `${rule} ${file}`)).toContain('front-matter-syntax _quarto.yml')
    expect(manuscript.chapters.map(({path}) => path)).toEqual(['a.md'])
  })

  test('the faults of a YAML file of another program are not those of the paper', async () => {
    const files = {'ci.yml': 'name: M\uDCFCller\non: [push\n', 'a.md': words}
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.filter(({file}) => file === 'ci.yml')).toEqual([])
  })

  test('a chapter that is not there is a fault', async () => {
    const files = {'_quarto.yml': 'book: {chapters: [index.qmd, law.qmd]}', 'index.qmd': words}
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({message}) => message)).toContain('The file `law.qmd` does not exist')
  })
})

describe('parts, appendices and titles that stand outside the chapters are headings', () => {
  const law = '# Law {#sec-law}\n\n## Old\n\nWords.'
  const tables = '# Tables {#sec-tables}\n\nIn @sec-tables.'
  const files = {'index.md': '# Preface {-}\n\nWords.', 'law.md': law, 'tables.md': tables}
  const expected = ['Preface', 'Rules', '1 Law', '1.1 Old', 'A Tables']
  test.each<[program: string, files: Record<string, string>, expected: readonly string[]]>([
    [
      'Quarto',
      {
        ...files,
        '_quarto.yml':
          'number-sections: true\nbook:\n  chapters: [index.md, {part: Rules, chapters: [law.md]}]\n  appendices: [tables.md]'
      },
      expected
    ],
    [
      'galley',
      {
        ...files,
        'manuscript.yaml':
          'number-sections: true\nchapters: [index.md, {part: Rules, chapters: [law.md]}]\nappendices: [tables.md]'
      },
      expected
    ],
    [
      'MyST',
      {
        ...files,
        'myst.yml':
          'project:\n  number-sections: true\n  toc:\n    - file: index.md\n    - title: Rules\n      children: [{file: law}, {file: tables.md}]'
      },
      ['Preface', 'Rules', '1 Law', '1.1 Old', '2 Tables']
    ],
    [
      'MyST with the title of the project on its first page',
      {
        'myst.yml': 'project:\n  title: On law\n  toc: [{file: one.md}, {file: two.md}]',
        'one.md': '---\ntitle: On Law\n---\n\n# Old\n\nWords.',
        'two.md': '---\ntitle: New\n---\n\nWords.'
      },
      ['1 Old', '2 New']
    ],
    [
      'galley with chapters without numbers',
      {
        'one.md': '# One\n\nWords.',
        'two.md': '# Two\n\n## Inner\n\nWords.\n\n# Last\n\nWords.',
        'three.md': '# Three\n\nWords.',
        'manuscript.yaml':
          'number-sections: true\nchapters: [{chapters: [one.md], numbered: off}, {part: A, chapters: [three.md, {chapters: [two.md], numbered: No}]}]'
      },
      ['One', 'A', '1 Three', 'Two', 'Inner', 'Last']
    ],
    [
      'Quarto with a chapter that turns its numbers off',
      {
        ...files,
        'law.md': '---\nnumber-sections: false\n---\n\n# Law\n\n## Old\n\nWords.',
        '_quarto.yml': 'book:\n  chapters: [index.md, law.md, tables.md]'
      },
      ['Preface', 'Law', 'Old', '1 Tables']
    ],
    [
      'MyST with a page that turns its numbers off',
      {
        ...files,
        'law.md': '---\nnumbering: {headings: false}\n---\n\n# Law\n\n## Old\n\nWords.',
        'myst.yml': 'project:\n  title: A\n  toc: [{file: index.md}, {file: law.md}, {file: tables.md}]'
      },
      ['Preface', 'Law', 'Old', '1 Tables']
    ],
    [
      'Jupyter Book with numbers in one of its parts',
      {
        ...files,
        'index.md': '# Welcome\n\nWords.',
        '_config.yml': 'title: A',
        '_toc.yml':
          'format: jb-book\nroot: index\nparts:\n  - caption: Rules\n    numbered: 2\n    chapters: [{file: law}]\n  - caption: Back\n    chapters: [{file: tables}]'
      },
      ['Welcome', 'Rules', '1 Law', '1.1 Old', 'Back', 'Tables']
    ],
    [
      'Jupyter Book with numbers in all chapters but its root',
      {
        ...files,
        'index.md': '# Welcome\n\nWords.',
        '_config.yml': 'title: A',
        '_toc.yml': 'root: index\noptions: {numbered: true}\nchapters: [{file: law}, {file: tables}]'
      },
      ['Welcome', '1 Law', '1.1 Old', '2 Tables']
    ],
    [
      'Sphinx with numbers and a part',
      {
        ...files,
        'conf.py': 'project = "A"',
        'index.md':
          '# Welcome\n\n```{toctree}\n:numbered:\n\nlaw\n```\n\n```{toctree}\n:caption: Back\n\ntables\n```\n'
      },
      ['Welcome', '1 Law', '1.1 Old', 'Back', 'Tables']
    ],
    [
      'mdBook with chapters outside its lists',
      {
        'book.toml': '[book]\ntitle = "A"',
        'src/SUMMARY.md':
          '# Summary\n\n[Welcome](index.md)\n\n- [Law](law.md)\n\n# Back\n\n- [Tables](tables.md)\n\n[Thanks](end.md)',
        'src/index.md': '# Welcome\n\nWords.',
        'src/law.md': law,
        'src/tables.md': '# Tables\n\nWords.',
        'src/end.md': '# Thanks\n\nWords.'
      },
      ['Welcome', '1 Law', '1.1 Old', 'Back', '2 Tables', 'Thanks']
    ],
    [
      'Quarto with files that begin parts',
      {
        ...files,
        'rules.md': '# Rules {#sec-rules}\n\nOf law.\n\n## Scope\n\nWide.',
        'end.md': '---\ntitle: The end\n---\n\nWords.\n\n## Last\n\nWords.',
        '_quarto.yml':
          'book:\n  chapters: [index.md, {part: rules.md, chapters: [law.md]}, {part: end.md, chapters: [more.md]}]\n  appendices: [tables.md]',
        'more.md': '# More\n\nWords.'
      },
      ['Preface', 'Rules', 'Scope', '1 Law', '1.1 Old', 'The end', 'Last', '2 More', 'A Tables']
    ],
    [
      'Quarto with titles in the front matter',
      {
        '_quarto.yml':
          'number-sections: true\nbook:\n  chapters: [index.md, law.md]\n  appendices: [tables.md]',
        'index.md': '---\ntitle: "The *first*"\n---\n\nWords.\n\n## Old\n\nWords.',
        'law.md': '---\ntitle: Law\n---\n\n# Law\n\nWords.',
        'tables.md': '---\ntitle: "Tables {#sec-tables}"\n---\n\nIn @sec-tables.'
      },
      ['1 The first', '1.1 Old', '2 Law', 'A Tables']
    ]
  ])('%s', async (_, own, headings) => {
    const {body} = await articleOf(own)
    const found = body.flatMap(block =>
      block.type === 'heading' ? [`${block.number ?? ''} ${wordsOf(block.children)}`.trim()] : []
    )
    expect(found).toEqual(headings)
  })

  test('pictures of a chapter in a subfolder are found beside the settings', async () => {
    const {diagnostics, body} = await renderingOf({
      '_bookdown.yml': 'rmd_subdir: true',
      'index.Rmd': '---\ntitle: A\n---\n\nWords.',
      'Rmd/1.Rmd':
        '![One](images/a.svg)\n\n![Own](b.svg)\n\n```{r f, fig.cap="Two", echo=FALSE}\nknitr::include_graphics(here::here("images", "a.svg"))\n```',
      'images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'Rmd/b.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    }).then(({diagnostics, article}) => ({diagnostics, body: article.body}))
    expect(diagnostics.filter(({severity}) => severity === 'error')).toEqual([])
    expect(body.flatMap(block => (block.type === 'figure' ? [block.label] : []))).toHaveLength(3)
  })

  test('the reference to an appendix of Quarto has its letter', async () => {
    const {body} = await articleOf({
      ...files,
      '_quarto.yml': 'number-sections: true\nbook:\n  chapters: [index.md]\n  appendices: [tables.md]'
    })
    expect(wordsOf(body)).toContain('In Appendix\u00a0A.')
  })

  test('references to the chapters of a Quarto book name chapters', async () => {
    const {body} = await articleOf({
      ...files,
      'law.md': '# Law {#sec-law}\n\n## Old {#sec-old}\n\nIn @sec-law, @sec-old and [@sec-law; @sec-new].',
      'new.md': '# New {#sec-new}\n\nWords.',
      '_quarto.yml': 'book:\n  chapters: [index.md, {part: Rules, chapters: [law.md, new.md]}]'
    })
    expect(wordsOf(body).replaceAll('\u00a0', ' ')).toContain(
      'In Chapter 1, Section 1.1 and Chapters 1 and 2.'
    )
  })

  test('a part without chapters is a fault', async () => {
    const files = {'manuscript.yaml': 'chapters: [a.md, {part: Law}]', 'a.md': words}
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    expect(diagnostics.map(({message}) => message)).toContain(
      'The part “Law” has no chapters, expected `{part: Law, chapters: [chapter.md]}`'
    )
  })
})

test('works are found by the identifiers that Manubot cites', async () => {
  const keys = [
    'doi:10.1000/AB',
    'pmid:12',
    'pmcid:PMC3',
    'arxiv:1407.3561',
    'isbn:9780306406157',
    'url:https://example.org/a'
  ]
  const fields = [
    'doi={https://doi.org/10.1000/ab}',
    'pmid={12}',
    'pmcid={PMC3}',
    'url={https://arxiv.org/abs/1407.3561}',
    'isbn={978-0-306-40615-7}',
    'url={https://example.org/a/}'
  ]
  const {manuscript} = await build(
    textWorld({
      'a.md': `As said [${keys.map(key => `@${key}`).join('; ')}; @doi:10.1000/none].`,
      'references.bib': fields
        .map((field, index) => `@misc{k${index}, title={T${index}}, ${field}}`)
        .join('\n')
    }),
    createMemo(),
    {entry: '', outputs: []}
  )
  const found = manuscript.citations.flatMap(({references}) => references.map(reference => reference?.key))
  expect(found).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', undefined])
})

test.each([
  [
    '',
    'The paper is built in the order of the project, with its authors and bibliography. Figures',
    ['index.Rmd: The paper has no title, so `paper` is printed as its title']
  ],
  [
    'title: On bread\n',
    'The paper is built in the order of the project, with its title, authors and bibliography. Figures',
    []
  ]
])('a book of bookdown without a title says where to write one: %j', async (title, note, missing) => {
  const files = {
    '_bookdown.yml': 'delete_merged_file: true',
    'index.Rmd': `---\n${title}site: bookdown::bookdown_site\n---\n\n# One\n\nWords.`,
    '02.Rmd': '# Two\n\nWords.'
  }
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.find(({rule}) => rule === 'project-other')?.note).toContain(note)
  const found = diagnostics.filter(({rule}) => rule === 'title-missing')
  expect(found.map(({file, message}) => `${file}: ${message}`)).toEqual(missing)
})

test.each([
  [
    'a book of bookdown without numbers',
    {
      '_bookdown.yml': 'rmd_files: [index.Rmd]',
      '_output.yml': 'bookdown::gitbook:\n  number_sections: false'
    },
    false,
    false
  ],
  ['a book of bookdown', {'_bookdown.yml': 'rmd_files: [index.Rmd]'}, true, false],
  [
    'a book of Quarto without numbers in a format',
    {'_quarto.yml': 'book:\n  chapters: [index.qmd]\nformat:\n  html: {number-sections: false}'},
    false,
    false
  ],
  [
    'documents of Quarto with numbers in a format',
    {'_quarto.yml': 'project: {type: default}\nformat:\n  html: {number-sections: true}'},
    true,
    false
  ],
  ['documents of Quarto', {'_quarto.yml': 'project: {type: default}'}, undefined, true],
  ['MyST', {'myst.yml': 'version: 1\nproject: {title: A}'}, undefined, true],
  [
    'MyST with numbers',
    {'myst.yml': 'version: 1\nproject:\n  title: A\n  numbering: {headings: true}'},
    true,
    false
  ]
])('the numbers of sections are those of the project: %s', async (_, project, expected, isTold) => {
  const chapter = Object.hasOwn(project, '_bookdown.yml')
    ? 'index.Rmd'
    : Object.hasOwn(project, 'myst.yml')
      ? 'index.md'
      : 'index.qmd'
  const files = {...project, [chapter]: '---\ntitle: A\n---\n\n# One\n\nWords.'}
  const {diagnostics, manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  expect(manuscript.settings.numberSections).toBe(expected)
  const {note = ''} = diagnostics.find(({rule}) => rule === 'project-other') ?? {}
  expect(note.includes('`number-sections: false` removes the numbers')).toBe(isTold)
})

test('Manubot has the works beside its chapters', async () => {
  const {diagnostics, manuscript} = await build(
    textWorld({
      'content/metadata.yaml': 'title: A\nlicense: MIT\nkeywords: [a]',
      'content/01.md': 'As said [@url:https://example.org/a].',
      'content/manual-references.json':
        '[{"id": "url:https://example.org/a", "type": "webpage", "title": "A page", "URL": "https://example.org/a", "issued": {"date-parts": [[2019]]}}]'
    }),
    createMemo(),
    {entry: '', outputs: []}
  )
  expect(diagnostics.filter(({severity}) => severity === 'error')).toEqual([])
  expect(manuscript.bibliography.references.map(({key}) => key)).toEqual(['url:https://example.org/a'])
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

test('the title and the order of a project of Zettlr are named as settings to write', async () => {
  const files = {
    '.ztr-directory': '{"project": {"title": "Bread", "files": ["b.md", "a.md"]}, "sorting": "name-up"}',
    'a.md': `---\ntitle: One\n---\n\n${words}`,
    'b.md': words,
    'c.md': words
  }
  const {manuscript, diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const found = diagnostics.find(({rule}) => rule === 'project-unread')
  expect({
    title: manuscript.metadata.title?.text,
    chapters: manuscript.chapters.map(({path}) => path),
    severity: found?.severity,
    note: found?.note,
    said: found?.message
  }).toEqual({
    title: 'One',
    chapters: ['a.md', 'b.md', 'c.md'],
    severity: 'warning',
    note: 'Its title is ignored, and the files are built in the order of their names, with those that the project leaves out: `c.md`.',
    said: 'The folder is a Zettlr project, expected `title: Bread` and `chapters: [b.md, a.md]` in a file `manuscript.yaml`'
  })
})

test('a folder of Zettlr without a project is as any other', async () => {
  expect((await built({'.ztr-directory': '{"sorting": "name-up"}', 'a.md': words})).said).toBeUndefined()
})

test('parts of a project that are not printed are told with the form to write', async () => {
  const told = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    return diagnostics.filter(({rule}) => rule === 'project-unread').map(({message}) => message)
  }
  expect(
    await told({
      '_bookdown.yml': 'rmd_files:\n  html: [index.Rmd]\n  latex: [index.Rmd, ref.Rmd]\n',
      'index.Rmd': '---\ntitle: T\n---\n\n# One\n\nWords.',
      'ref.Rmd': words
    })
  ).toEqual([expect.stringContaining('chapter `ref.Rmd` of `rmd_files: latex`')])
  expect(
    await told({
      '_config.yml': 'title: T\n',
      '_toc.yml':
        'root: intro\nchapters:\n- file: lu\n  sections:\n  - file: qr\n- url: https://x.org\n  title: More\n',
      'intro.md': words,
      'lu.md': words,
      'qr.md': words
    })
  ).toEqual([
    expect.stringContaining('`## Title` for `# Title`'),
    expect.stringContaining('`[More](https://x.org)`')
  ])
  expect(
    await told({
      'a.yaml': 'input-files: [x.md]\n',
      'b.yaml': 'input-files: [x.md, y.md]\n',
      'x.md': words,
      'y.md': words
    })
  ).toEqual([expect.stringContaining('settings in `b.yaml` have no effect')])
})

test('settings of a project that change words or numbers are warnings, and those of the layout are none', async () => {
  const rows: ReadonlyArray<readonly [files: Readonly<Record<string, string>>, told: readonly string[]]> = [
    [
      {
        '_quarto.yml':
          'project: {type: book}\nlang: de\nbook:\n  title: A\n  site-url: x\n  number-depth: 2\n  downloads: [pdf]\n  chapters: [index.qmd]\nnumber-offset: 3\ncrossref: {fig-prefix: Diagr.}\nlanguage: {crossref-tbl-title: Übersicht, section-title-references: Literatur}\nacknowledgements: Thanks\nformat: html\nexecute: {echo: false}\neditor: visual',
        'index.qmd': words
      },
      [
        'number-depth',
        'number-offset',
        '`crossref: fig-prefix`, `language: crossref-tbl-title`',
        'acknowledgements'
      ]
    ],
    [
      {
        'myst.yml':
          'version: 1\nproject:\n  title: A\n  github: x\n  error_rules: []\n  references: {py: {url: x}}\n  numbering: {figure: {template: "Abb. %s"}, table: {continue: true}, equation: {enabled: false}, heading_1: {enabled: true}, heading_2: {enabled: false}, heading_3: {enabled: true}}\nsite: {template: book-theme}',
        'index.md': words
      },
      ['`numbering: figure`', '`numbering: equation`', '`numbering: heading_2`']
    ],
    [
      {
        '_bookdown.yml': 'book_filename: x\nlanguage: {label: {fig: "Diag. ", tab: "Table "}, ui: {edit: E}}',
        'index.Rmd': `---\ntitle: A\n---\n\n${words}`
      },
      ['`language: label: fig`']
    ],
    [
      {
        'defaults.yaml': 'input-files: [b.md]\nto: html\nstandalone: true\nmetadata: {figPrefix: Diagr.}',
        'b.md': words
      },
      ['`figPrefix`']
    ]
  ]
  for (const [files, told] of rows) {
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    const found = diagnostics.filter(({rule}) => rule === 'setting-unknown')
    expect(found.map(({message}) => message)).toEqual(told.map(each => expect.stringContaining(each)))
    expect(found.every(({severity}) => severity === 'warning')).toBe(true)
  }
})

describe('the settings of a Quarto document are those of its front matter, and the project’s where it has none', () => {
  const project = [
    'title: Of bread',
    'subtitle: Its price',
    'date: 2023-06-27',
    'abstract: A loaf.',
    'keywords: [bread, price]',
    'lang: de',
    'authors: [{name: Ada Lovelace, affiliations: [{ref: uc}]}]',
    'affiliations: [{id: uc, name: University of C}]'
  ].join('\n')

  test.each<
    [name: string, files: Record<string, string>, expected: Partial<Awaited<ReturnType<typeof metadataOf>>>]
  >([
    [
      'a text without front matter',
      {'_quarto.yml': project, 'index.qmd': words},
      {
        title: 'Of bread',
        subtitle: 'Its price',
        abstract: 'A loaf.',
        keywords: ['bread', 'price'],
        lang: 'de',
        authors: ['Ada Lovelace'],
        affiliations: ['University of C']
      }
    ],
    [
      'a text with a title and a language of its own',
      {'_quarto.yml': project, 'index.qmd': `---\ntitle: Of salt\nlang: en\n---\n\n${words}`},
      {title: 'Of salt', subtitle: 'Its price', lang: 'en', authors: ['Ada Lovelace']}
    ],
    [
      'a manuscript with its abstract in the project',
      {
        '_quarto.yml': 'project: {type: manuscript}\nmanuscript: {article: p.qmd}\nabstract: Of bread.',
        'p.qmd': `---\ntitle: A\n---\n\n${words}`
      },
      {title: 'A', abstract: 'Of bread.'}
    ],
    [
      'the settings of the folder, which precede those of the project',
      {'_quarto.yml': project, '_metadata.yml': 'subtitle: Of the folder', 'index.qmd': words},
      {title: 'Of bread', subtitle: 'Of the folder'}
    ]
  ])('%s', async (_, files, expected) => {
    expect(await metadataOf(files)).toMatchObject(expected)
  })

  test('a fault in them is at its place in the file of the project', async () => {
    const files = {'_quarto.yml': 'title: A\norcid: 1\ndate: yesterday', 'index.qmd': words}
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    const found = diagnostics.filter(({message}) => message.includes('yesterday'))
    expect(found.map(({file, start}) => `${file}:${start?.line}`)).toEqual(['_quarto.yml:3'])
  })
})

async function metadataOf(files: Readonly<Record<string, string>>) {
  const {manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  const {title, subtitle, abstracts, keywords, lang, authors, affiliations} = manuscript.metadata
  return {
    title: title?.text,
    subtitle: subtitle?.text,
    abstract: abstracts[0]?.text.trim(),
    keywords: keywords.flatMap(({words: each}) => each),
    lang,
    authors: authors.map(({name}) => name),
    affiliations: affiliations.map(({name}) => name)
  }
}
