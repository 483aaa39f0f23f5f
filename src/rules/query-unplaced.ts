import {type Rule, reportedWhileReading} from './rule.ts'

export const queryUnplaced = {
  code: 'G712',
  name: 'query-unplaced',
  severity: 'error',
  summary: 'Every query of `queries.yaml` names its place in the paper.',
  why: 'A query whose place is not found is asked at the beginning of the proof, where the author does not see what it is about.',
  examples: [
    {
      name: 'words that are not in the text',
      files: {
        '01.md': 'In 1999 it was law.',
        'queries.yaml': '- {ask: Sure?, words: In 1998, answer: Yes}\n- {ask: Sure?, words: In 1998}\n'
      },
      expect: [
        'queries.yaml:2:3-2:31 Unexpected words “In 1998” that the text does not have, expected words of one paragraph as they are printed'
      ]
    },
    {
      name: 'words at two places',
      files: {'01.md': 'It was law. It was good.', 'queries.yaml': '- {ask: When?, words: It was}\n'},
      expect: [
        'queries.yaml:1:3-1:30 Unexpected words “It was” that stand at 2 places, expected words that stand at one'
      ]
    },
    {
      name: 'a label and a line that are not there',
      files: {
        '01.md': '# Bricks {#sec:bricks}\n',
        'queries.yaml': '- {ask: Why?, label: sec:brick}\n- {ask: Why?, line: 01.md:7}\n'
      },
      expect: [
        'queries.yaml:1:3-1:32 Unexpected label `sec:brick`, expected one of the text, or the key of a work',
        'queries.yaml:2:3-2:29 Unexpected line 7, expected one up to 1 of `01.md`'
      ]
    },
    {
      name: 'a query without a question',
      files: {'01.md': 'Bricks.', 'queries.yaml': '- aks: Why?\n'},
      expect: [
        'queries.yaml:1:3-1:6 Unexpected `aks` of a query, expected one of `ask`, `label`, `words`, `in`, `line`, `answer`, `by`',
        'queries.yaml:1:3-1:12 Unexpected query without a question, expected `ask: …`'
      ]
    }
  ],
  check: reportedWhileReading('query-unplaced')
} satisfies Rule
