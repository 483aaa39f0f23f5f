import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyValue = {
  code: 'G207',
  name: 'bibliography-value',
  severity: 'warning',
  summary: 'Names and dates of the bibliography are written as BibTeX reads them.',
  why: 'What cannot be read is printed as it stands, so one author may become three, or none.',
  examples: [
    {
      name: 'names in order',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, author = {Doe, Jane and Roe, Richard}}'},
      expect: []
    },
    {
      name: 'commas between names',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@book{doe, author = {Jane Doe, Richard Roe, Ann Poe, Bob Zoe}}'
      },
      expect: [
        'references.bib:1:21-1:62 Unexpected commas in the name `Jane Doe, Richard Roe, Ann Poe, Bob Zoe`, expected `Family, Given` and ` and ` between names'
      ]
    },
    {
      name: 'set of two works',
      files: {
        '01.md': '[@both; @doe; @roe]',
        'references.bib':
          '@book{doe, title = {A}}\n@book{roe, title = {B}}\n@set{both, entryset = {doe, roe}}'
      },
      expect: [
        'references.bib:3:23-3:33 Unexpected set of 2 works, expected citations of each: only `doe` is printed'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-value')
} satisfies Rule
