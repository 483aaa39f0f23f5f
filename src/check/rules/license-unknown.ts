import {type Rule, reportedWhileReading} from './rule.ts'

export const licenseUnknown = {
  code: 'G402',
  name: 'license-unknown',
  severity: 'error',
  summary: 'galley recognizes the licence.',
  why: 'Programs identify the licence by its URL, which galley cannot find for an unknown name.',
  examples: [
    {
      name: 'misspelt',
      files: {'manuscript.yaml': 'license: CC-BY-NC-DN-4.0', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:10-1:25 `CC-BY-NC-DN-4.0` is not the SPDX identifier of a licence, expected one such as `CC-BY-NC-ND-4.0`'
      ]
    },
    {
      name: 'known',
      files: {'manuscript.yaml': 'license: CC-BY-NC-ND-4.0', '01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('license-unknown')
} satisfies Rule
