import {type Rule, reportedWhileReading} from './rule.ts'

export const divUnclosed = {
  code: 'G503',
  name: 'div-unclosed',
  severity: 'warning',
  summary: 'Every `:::` that opens is closed.',
  why: 'An unclosed div contains everything after it.',
  examples: [
    {
      name: 'unclosed',
      files: {'01.md': '::: note\n\nWords.'},
      expect: ['01.md:1:1-3:7 The block that begins here is not closed, expected `:::`']
    },
    {name: 'closed', files: {'01.md': '::: note\n\nWords.\n\n:::'}, expect: []}
  ],
  check: reportedWhileReading('div-unclosed')
} satisfies Rule
