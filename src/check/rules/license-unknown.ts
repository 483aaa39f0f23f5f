import {type Rule, reportedWhileReading} from './rule.ts'

export const licenseUnknown = {
  code: 'G402',
  name: 'license-unknown',
  severity: 'error',
  summary: 'The licence is one that galley knows.',
  why: 'Machines find the licence by its address; a wrong name leads nowhere.',
  examples: [
    {
      name: 'misspelt',
      files: {'manuscript.yaml': 'license: CC-BY-NC-DN-4.0', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:10-1:25 `CC-BY-NC-DN-4.0` is not the SPDX identifier of a licence, such as `CC-BY-NC-ND-4.0`'
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
