import {type Rule, reportedWhileReading} from './rule.ts'

export const orcidInvalid = {
  code: 'G403',
  name: 'orcid-invalid',
  severity: 'error',
  summary: 'Every ORCID iD has the right check digit.',
  why: 'A mistyped iD belongs to no one, or to another person.',
  examples: [
    {
      name: 'ORCID’s own example',
      files: {'manuscript.yaml': 'authors: [{name: A, orcid: 0000-0002-1825-0097}]', '01.md': 'Words.'},
      expect: []
    },
    {
      name: 'one digit off',
      files: {'manuscript.yaml': 'authors: [{name: A, orcid: 0000-0002-1825-0098}]', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:28-1:47 `0000-0002-1825-0098` is not an ORCID iD']
    },
    {
      name: 'left over from a template',
      files: {'manuscript.yaml': 'authors: [{name: A, orcid: XXXX-XXXX-XXXX-XXXX}]', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:28-1:47 `XXXX-XXXX-XXXX-XXXX` is a placeholder, not an ORCID iD']
    }
  ],
  check: reportedWhileReading('orcid-invalid')
} satisfies Rule
