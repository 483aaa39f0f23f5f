import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyDuplicateField = {
  code: 'G205',
  name: 'bibliography-duplicate-field',
  severity: 'warning',
  summary: 'No entry has the same field twice.',
  why: 'Only one of the two values is printed.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, title={A}, title={B}}'},
      expect: ['references.bib:1:23-1:32 The entry has the field `title` twice']
    },
    {
      name: 'once in each of two entries',
      files: {'01.md': '[@doe; @roe]', 'references.bib': '@book{doe, title={A}}\n@book{roe, title={A}}'},
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-duplicate-field')
} satisfies Rule
