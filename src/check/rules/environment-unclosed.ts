import {type Rule, reportedWhileReading} from './rule.ts'

export const environmentUnclosed = {
  code: 'G506',
  name: 'environment-unclosed',
  severity: 'error',
  summary: 'Every TeX environment is closed.',
  why: 'The text after an unclosed environment is parsed as a formula.',
  examples: [
    {
      name: 'unclosed',
      files: {'01.md': '\\begin{align}\nx\n\nWords.'},
      expect: ['01.md:1:1-4:7 The block that begins here is not closed, expected `\\end{align}`']
    },
    {
      name: 'closed',
      files: {'01.md': '\\begin{align}\nx\n\\end{align}\n\nWords.'},
      expect: []
    }
  ],
  check: reportedWhileReading('environment-unclosed')
} satisfies Rule
