import {type Rule, reportedWhileReading} from './rule.ts'

export const chapterUnreadable = {
  code: 'G504',
  name: 'chapter-unreadable',
  severity: 'error',
  protects: true,
  summary: 'A chapter nests its quotations and lists less than 300 levels deep.',
  why: 'No reader program survives such a text.',
  examples: [
    {name: 'an ordinary chapter', files: {'01.md': '> > Words.'}, expect: []},
    {
      name: 'four hundred quotations in each other',
      files: {'01.md': `${'> '.repeat(400)}Words.`},
      expect: ['01.md:1:1-1:1 Unexpected nesting of more than 300 levels, expected a text that can be read']
    }
  ],
  check: reportedWhileReading('chapter-unreadable')
} satisfies Rule
