import {type Rule, reportedWhileReading} from './rule.ts'

export const styleInvalid = {
  code: 'G602',
  name: 'style-invalid',
  severity: 'error',
  summary: 'The journal style exists and can be read.',
  why: 'The paper is set in the plain style instead.',
  examples: [
    {
      name: 'unknown',
      files: {'manuscript.yaml': 'style: nature', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml Unexpected journal style `nature`, expected a built-in one or a folder `styles/nature` with a `style.yaml`'
      ]
    }
  ],
  check: reportedWhileReading('style-invalid')
} satisfies Rule
