import {type Rule, reportedWhileReading} from './rule.ts'

export const tableGrid = {
  code: 'G508',
  name: 'table-grid',
  severity: 'warning',
  summary: 'The borders of a grid table, drawn with `+---+`, meet.',
  why: 'A table that cannot be parsed is printed as running text.',
  examples: [
    {name: 'a grid', files: {'01.md': '+---+---+\n| a | b |\n+---+---+\n\n: Two letters.'}, expect: []},
    {
      name: 'a line that is too short',
      files: {'01.md': '+---+---+\n| a | b |\n+---+--+'},
      expect: ['01.md:1:1-3:9 The lines of this grid table do not meet, expected `+` where they cross']
    }
  ],
  check: reportedWhileReading('table-grid')
} satisfies Rule
