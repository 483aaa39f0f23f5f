import {type Rule, reportedWhileReading} from './rule.ts'

export const tableGrid = {
  code: 'G508',
  name: 'table-grid',
  severity: 'warning',
  summary: 'Tables are written with pipes.',
  why: 'A table drawn with `+---+` is printed as running text.',
  examples: [
    {name: 'pipes', files: {'01.md': '| a | b |\n|---|---|\n| c | d |'}, expect: []},
    {
      name: 'a grid',
      files: {'01.md': '+---+---+\n| a | b |\n+---+---+'},
      expect: ['01.md:1:1-3:10 Unexpected grid table, expected a table with pipes']
    }
  ],
  check: reportedWhileReading('table-grid')
} satisfies Rule
