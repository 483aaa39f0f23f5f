import {type Rule, reportedWhileReading} from './rule.ts'

export const bibliographySyntax = {
  code: 'G201',
  name: 'bibliography-syntax',
  severity: 'error',
  summary: 'Every entry of the bibliography can be parsed.',
  why: 'A broken entry is missing from the list of references, and each of its citations fails.',
  examples: [
    {name: 'sound', files: {'01.md': '[@doe]', 'references.bib': '@book{doe,\n  title = {A}\n}'}, expect: []},
    {
      name: 'missing equals sign',
      files: {
        '01.md': '[@doe] [@roe]',
        'references.bib': '@book{doe,\n  title {A}\n}\n\n@book{roe,\n  title = {B}\n}'
      },
      expect: ['references.bib:2:3-2:10 Unexpected `{` after `title`, expected `=`']
    }
  ],
  check: reportedWhileReading('bibliography-syntax')
} satisfies Rule
