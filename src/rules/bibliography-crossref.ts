import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyCrossref = {
  code: 'G206',
  name: 'bibliography-crossref',
  severity: 'error',
  summary:
    'The parent that an entry names with `crossref` or `xdata` exists, and does not inherit from its heir.',
  why: 'What the entry should take from its parent is missing from the list of references.',
  examples: [
    {
      name: 'missing parent',
      files: {'01.md': '[@doe]', 'references.bib': '@inbook{doe, title={A}, crossref={roe}}'},
      expect: [
        'references.bib:1:34-1:39 Unexpected `crossref` to unknown entry `roe`, expected a key of the bibliography'
      ]
    },
    {
      name: 'circle',
      files: {
        '01.md': '[@doe; @roe]',
        'references.bib': '@inbook{doe, crossref = {roe}}\n@book{roe, title = {B}, crossref = {doe}}'
      },
      expect: [
        'references.bib:2:36-2:41 Unexpected `crossref` to `doe`, which leads back to `roe`, expected a parent that does not'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-crossref')
} satisfies Rule
