import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyCrossref = {
  code: 'G206',
  name: 'bibliography-crossref',
  severity: 'error',
  summary:
    'The parent that an entry names with `crossref` or `xdata` exists, and does not itself inherit from the entry.',
  why: 'The fields that the entry should inherit are missing from the list of references.',
  examples: [
    {
      name: 'missing parent',
      files: {'01.md': '[@doe]', 'references.bib': '@inbook{doe, title={A}, crossref={roe}}'},
      expect: ['references.bib:1:34-1:39 `crossref` names `roe`, which is not in the bibliography']
    },
    {
      name: 'circle',
      files: {
        '01.md': '[@doe; @roe]',
        'references.bib': '@inbook{doe, crossref = {roe}}\n@book{roe, title = {B}, crossref = {doe}}'
      },
      expect: ['references.bib:2:36-2:41 `crossref` names `doe`, which leads back to `roe`']
    },
    {
      name: 'a parent that follows',
      files: {
        '01.md': '[@doe; @roe]',
        'references.bib': '@inbook{doe, title={A}, crossref={roe}}\n@book{roe, title={B}}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-crossref')
} satisfies Rule
