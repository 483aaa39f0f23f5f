import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyField = {
  code: 'G209',
  name: 'bibliography-field',
  severity: 'warning',
  summary: 'No field name of an entry looks misspelt.',
  why: 'The value of a misspelt field is missing from the list of references.',
  examples: [
    {
      name: 'misspelt',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe,\n  auhtor = {Doe, Jane}\n}'},
      expect: ['references.bib:2:3-2:9 `auhtor` is not a BibTeX or BibLaTeX field, expected `author`']
    },
    {
      name: 'fields of other programs',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@book{doe, title = {A}, mendeley-groups = {mine}, owner = {jane}}'
      },
      expect: []
    },
    {
      name: 'fields of reviews, as MathSciNet and zbMATH write them',
      files: {
        '01.md': '[@doe]',
        'references.bib':
          '@book{doe, title = {A}, mrnumber = {25:1139}, mrclass = {55N31}, zblnumber = {0122.05001}, ee = {https://doi.org/10.1000/a}}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-field')
} satisfies Rule
