import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyLatex = {
  code: 'G208',
  name: 'bibliography-latex',
  severity: 'warning',
  summary: 'The LaTeX of a bibliography can be printed.',
  why: 'An unknown command is printed in the list of references as typed, backslash and all.',
  examples: [
    {
      name: 'known commands',
      files: {
        '01.md': '[@doe]',
        'references.bib': "@book{doe, title = {On \\emph{Caf\\'e} and CO$_2$}}"
      },
      expect: []
    },
    {
      name: 'misspelt command',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe,\n  title = {On \\textti{Homo}}\n}'},
      expect: ['references.bib:2:15-2:22 galley does not know the LaTeX command `\\textti`']
    },
    {
      name: 'open formula',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, title = {Costs of $5}}'},
      expect: [
        'references.bib:1:30-1:31 The formula after `$` is not closed, expected `$`, or `\\$` for a dollar sign'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-latex')
} satisfies Rule
