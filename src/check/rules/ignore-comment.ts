import {type Rule, reportedWhileReading} from './rule.ts'

export const ignoreComment = {
  code: 'G704',
  name: 'ignore-comment',
  severity: 'warning',
  summary: 'Every comment that begins with `galley-` names a rule and gives a reason.',
  why: 'A comment without a rule or a reason waives nothing, and later readers of a waiver must know its reason.',
  examples: [
    {
      name: 'without a reason',
      files: {'01.md': '<!-- galley-ignore G101 -->\n\nRead @doe.'},
      expect: ['01.md:1:1-1:28 `galley-ignore` gives no reason, expected `galley-ignore G101: reason`']
    },
    {
      name: 'without a rule',
      files: {'01.md': 'Read @doe. <!-- galley-ignore: a draft -->'},
      expect: ['01.md:1:12-1:43 `galley-ignore` names no rule, expected `galley-ignore RULE: reason`']
    },
    {
      name: 'another word',
      files: {'01.md': 'Read it.', 'references.bib': '% galley-disable G102: a draft\n@book{doe,}'},
      expect: [
        'references.bib:1:1-1:31 galley has no comment `galley-disable`, expected `galley-ignore` or `galley-ignore-file`'
      ]
    },
    {
      name: 'sound',
      files: {
        '01.md':
          '<!-- galley-ignore-file G101, G102 until 2999-01-31: a draft -->\n\nRead @doe.\n\n<!-- galley is a kitchen. -->'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('ignore-comment')
} satisfies Rule
