import {type Rule, reportedWhileReading} from './rule.ts'

export const chapterUnreadable = {
  code: 'G504',
  name: 'chapter-unreadable',
  severity: 'error',
  summary: 'A chapter nests its quotations and lists less than a thousand levels deep.',
  why: 'No reader program survives such a text.',
  examples: [{name: 'an ordinary chapter', files: {'01.md': '> > Words.'}, expect: []}],
  check: reportedWhileReading('chapter-unreadable')
} satisfies Rule
