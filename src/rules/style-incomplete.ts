import {type Rule, reportedWhileReading} from './rule.ts'

export const styleIncomplete = {
  code: 'G705',
  name: 'style-incomplete',
  severity: 'warning',
  summary:
    'The slots of the journal style are known, and `galley style check` finds its fonts with their licences.',
  why: 'An unknown slot stands on the page as it is written, and a font without a licence may not be given on.',
  examples: [
    {
      name: 'unknown slot',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css': '@page { @top-center { content: {{running-titel}} } }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/print.css:1:32-1:49 Unexpected slot `{{running-titel}}`, expected one that galley fills'
      ]
    },
    {
      name: 'known slots',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css': '@page { @top-center { content: {{running-title}} } }',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-incomplete')
} satisfies Rule
