import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyDuplicateString = {
  code: 'G210',
  name: 'bibliography-duplicate-string',
  severity: 'warning',
  summary: 'An abbreviation has one meaning in a bibliography.',
  why: 'The same abbreviation is printed as two different journals or publishers.',
  examples: [
    {
      name: 'two meanings',
      files: {
        '01.md': '[@doe]',
        'references.bib':
          '@string{jp = {Journal of Peace}}\n@string{jp = {Journal of Physics}}\n@article{doe, journal = jp}'
      },
      expect: ['references.bib:2:1-2:11 `jp` is defined twice']
    },
    {
      name: 'the same twice',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@string{jp = {Peace}}\n@string{jp = {Peace}}\n@article{doe, journal = jp}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-duplicate-string')
} satisfies Rule
