import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyCrossref = {
  code: 'G206',
  name: 'bibliography-crossref',
  severity: 'error',
  summary: 'The parent that an entry names with `crossref` or `xdata` exists.',
  why: 'What the entry should take from its parent is missing from the list of references.',
  examples: [
    {
      name: 'missing parent',
      files: {'01.md': '[@doe]', 'references.bib': '@inbook{doe, title={A}, crossref={roe}}'},
      expect: [
        'references.bib:1:34-1:39 Unexpected `crossref` to unknown entry `roe`, expected a key of the bibliography'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-crossref')
} satisfies Rule
