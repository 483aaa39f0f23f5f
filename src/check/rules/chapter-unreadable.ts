import {type Rule, reportedWhileReading} from './rule.ts'

export const chapterUnreadable = {
  code: 'G504',
  name: 'chapter-unreadable',
  severity: 'error',
  protects: true,
  summary:
    'A chapter stays within the limits of `docs/limits.md`, such as the depth of nesting and the amount of markup in a paragraph.',
  why: 'Beyond these limits, text can take minutes to parse. The limits are counts rather than times, so every machine reports the same findings.',
  examples: [
    {name: 'an ordinary chapter', files: {'01.md': '> > Words.'}, expect: []},
    {
      name: 'more than a hundred quotations in each other',
      files: {'01.md': `${'> '.repeat(101)}Words.`},
      expect: ['01.md:1:202-1:202 Quotations and lists are nested more than 100 levels deep']
    }
  ],
  check: reportedWhileReading('chapter-unreadable')
} satisfies Rule
