import {type Rule, reportedWhileReading} from './rule.ts'

export const licenseVersion = {
  code: 'G419',
  name: 'license-version',
  severity: 'warning',
  summary: 'The licence is named with its version.',
  why: 'The versions of a licence have different terms, and readers must know which of them apply.',
  examples: [
    {name: 'with a version', files: {'manuscript.yaml': 'license: CC-BY-3.0', '01.md': 'Words.'}, expect: []},
    {
      name: 'without a version',
      files: {'manuscript.yaml': 'license: CC-BY-ND', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:10-1:18 The licence `CC-BY-ND` has no version and is treated as `CC-BY-ND-4.0`'
      ]
    }
  ],
  check: reportedWhileReading('license-version')
} satisfies Rule
