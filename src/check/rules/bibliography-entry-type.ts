import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyEntryType = {
  code: 'G204',
  name: 'bibliography-entry-type',
  severity: 'warning',
  summary: 'The type of every entry is known to BibTeX or BibLaTeX.',
  why: 'An entry of an unknown type is printed as a miscellaneous work, without many of its fields.',
  examples: [
    {
      name: 'misspelt',
      files: {'01.md': '[@doe]', 'references.bib': '@artcle{doe, title={A}}'},
      expect: ['references.bib:1:1-1:12 `@artcle` is not a BibTeX or BibLaTeX entry type']
    },
    {
      name: 'known to BibLaTeX only',
      files: {'01.md': '[@doe]', 'references.bib': '@online{doe, title={A}}'},
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-entry-type')
} satisfies Rule
