import {type Rule, reportedWhileReading} from './rule.ts'

export const referenceUnlisted = {
  code: 'G105',
  name: 'reference-unlisted',
  severity: 'error',
  summary: 'Every cited work is in a list of references, if the paper has several.',
  why: 'The reader finds a citation and no reference for it.',
  examples: [
    {
      name: 'the rest has a list, too',
      files: {
        '01.md': '@doe and @roe.\n\n::: {.refs type=book}\n:::\n\n::: {#refs}\n:::',
        'references.bib': '@book{doe,}\n@report{roe,}'
      },
      expect: []
    },
    {
      name: 'no list asks for it',
      files: {
        '01.md': '@doe and @roe.\n\n::: {.refs type=book}\n:::',
        'references.bib': '@book{doe,}\n@report{roe,}'
      },
      expect: ['references.bib:2:1-2:12 `roe` is cited but in no list of references']
    }
  ],
  check: reportedWhileReading('reference-unlisted')
} satisfies Rule
