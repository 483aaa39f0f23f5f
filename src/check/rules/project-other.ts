import {type Rule, reportedWhileReading} from './rule.ts'

export const projectOther = {
  code: 'G608',
  name: 'project-other',
  severity: 'info',
  summary: 'galley lists the settings and files that it adopts from another program’s project.',
  why: 'The paper is built in the order of the project, with its title, authors and bibliography; its other settings have no effect.',
  examples: [
    {
      name: 'a book of Quarto',
      files: {
        '_quarto.yml':
          'project:\n  type: book\nbook:\n  title: A\n  chapters:\n    - index.qmd\n    - part: Law\n      chapters: [law.qmd]\n  appendices: [tables.qmd]\nbibliography: refs.bib\nformat: html\n',
        'index.qmd': '# One\n\nWords.',
        'law.qmd': '# Two\n\nWords.',
        'tables.qmd': '# Three\n\nWords.',
        'refs.bib': ''
      },
      expect: [
        '_quarto.yml The folder is built as a Quarto project: galley adopts title, bibliography, 3 chapters, 1 part, the appendices, but not format'
      ]
    },
    {
      name: 'a book of bookdown',
      files: {
        '_bookdown.yml': 'book_filename: book\nrmd_files: [index.Rmd, b.Rmd, a.Rmd]\n',
        'index.Rmd': '---\ntitle: A\n---\n\n# One\n\nWords.',
        'b.Rmd': '# Two\n\nWords.',
        'a.Rmd': '# Three\n\nWords.'
      },
      expect: [
        '_bookdown.yml The folder is built as a bookdown project: galley adopts the front matter of `index.Rmd`, 3 chapters, but not book_filename'
      ]
    },
    {
      name: 'settings of galley beside it',
      files: {'_quarto.yml': 'book:\n  title: A\n', 'manuscript.yaml': 'title: B\n', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('project-other')
} satisfies Rule
