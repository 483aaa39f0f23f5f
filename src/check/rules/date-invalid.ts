import {type Rule, reportedWhileReading} from './rule.ts'

export const dateInvalid = {
  code: 'G407',
  name: 'date-invalid',
  severity: 'warning',
  summary: 'Every date exists in the calendar.',
  why: 'An invalid date is missing from the paper and its metadata.',
  examples: [
    {
      name: 'a day that is none',
      files: {'manuscript.yaml': 'date: 31 June 2026', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:7-1:19 `31 June 2026` is not a date, expected one such as `2026-11-24`']
    },
    {name: 'in words', files: {'manuscript.yaml': 'date: 30 June 2026', '01.md': 'Words.'}, expect: []}
  ],
  check: reportedWhileReading('date-invalid')
} satisfies Rule
