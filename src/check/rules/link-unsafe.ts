import {type Rule, reportedWhileReading} from './rule.ts'

export const linkUnsafe = {
  code: 'G505',
  name: 'link-unsafe',
  severity: 'error',
  protects: true,
  summary: 'Every link goes to the web, to an e-mail address or to a part of the paper.',
  why: 'A link that runs a program or opens a file harms the reader, and journals refuse it.',
  examples: [
    {name: 'a page', files: {'01.md': 'See [the court](https://example.org).'}, expect: []},
    {
      name: 'a script',
      files: {'01.md': 'See [the court](javascript:alert%281%29).'},
      expect: ['01.md:1:5-1:41 The link to `javascript:alert%281%29` could run a program, so it is left out']
    }
  ],
  check: reportedWhileReading('link-unsafe')
} satisfies Rule
