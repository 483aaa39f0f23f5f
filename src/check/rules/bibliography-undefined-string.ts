import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographyUndefinedString = {
  code: 'G203',
  name: 'bibliography-undefined-string',
  severity: 'warning',
  summary: 'Every abbreviation in a bibliography is defined with `@string`.',
  why: 'An undefined abbreviation itself is printed, instead of its meaning.',
  examples: [
    {
      name: 'undefined',
      files: {'01.md': '[@doe]', 'references.bib': '@article{doe, journal = jpr}'},
      expect: ['references.bib:1:25-1:28 No `@string` defines `jpr`, expected `{jpr}` for literal text']
    },
    {
      name: 'defined',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@string{jpr = "Journal of Peace Research"}\n@article{doe, journal = jpr}'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('bibliography-undefined-string')
} satisfies Rule
