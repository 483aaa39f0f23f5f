import {type Rule, reportedWhileReading} from './rule.ts'

export const queryUnplaced = {
  code: 'G712',
  name: 'query-unplaced',
  severity: 'error',
  summary: 'Every query of `queries.yaml` names its place in the paper.',
  why: 'A query without a place is shown at the beginning of the proof, where the author cannot see what it is about.',
  examples: [
    {
      name: 'words that are not in the text',
      files: {
        '01.md': 'In 1999 it was law.',
        'queries.yaml': '- {ask: Sure?, words: In 1998, answer: Yes}\n- {ask: Sure?, words: In 1998}\n'
      },
      expect: ['queries.yaml:2:3-2:31 The words “In 1998” are not in the text']
    },
    {
      name: 'words at two places',
      files: {'01.md': 'It was law. It was good.', 'queries.yaml': '- {ask: When?, words: It was}\n'},
      expect: ['queries.yaml:1:3-1:30 The words “It was” occur 2 times in the text']
    },
    {
      name: 'an unknown label and a line beyond the end',
      files: {
        '01.md': '# Bricks {#sec:bricks}\n',
        'queries.yaml': '- {ask: Why?, label: sec:brick}\n- {ask: Why?, line: 01.md:7}\n'
      },
      expect: [
        'queries.yaml:1:3-1:32 `sec:brick` is neither a label of the text nor the key of a work',
        'queries.yaml:2:3-2:29 `01.md` has no line 7; its last line is 1'
      ]
    },
    {
      name: 'a query without a question',
      files: {'01.md': 'Bricks.', 'queries.yaml': '- aks: Why?\n'},
      expect: [
        'queries.yaml:1:3-1:6 `aks` is not a key of a query, expected `ask`, `label`, `words`, `in`, `line`, `answer`, `by`',
        'queries.yaml:1:3-1:12 The query asks nothing, expected `ask: …`'
      ]
    },
    {
      name: 'words at one place',
      files: {'01.md': 'It was law. It was good.', 'queries.yaml': '- {ask: When?, words: It was law}\n'},
      expect: []
    }
  ],
  check: reportedWhileReading('query-unplaced')
} satisfies Rule
