import {type Rule, reportedWhileReading} from './rule.ts'

export const queryOpen = {
  code: 'G711',
  name: 'query-open',
  severity: 'error',
  summary: 'Every query of the editor is answered.',
  why: '`galley proof` shows the author each query about the text. Change the text if needed, then answer after the query with `<!-- A (your name): … -->`, or delete the query.',
  examples: [
    {
      name: 'a query',
      files: {'01.md': 'In 1999 <!-- AQ: Is this the first edition? -->it was law.'},
      expect: ['01.md:1:9-1:48 The query “Is this the first edition?” has no answer']
    },
    {
      name: 'an answer',
      files: {'01.md': 'In 1999 <!-- AQ: Sure? --><!-- A (Ann Doe): Yes. -->it was law.'},
      expect: []
    },
    {
      name: 'of `queries.yaml`',
      files: {'01.md': 'In 1999 it was law.', 'queries.yaml': '- ask: Sure?\n  words: In 1999\n'},
      expect: ['queries.yaml:1:3-2:17 The query “Sure?” has no answer']
    },
    {name: 'another comment', files: {'01.md': 'Words <!-- AQ without a question -->.'}, expect: []}
  ],
  check: reportedWhileReading('query-open')
} satisfies Rule
