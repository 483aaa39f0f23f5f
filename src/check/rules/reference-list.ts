import {type Rule, reportedWhileReading} from './rule.ts'

export const referenceList = {
  code: 'G106',
  name: 'reference-list',
  severity: 'warning',
  summary: 'Every list of references has valid conditions and selects at least one work.',
  why: 'A list that selects nothing leaves its heading empty, and the works are printed elsewhere.',
  examples: [
    {
      name: 'by keyword',
      files: {
        '01.md': '@doe\n\n::: {.refs keyword=primary}\n:::',
        'references.bib': '@book{doe, keywords = {primary, law}}'
      },
      expect: []
    },
    {
      name: 'nothing of that kind',
      files: {
        '01.md': '@doe\n\n::: {.refs type=report}\n:::\n\n::: {#refs}\n:::',
        'references.bib': '@book{doe,}'
      },
      expect: ['01.md:3:1-4:4 This list of references is empty']
    },
    {
      name: 'misspelt',
      files: {'01.md': '@doe\n\n::: {#refs typ=book}\n:::', 'references.bib': '@book{doe,}'},
      expect: [
        '01.md:3:1-4:4 `typ` is not an attribute of a list of references, expected `type`, `keyword`, `file`, `scope` or `annotations`'
      ]
    }
  ],
  check: reportedWhileReading('reference-list')
} satisfies Rule
