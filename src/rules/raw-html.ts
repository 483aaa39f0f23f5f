import {type Rule, reportedWhileReading} from './rule.ts'

export const rawHtml = {
  code: 'G502',
  name: 'raw-html',
  severity: 'info',
  summary: 'The text holds no HTML.',
  why: 'Nothing that a manuscript brings along may run in a reader’s browser, so HTML is shown as its source.',
  examples: [
    {
      name: 'a tag',
      files: {'01.md': 'One <blink>two</blink>.'},
      expect: [
        '01.md:1:5-1:12 Unexpected HTML `<blink>`, expected Markdown',
        '01.md:1:15-1:23 Unexpected HTML `<blink>`, expected Markdown'
      ]
    },
    {name: 'a comment', files: {'01.md': 'One <!-- two -->.'}, expect: []}
  ],
  check: reportedWhileReading('raw-html')
} satisfies Rule
