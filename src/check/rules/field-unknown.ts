import {type Rule, reportedWhileReading} from './rule.ts'

export const fieldUnknown = {
  code: 'G250',
  name: 'field-unknown',
  severity: 'info',
  summary: 'Every field of an entry is known to BibTeX, BibLaTeX or a reference manager.',
  why: 'No style prints an unknown field.',
  examples: [
    {
      name: 'a field of nobody, and one with another name',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@book{doe, title = {A}, orcid = {0000-0002-1825-0097}, website = {https://e.org}}'
      },
      expect: [
        'references.bib:1:25-1:30 `orcid` is not a BibTeX or BibLaTeX field',
        'references.bib:1:56-1:63 `website` is not a BibTeX or BibLaTeX field, expected `url`'
      ]
    },
    {
      name: 'fields of programs',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@book{doe, title = {A}, adsurl = {x}, bdsk-url-1 = {y}, timestamp = {z}}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('field-unknown')
} satisfies Rule
