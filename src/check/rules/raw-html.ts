import {type Rule, reportedWhileReading} from './rule.ts'

export const rawHtml = {
  code: 'G502',
  name: 'raw-html',
  severity: 'warning',
  summary: 'The text contains only text-level HTML.',
  why: 'Nothing in a manuscript may run in a reader’s browser, so all HTML except a short list of elements and attributes is printed as typed, and so are unmatched tags. Tags that are not HTML are also printed as typed, but are not reported, because they are usually examples of XML.',
  examples: [
    {
      name: 'a tag',
      files: {'01.md': 'One <blink>two</blink>.'},
      expect: [
        '01.md:1:5-1:12 The HTML tag `<blink>` is not supported by galley',
        '01.md:1:15-1:23 The HTML tag `<blink>` is not supported by galley'
      ]
    },
    {
      name: 'what only sets text',
      files: {'01.md': 'H<sub>2</sub>O<br><span lang="la">aqua</span>.'},
      expect: []
    },
    {
      name: 'a tag of another language',
      files: {'01.md': 'We encode <persName>Jane</persName> and <tei:name key="b"/>.'},
      expect: []
    },
    {name: 'a comment', files: {'01.md': 'One <!-- two -->.'}, expect: []}
  ],
  check: reportedWhileReading('raw-html')
} satisfies Rule
