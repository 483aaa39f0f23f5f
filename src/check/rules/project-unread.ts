import {type Rule, reportedWhileReading} from './rule.ts'

export const projectUnread = {
  code: 'G609',
  name: 'project-unread',
  severity: 'warning',
  summary: 'Every chapter in another program’s project is printed.',
  why: 'The text of the chapter is missing from the paper.',
  examples: [
    {
      name: 'a chapter in another format',
      files: {
        '_quarto.yml': 'book:\n  title: A\n  chapters:\n    - index.qmd\n    - tables.Rnw\n',
        'index.qmd': '# One\n\nWords.',
        'tables.Rnw': 'Words.'
      },
      expect: [
        '_quarto.yml:5:7-5:17 The chapter `tables.Rnw` of the Quarto project is not printed, expected a Markdown file or a notebook'
      ]
    },
    {
      name: 'a pattern without files',
      files: {
        'myst.yml':
          'project:\n  title: A\n  toc:\n    - file: index.md\n    - pattern: notes/*{.md,.ipynb}\n',
        'index.md': '# One\n\nWords.'
      },
      expect: [
        'myst.yml:5:16-5:35 The pattern `notes/*{.md,.ipynb}` of the MyST project is not printed, expected a Markdown file or a notebook'
      ]
    },
    {
      name: 'Markdown files and notebooks',
      files: {
        'myst.yml': 'project:\n  title: A\n  toc:\n    - file: index\n    - pattern: notes/**{.md,.ipynb}\n',
        'index.md': '# One\n\nWords.',
        'notes/two.md': '# Two\n\nWords.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('project-unread')
} satisfies Rule
