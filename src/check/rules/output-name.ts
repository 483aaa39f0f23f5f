import {type Rule, reportedWhileReading} from './rule.ts'

export const outputName = {
  code: 'G418',
  name: 'output-name',
  severity: 'error',
  protects: true,
  summary: 'The name of the outputs is a valid file name on every system.',
  why: 'A name that contains a folder would put the outputs elsewhere, so galley ignores an invalid name and uses the usual one.',
  examples: [
    {
      name: 'in another folder',
      files: {'manuscript.yaml': 'output: ../law', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:9-1:15 The outputs cannot be named `../law`, expected letters, digits, `.`, `_` and `-`'
      ]
    },
    {
      name: 'a device of Windows',
      files: {'manuscript.yaml': 'output: con.v2', '01.md': 'Words.'},
      expect: [
        'manuscript.yaml:1:9-1:15 The outputs cannot be named `con.v2`, expected letters, digits, `.`, `_` and `-`'
      ]
    },
    {name: 'a name', files: {'manuscript.yaml': 'output: law.v2', '01.md': 'Words.'}, expect: []}
  ],
  check: reportedWhileReading('output-name')
} satisfies Rule
