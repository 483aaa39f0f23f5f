import {type Rule, reportedWhileReading} from './rule.ts'

export const mathUnclosed = {
  code: 'G507',
  name: 'math-unclosed',
  severity: 'error',
  summary: 'Every `$$` that opens is closed.',
  why: 'The text after it is taken for a formula.',
  examples: [
    {
      name: 'unclosed',
      files: {'01.md': '$$\nx\n\nWords.'},
      expect: ['01.md:1:1-4:7 Unexpected end of the text, expected `$$`']
    }
  ],
  check: reportedWhileReading('math-unclosed')
} satisfies Rule
