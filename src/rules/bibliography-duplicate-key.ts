import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyDuplicateKey = {
  code: 'G202',
  name: 'bibliography-duplicate-key',
  severity: 'error',
  summary: 'No two entries of the bibliography have the same key.',
  why: 'Only the first entry is printed; a citation of the second shows the wrong work.',
  examples: [
    {
      name: 'twice',
      files: {'01.md': '[@doe]', 'references.bib': '@book{doe, title={A}}\n@book{doe, title={B}}'},
      expect: [
        'references.bib:2:1-2:10 Unexpected second entry with the key `doe`, expected a key of its own'
      ]
    }
  ],
  check: reportedWhileReading('bibliography-duplicate-key')
} satisfies Rule
