import {type Rule, reportedWhileReading} from './rule.ts'

export const mathUnclosed = {
  code: 'G507',
  name: 'math-unclosed',
  severity: 'error',
  summary: 'Every `$$` that opens is closed.',
  why: 'The text after an unclosed formula is parsed as part of it.',
  examples: [
    {
      name: 'unclosed',
      files: {'01.md': '$$\nx\n\nWords.'},
      expect: ['01.md:1:1-1:3 This `$$` is not closed, expected another after the formula, or `\\$\\$`']
    },
    {
      name: 'a formula with TeX behind its dollars has no blank lines',
      files: {'01.md': '$$ x =\n\ny'},
      expect: ['01.md:1:1-1:3 This `$$` is not closed, expected another after the formula, or `\\$\\$`']
    },
    {
      name: 'closed on a line of its own',
      files: {'01.md': '$$ x =\n- y\n$$\n\n# Words'},
      expect: []
    },
    {
      name: 'unclosed in a line',
      files: {'01.md': 'Let $$x = 1 be so, as \\$\\$ says.'},
      expect: ['01.md:1:5-1:7 This `$$` is not closed, expected another after the formula, or `\\$\\$`']
    }
  ],
  check: reportedWhileReading('math-unclosed')
} satisfies Rule
